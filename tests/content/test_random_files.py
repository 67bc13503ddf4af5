"""Random front matter and headings are a script or problems, and never anything else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content.good import texts
from tests.content.test_hostile_files import check
from workshop.content import script_file, segments
from workshop.domain.languages import LANGUAGES
from workshop.domain.script import PromptType, SegmentKind

GOOD = texts("good_in_two_languages")
NAMES = sorted(name for name in GOOD)

WORDS = st.text(max_size=30) | st.sampled_from(
    [
        *SegmentKind,
        *LANGUAGES,
        *(
            "1",
            "3",
            "12",
            "181",
            "-1",
            "1e3",
            "true",
            "null",
            "[a]",
            "{a: b}",
            "|",
            ">",
            "&a",
            "*a",
        ),
        *("talk", "talk, 5 minutes", "talk, from tier 3", "welcome, up to tier 9", "$agreements"),
        *(
            "[.]",
            "[...] [...]",
            "close your eyes",
            "eyes open",
            "- one",
            "  - two",
            "what happened",
        ),
    ]
)
NAMES_OF_FIELDS = st.sampled_from([*segments.FIELDS, *script_file.FIELDS]) | st.text(max_size=12)
LISTS = st.lists(WORDS, max_size=5).map(lambda items: "".join(f"\n  - {item}" for item in items))
FIELDS = st.lists(st.tuples(NAMES_OF_FIELDS, WORDS | LISTS), max_size=9)

NAMES_OF_HEADINGS = st.sampled_from(
    [
        *(heading.name for heading in (*segments.HEADINGS, *script_file.HEADINGS)),
        *(f"Prompt: {kind} {id_}" for kind in PromptType for id_ in ("letter_a", "wall", "x y")),
        "Say, tier 2",
        "Prompt: choose armour, tier 3",
    ]
) | st.text(max_size=20)
SECTIONS = st.lists(st.tuples(NAMES_OF_HEADINGS, st.lists(WORDS, max_size=5)), max_size=12)


@st.composite
def files(draw: st.DrawFn) -> dict[str, str]:
    """The good script, with some of its files written anew at random."""
    chosen = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    return GOOD | {name: written(draw(FIELDS), draw(SECTIONS)) for name in chosen}


def written(fields: list[tuple[str, str]], sections: list[tuple[str, list[str]]]) -> str:
    head = "".join(f"{name}: {value}\n" for name, value in fields)
    body = "".join(f"\n## {heading}\n\n" + "\n\n".join(lines) for heading, lines in sections)
    return f"---\n{head}---\n{body}\n"


def cases(how_many: int) -> settings:
    return settings(
        max_examples=how_many,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@cases(500)
@given(files())
def test_random_files_are_a_script_or_problems(found: dict[str, str]) -> None:
    check(found)


@pytest.mark.torture
@cases(20_000)
@given(files())
def test_20_000_random_files_are_a_script_or_problems(found: dict[str, str]) -> None:
    check(found)
