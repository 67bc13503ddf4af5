"""Everything that ships loads without a problem, and the format's reference says what is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workshop.content import helplines, prompts, prose, scripts, segments
from workshop.content.check import Checked, check, check_all
from workshop.content.headings import Heading
from workshop.content.library import Library
from workshop.content.packs import PackLibrary
from workshop.content.shipped import shipped
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


@pytest.mark.parametrize("id_", PackLibrary([HANDOUTS]).ids())
def test_a_shipped_pack_opens_without_a_problem(id_: str) -> None:
    pack, problems = PackLibrary([HANDOUTS]).load(id_)

    assert problems == []
    assert pack is not None


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

    assert marks == prose.PAUSES


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
