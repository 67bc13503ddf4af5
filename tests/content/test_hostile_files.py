"""Whatever the files hold, the loader answers with a script or with problems, and never raises."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.good import texts
from workshop.content.problems import Problem, has_errors
from workshop.content.scripts import load_script
from workshop.domain.script import Script

OWN, SHARED = texts("good"), texts("shared")
FILES = sorted(OWN)

MARKS = """
---|# |## |## Say|## Prompt: choose x|, tier 2|: |- |  - |[|]|{|}|[..]|[x](y)|*|**|_|`|<b>|<!--|"|'
&a |*a|!!int |%|@|…|—|running_order:|minutes: 1|kind: sharing|kind: guided_imagery|1e9|.nan|null|~
"\\ud800"|"\\0"|99999999999999999999|? |>"""
HIDDEN = ["\n", "\n\n", "\r", "\t", "\ufeff", "\0", "\u2028", "\x85", "\n---\n"]
FRAGMENTS = st.sampled_from([*MARKS.replace("\n", "|").split("|"), *HIDDEN])
INSERTED = FRAGMENTS | st.text(max_size=20)
CHANGES = st.lists(
    st.tuples(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 80), INSERTED),
    min_size=1,
    max_size=6,
)


def spoilt(changes: list[tuple[str, float, int, str]]) -> dict[str, str]:
    """The good script with some text cut out and some put in, at places given as fractions."""
    files = dict(OWN)
    for name, place, cut, inserted in changes:
        text = files[name]
        start = int(place * len(text))
        files[name] = text[:start] + inserted + text[start + cut :]
    return files


def check(files: dict[str, str]) -> None:
    script, problems = load_script("good", files, SHARED)

    assert (script is None) == has_errors(problems)
    assert all(is_honest(problem) for problem in problems)
    if script is not None:
        assert_sound(script)


def is_honest(problem: Problem) -> bool:
    """A place in a file that exists, and words that can be printed anywhere."""
    return problem.line >= 1 and bool(problem.message) and str(problem).encode("utf-8") != b""


def assert_sound(script: Script) -> None:
    assert script.segments
    assert script.title
    repr(script).encode("utf-8")
    for segment in script.segments:
        assert segment.floor <= segment.planned
        assert all((segment.title, segment.goal, segment.phone, segment.on_paper, segment.cues))
        assert all("\0" not in cue.text for cue in segment.cues)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(CHANGES)
def test_no_change_to_a_good_script_makes_the_loader_raise(
    changes: list[tuple[str, float, int, str]],
) -> None:
    check(spoilt(changes))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(FILES), st.text(max_size=300))
def test_no_text_in_place_of_a_file_makes_the_loader_raise(name: str, text: str) -> None:
    check({**OWN, name: text})


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(FILES), max_size=7))
def test_missing_files_do_not_make_the_loader_raise(missing: list[str]) -> None:
    check({name: text for name, text in OWN.items() if name not in missing})
