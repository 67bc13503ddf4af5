"""Everything that ships loads without a problem, and the format's reference says what is true."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from workshop.content import (
    care,
    helplines,
    line_words,
    pacing,
    prompts,
    reading,
    running_order,
    scripts,
    segments,
)
from workshop.content.check import Checked, check, check_all
from workshop.content.headings import Heading
from workshop.content.library import Library
from workshop.content.shipped import shipped
from workshop.domain.helplines import WORDS
from workshop.domain.pauses import PAUSES
from workshop.domain.script import PROTECTED_KINDS, PromptType, SegmentKind

SCRIPTS = shipped("facilitator_scripts")
HANDOUTS = shipped("handouts")
README = (SCRIPTS / "README.md").read_text("utf-8")
PROSE = re.sub(r"```.*?```", "", README, flags=re.DOTALL)


def table(section: str, column: str) -> list[list[str]]:
    """The rows of the table in this section of the README whose first column has this name."""
    _, _, below = PROSE.partition(f"\n## {section}\n")
    body = below.partition("\n## ")[0]
    (found,) = [rows for rows in tables(body) if rows[0][0] == column]
    return found[2:]


def tables(text: str) -> list[list[list[str]]]:
    found = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    return [
        [[cell.strip() for cell in row.strip("|").split("|")] for row in rows.splitlines()]
        for rows in found
    ]


def listed(section: str, column: str) -> list[str]:
    """The names in the first column, each of which stands in backticks."""
    cells = [row[0] for row in table(section, column)]
    assert all(re.fullmatch(r"`[^`]+`", cell) for cell in cells)
    return [cell.strip("`") for cell in cells]


def names(headings: tuple[Heading, ...]) -> list[str]:
    return [heading.name for heading in headings]


@pytest.mark.parametrize("id_", Library([SCRIPTS]).ids())
def test_a_shipped_script_opens_without_a_problem(id_: str) -> None:
    entry = Library([SCRIPTS]).entry(id_)

    assert entry.problems == ()
    assert entry.script is not None


def test_all_that_ships_is_in_order_shared_segments_and_help_lines_too() -> None:
    assert check_all([SCRIPTS], [HANDOUTS]) == Checked(
        scripts=len(list(SCRIPTS.glob("*/workshop.md"))),
        packs=len(list(HANDOUTS.glob("*/pack.md"))),
    )


def test_every_country_that_ships_is_read() -> None:
    countries, problems = helplines.load_countries(SCRIPTS / helplines.FOLDER)

    assert problems == []
    assert sorted(country.code.lower() for country in countries) == sorted(
        path.stem for path in (SCRIPTS / helplines.FOLDER).iterdir()
    )


def test_no_shipped_help_line_claims_to_be_checked() -> None:
    countries, _ = helplines.load_countries(SCRIPTS / helplines.FOLDER)

    assert [line for country in countries for line in country.lines if line.verified_on] == []
    assert [country for country in countries if country.emergency_check] == []


def test_every_shipped_help_line_says_in_spanish_all_that_it_says_in_words() -> None:
    countries, _ = helplines.load_countries(SCRIPTS / helplines.FOLDER)
    lines = [line for country in countries for line in country.lines]
    translated = [line.in_language("es") for line in lines]

    for line, spanish in zip(lines, translated, strict=True):
        for name in WORDS:
            said, translation = getattr(line, name), getattr(spanish, name)
            assert bool(said) == bool(translation), (line.name, name)
            assert not said or said != translation, (line.name, name)


def test_every_shipped_help_line_says_where_to_check_it_and_its_file_that_nobody_has() -> None:
    countries, _ = helplines.load_countries(SCRIPTS / helplines.FOLDER)
    files = [path.read_text("utf-8") for path in (SCRIPTS / helplines.FOLDER).iterdir()]

    assert all(line.source_url for country in countries for line in country.lines)
    assert all(text.startswith("# UNVERIFIED. ") for text in files)


def test_the_reference_names_every_field() -> None:
    assert listed("The file workshop.md", "Field") == list(scripts.FIELDS)
    assert listed("A segment file", "Field") == list(segments.FIELDS)
    assert listed("Help lines", "Field") == list(helplines.COUNTRY_FIELDS)
    assert listed("Help lines", "Entry") == list(helplines.LINE_FIELDS)
    assert listed("Help lines", "Words") == list(line_words.WORD_FIELDS) == list(WORDS)


def test_the_reference_names_every_heading() -> None:
    assert listed("The file workshop.md", "Heading") == names(scripts.HEADINGS)
    assert listed("A segment file", "Heading") == names(segments.HEADINGS)


def test_the_reference_names_every_kind_and_which_are_protected() -> None:
    assert listed("A segment file", "Kind") == list(SegmentKind)
    assert {
        row[0].strip("`")
        for row in table("A segment file", "Kind")
        if row[1].endswith("Protected.")
    } == PROTECTED_KINDS


def test_the_reference_names_every_type_of_prompt_and_every_known_prompt() -> None:
    assert listed("Prompts", "Type") == list(PromptType)
    known = {row[0].strip("`"): row[1].strip("`") for row in table("Prompts", "Id")}
    assert known == prompts.KNOWN_PROMPTS


def test_the_reference_names_every_pause_mark_and_its_seconds() -> None:
    marks = {row[0].strip("`"): int(row[1].split()[0]) for row in table("Pause marks", "Mark")}

    assert marks == PAUSES


def test_the_help_line_in_the_reference_is_a_good_one() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    head = 'country = "New Zealand"\ncode = "NZ"\nemergency = "111"\n\n'
    country, problems = helplines.load_country("nz.toml", head + example)

    assert problems == []
    assert country is not None


def test_the_example_in_the_reference_is_a_good_segment(tmp_path: Path) -> None:
    (example,) = re.findall(r"```\n(---\n.*?)```", README, re.DOTALL)
    (tmp_path / "short_stretch.md").write_text(example, "utf-8")

    assert check([tmp_path / "short_stretch.md"]).problems == ()


def test_the_reference_names_everything_that_can_follow_a_segment_in_the_order() -> None:
    assert listed("The file workshop.md", "You write") == list(running_order.EXAMPLES)


def test_the_reference_names_every_script_that_ships_with_its_minutes_and_tiers() -> None:
    told = {row[0].strip("`"): row[1:3] for row in table("What lies where", "Script")}
    library = Library([SCRIPTS])
    scripts = {id_: library.entry(id_).script for id_ in library.ids()}

    assert told == {
        id_: [
            str(script.for_tier(script.tier).planned // timedelta(minutes=1)),
            " or ".join(map(str, script.tiers)),
        ]
        for id_, script in scripts.items()
        if script
    }


@pytest.mark.parametrize("id_", Library([SCRIPTS]).ids())
def test_a_shipped_script_takes_as_long_at_every_tier(id_: str) -> None:
    script = Library([SCRIPTS]).entry(id_).script

    assert script is not None
    assert len({script.for_tier(tier).planned for tier in script.tiers}) == 1


def test_the_reference_gives_the_limits_that_the_check_has() -> None:
    rows = {row[0]: " ".join(row[1:]) for row in table("What the check looks at", "It looks at")}
    numbers = {what: [int(each) for each in re.findall(r"\d+", row)] for what, row in rows.items()}

    assert numbers["Speech"] == [pacing.FAST, pacing.SPEECH]
    assert numbers["Letters, sharing, reflection, beliefs"] == [pacing.QUIET_SHARE]
    assert numbers["Imagery: time"] == [
        pacing.LONGEST_IMAGERY,
        pacing.SLOWEST,
        pacing.FASTEST,
        pacing.HANDS // 60,
    ]
    assert numbers["Imagery: silence"] == [
        pacing.LONGEST_SILENCE,
        pacing.LEAST_SILENCE * 100,
        pacing.MOST_SILENCE * 100,
        100,
    ]
    assert numbers["What people read"] == [reading.HIGHEST, reading.WANTED]
    assert numbers["Length"] == list(reading.MOST_WORDS.values())
    assert numbers["The end of the script"] == [care.SETTLING_SHARE * 100, 100]
    floors = {kind: floor // timedelta(minutes=1) for kind, floor in care.LEAST_FLOORS.items()}
    assert numbers["Protected time"] == sorted(set(floors.values()))
