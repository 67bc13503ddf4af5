"""The page that explains packs says what is true."""

from __future__ import annotations

import re
from dataclasses import fields

from workshop.content import packs, sheets, themes
from workshop.content.packs import PackLibrary
from workshop.content.shipped import shipped
from workshop.domain.pack import COLOURS, FONTS, PLACEHOLDERS, Layout, Theme
from workshop.domain.people import LONGEST_LIST, LONGEST_NAME
from workshop.domain.people_columns import COLUMNS

README = (shipped("handouts") / "README.md").read_text("utf-8")


def section(heading: str) -> str:
    return README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def column(heading: str) -> list[str]:
    """The names in the first column of the tables below this heading of the README."""
    return re.findall(r"^\| `([^`]+)` \|", section(heading), re.MULTILINE)


def test_the_reference_names_every_placeholder_and_where_it_comes_from() -> None:
    assert column("Placeholders") == [f"${each.name}" for each in PLACEHOLDERS]
    for each in PLACEHOLDERS:
        short = "short " if each.short else ""
        assert f"| `${each.name}` | {each.label} | {each.source} | {short}|\n" in README


def test_the_reference_names_every_column_of_a_list_and_its_other_headings() -> None:
    assert column("For a list of people") == [each.name for each in COLUMNS]
    for each in COLUMNS:
        also = "".join(f"`{other}`, " for other in each.also).removesuffix(", ")
        assert f"| `{each.name}` | {each.write} | {also + ' ' if also else ''}|\n" in README
    assert f"{LONGEST_LIST:,} people" in README
    assert f"a name {LONGEST_NAME} characters" in README


def test_the_reference_names_every_pack_that_ships_and_when_it_is_needed() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|", section("What lies where"), re.MULTILINE)
    library = PackLibrary([shipped("handouts")])
    packs = {id_: library.load(id_)[0] for id_ in library.ids()}

    assert dict(rows) == {
        id_: pack.when for id_, pack in packs.items() if pack and id_[-3:] != "_es"
    }
    assert set(packs) == {*dict(rows), *(f"{id_}_es" for id_ in dict(rows))}


def test_the_reference_names_every_field_and_layout() -> None:
    assert column("The file pack.md") == list(packs.FIELDS)
    assert column("A sheet") == [*sheets.FIELDS, *Layout]


def test_the_reference_names_every_field_of_a_theme_with_its_range_and_default() -> None:
    theme = Theme()
    assert column("The file theme.toml") == [each.name for each in fields(Theme)]
    for name, (meaning, low, high) in themes.MEASURES.items():
        row = f"| `{name}` | {meaning} | {low:g} to {high:g} | {getattr(theme, name):g} |"
        assert row in README
    for name, meaning in themes.FONT_FIELDS.items():
        assert f"| `{name}` | {meaning} | a font | {getattr(theme, name)} |" in README
    for name, meaning in themes.COLOUR_FIELDS.items():
        assert f"| `{name}` | {meaning} | a colour | {getattr(theme, name)} |" in README
    for each in (*FONTS, *COLOURS):
        assert f"`{each}`" in section("The file theme.toml")
