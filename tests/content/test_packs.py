"""Handout packs, from their files to what is printed; and what a mistake in one says."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from workshop.content.packs import PackLibrary, load_pack, load_texts
from workshop.content.shipped import shipped
from workshop.domain.handout import HandoutRequest, compose, sample_request
from workshop.domain.pack import (
    PLACEHOLDERS,
    Field,
    Heading,
    Items,
    Layout,
    Lines,
    Pack,
    Paragraph,
    SheetTemplate,
    Slot,
    Source,
    Theme,
    When,
)

PACKS = Path(__file__).parents[1] / "data" / "packs"
GOOD = {path.name: path.read_text("utf-8") for path in (PACKS / "good").iterdir()}
BROKEN = sorted(path.name for path in PACKS.iterdir() if path.name != "good")


def opened(files: dict[str, str]) -> Pack:
    pack, problems = load_texts("a_pack", files)
    assert problems == []
    assert pack is not None
    return pack


def problems_of(files: dict[str, str]) -> str:
    return "".join(f"{problem}\n" for problem in load_texts("a_pack", files)[1])


def test_a_pack_is_what_its_files_say() -> None:
    pack = opened(GOOD)

    assert (pack.id, pack.title, pack.language, pack.outside) == (
        "a_pack",
        "To take home",
        "en",
        "Notes",
    )
    assert [(each.id, each.layout) for each in pack.sheets] == [
        ("outside", Layout.OUTSIDE),
        ("card", Layout.CARD),
        ("plan", Layout.PAGE),
        ("letter", Layout.LETTER),
    ]
    assert pack.theme == Theme(text=14, leading=1.5, title_font="Noto Sans Bold")


def test_a_sheet_is_what_its_file_says_part_by_part() -> None:
    _, card, plan, letter = opened(GOOD).sheets

    assert card.parts == (
        Heading("Feet"),
        Paragraph("Press your feet down."),
        Heading("Hold"),
        Paragraph("Hold a stone."),
        Field("Mine:", "star_skill"),
    )
    assert plan.parts == (
        Heading("Tonight"),
        Slot("tonight", (Paragraph("Write it here."), Lines(2))),
        Paragraph("Some ideas:"),
        Items(("Soup", "Sleep")),
        Field("My person:", "my_person"),
        Heading("Help"),
        Slot("help_lines", (Paragraph("Ask us for a number."), Lines(1))),
        Paragraph("Checked on $checked_on."),
        Lines(None),
    )
    assert letter == SheetTemplate(
        "letter",
        "For me only",
        Layout.LETTER,
        "It is yours. Nobody else has to read it.",
        (Heading("My letter"), Slot("letter", (Lines(12),))),
    )


def test_a_list_line_goes_on_below_it_when_that_is_indented() -> None:
    plan = GOOD["plan.md"].replace("- Soup\n", "- Soup,\n  or bread\n")

    (_, _, sheet, _) = opened(GOOD | {"plan.md": plan}).sheets

    assert Items(("Soup, or bread", "Sleep")) in sheet.parts


def test_when_a_pack_is_needed_and_what_it_is_made_from_are_known() -> None:
    during = GOOD["pack.md"].replace("sheets:", "when: during\nsheets:")
    plan = GOOD["plan.md"] + "\n## Agreements\n\n$agreements\n\nWe start at $start.\n"

    assert opened(GOOD).when is When.AFTER
    pack = opened(GOOD | {"pack.md": during, "plan.md": plan})
    assert pack.when is When.DURING
    assert pack.needs == {Source.PERSON, Source.FACT, Source.SCRIPT}
    assert not pack.has_posters


def test_a_pack_without_a_theme_or_an_outside_looks_as_they_all_do() -> None:
    files = GOOD | {"pack.md": GOOD["pack.md"].replace("  - outside\n", "")}
    del files["outside.md"], files["theme.toml"]

    pack = opened(files)

    assert (pack.outside, pack.theme) == ("Notes", Theme())


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_is_named_with_its_line_and_the_way_to_mend_it(name: str) -> None:
    folder = PACKS / name
    spoilt = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    expected = spoilt.pop("expected.txt")

    assert problems_of(GOOD | spoilt) == expected


def test_a_pack_with_a_mistake_cannot_be_printed_but_one_with_a_warning_can() -> None:
    without_plan = GOOD | {"pack.md": GOOD["pack.md"].replace("  - plan\n", "")}

    assert load_texts("a_pack", GOOD | {"plan.md": "x"})[0] is None
    assert load_texts("a_pack", without_plan)[0] is not None


def test_every_mistake_is_found_at_once() -> None:
    spoilt = {
        "pack.md": GOOD["pack.md"].replace("language: en\n", ""),
        "plan.md": GOOD["plan.md"].replace("$tonight", "$tonite").replace("____ 2", "____ 99"),
        "theme.toml": "text = 1\nmargin = 1\n",
    }

    _, problems = load_texts("a_pack", GOOD | spoilt)

    assert [(each.path, each.line) for each in problems] == [
        ("a_pack/pack.md", 1),
        ("a_pack/plan.md", 8),
        ("a_pack/plan.md", 10),
        ("a_pack/theme.toml", 1),
        ("a_pack/theme.toml", 2),
    ]


def test_a_folder_without_a_pack_says_so(tmp_path: Path) -> None:
    pack, problems = load_pack(tmp_path)

    assert pack is None
    assert [(each.line, each.message) for each in problems] == [
        (1, "This folder has no pack.md, so it is not a handout pack.")
    ]


@pytest.mark.parametrize("name", ["pack.md", "plan.md", "theme.toml"])
def test_a_file_that_is_not_text_is_a_problem_and_no_crash(tmp_path: Path, name: str) -> None:
    for file, text in GOOD.items():
        (tmp_path / file).write_text(text, "utf-8")
    (tmp_path / name).write_bytes(b"\xff\xfe\x00\x80")

    pack, problems = load_pack(tmp_path)

    assert pack is None
    assert {each.path for each in problems} == {f"{tmp_path.name}/{name}"}


def write_pack(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def test_of_two_packs_with_one_name_the_facilitators_own_counts(tmp_path: Path) -> None:
    write_pack(tmp_path / "shipped" / "one", GOOD)
    write_pack(tmp_path / "shipped" / "two", GOOD)
    own = GOOD | {"pack.md": GOOD["pack.md"].replace("To take home", "Mine")}
    write_pack(tmp_path / "own" / "two", own)
    library = PackLibrary([tmp_path / "shipped", tmp_path / "own", tmp_path / "not_there"])

    titles = [pack.title for id_ in library.ids() if (pack := library.load(id_)[0])]

    assert library.ids() == ["one", "two"]
    assert titles == ["To take home", "Mine"]


def test_a_pack_is_read_again_only_when_a_file_has_changed(tmp_path: Path) -> None:
    write_pack(tmp_path / "one", GOOD)
    library = PackLibrary([tmp_path])
    first = library.load("one")
    assert library.load("one") is first

    (tmp_path / "one" / "theme.toml").write_text("text = 12\n", "utf-8")
    os.utime(tmp_path / "one" / "theme.toml", (0, 0))

    pack, _ = library.load("one")
    assert pack is not None
    assert pack.theme.text == 12


# --- the pack that ships ---------------------------------------------------------------------


def the_shipped_pack() -> Pack:
    pack, problems = load_pack(shipped("handouts") / "take_home")
    assert problems == []
    assert pack is not None
    return pack


def texts_of(pack: Pack) -> list[str]:
    """Every text that the pack itself prints."""
    found: list[str] = []
    for sheet in compose(pack, HandoutRequest(include_letter=True)).sheets:
        found += [sheet.title, sheet.lead]
        found += [text for block in sheet.blocks if (text := getattr(block, "text", ""))]
    return found


def test_the_shipped_packs_use_every_placeholder() -> None:
    used = " ".join(path.read_text("utf-8") for path in shipped("handouts").glob("*/*.md"))

    assert [each.name for each in PLACEHOLDERS if f"${each.name}" not in used] == []


def test_the_outside_gives_nothing_away() -> None:
    outside = compose(the_shipped_pack(), sample_request()).sheets[0]

    assert (outside.layout, outside.title, outside.lead, outside.blocks) == (
        Layout.OUTSIDE,
        "Notes",
        "",
        (),
    )


def test_the_letter_is_on_a_sheet_that_says_whose_it_is() -> None:
    (letter,) = [each for each in the_shipped_pack().sheets if each.layout is Layout.LETTER]

    assert letter.title == "For me only"


@pytest.mark.parametrize(
    "word",
    ["trauma", "abuse", "heal", "diagnos", "disorder", "parent", "mother", "father", "forgive"],
)
def test_the_shipped_pack_keeps_to_needs_and_promises_nothing(word: str) -> None:
    texts = texts_of(the_shipped_pack())

    assert [text for text in texts if re.search(rf"\b{word}", text, re.IGNORECASE)] == []


def test_no_sentence_of_the_shipped_pack_is_long() -> None:
    texts = texts_of(the_shipped_pack())
    sentences = [each for text in texts for each in re.split(r"(?<=[.?!:])\s", text)]

    assert len(sentences) > 50
    assert [each for each in sentences if len(each.split()) > 20] == []
