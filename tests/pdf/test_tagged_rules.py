"""All that we print keeps those rules of PDF/UA-1 that a program can check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from tests.pdf import matterhorn
from tests.pdf.matterhorn import RULES, Rule, amiss
from tests.pdf.nonsense import PIECES, nonsense
from tests.pdf.paper import handout, reader, sheet
from tests.pdf.structured import nodes
from tests.pdf.test_hostile_text import MARKUP, ODD
from tests.pdf.test_scripts import ARTICLE_ONE, RIGHT_TO_LEFT
from tests.pdf.test_tagged import PACKS, SCRIPT, shipped_handout
from workshop.domain import booklet_pages
from workshop.domain.booklet import BookletRequest
from workshop.domain.desk_print import PrintFile, covered
from workshop.domain.facts import Contact
from workshop.domain.forms import Beside, Choices, HandCard, Question, RundownRow, Scale
from workshop.domain.handout import Block, Entry, Letter, Paper, Written
from workshop.domain.pack import Heading, Items, Layout, Lines, Paragraph, Theme
from workshop.pdf.booklet import render_booklet
from workshop.pdf.print_file import render_print_file
from workshop.pdf.render import render


@pytest.mark.parametrize("id_", PACKS.ids())
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("large", [False, True])
def test_every_pack_keeps_every_rule(id_: str, paper: Paper, large: bool) -> None:
    pack, _ = PACKS.load(id_)
    if pack and (paper is not Paper.A3 or pack.has_posters):
        assert amiss(reader(render(*shipped_handout(id_, paper, large)))) == []


@pytest.mark.parametrize("tier", [None, 1])
@pytest.mark.parametrize("large", [False, True])
def test_a_booklet_keeps_every_rule(tier: int | None, large: bool) -> None:
    assert SCRIPT
    asked = BookletRequest(large=large, tier=tier, start=time(18, 0))

    assert amiss(reader(render_booklet(booklet_pages.compose(SCRIPT, asked)))) == []


def test_a_print_file_keeps_every_rule() -> None:
    english, theme = shipped_handout("take_home")
    spanish, _ = shipped_handout("take_home_es", large=True)
    people = (covered(english, "FERN"), covered(spanish, "OTTER"))

    assert amiss(reader(render_print_file(PrintFile(people), theme))) == []


def test_so_does_the_bare_page_of_who_chose_no_sheet() -> None:
    assert amiss(reader(render(handout(), Theme()))) == []


def everywhere(text: str) -> tuple[Block, ...]:
    """All that a person, a script or a facilitator can have written."""
    return (
        Heading(text),
        Paragraph(text),
        Items((text, text)),
        Written(text),
        Letter(text),
        Entry(text, text),
        Entry(text, ""),
        Contact(text, text, (text,), text),
        Question((Paragraph(text), Items((text,))), Choices((text,) * 6)),
        Question((Paragraph(text),), Scale(text, text)),
        Beside("Another way", (Paragraph(text), Items((text,)))),
        RundownRow("19:00", text, "4 min", ("may be cut to 3",)),
        RundownRow("19:04", "End"),
    )


def amiss_with(text: str, language: str = "en") -> list[str]:
    card = (Heading("Hold"), Paragraph("Something cool."), Entry("Mine:", text))
    slips = (Heading(text), HandCard("#f28c28", "orange"), Items((text,)), Heading(text), Lines(2))
    sheets = (
        sheet(title=text, layout=Layout.OUTSIDE),
        sheet(*everywhere(text), title=text),
        sheet(*card, title=text, layout=Layout.CARD),
        sheet(*slips, title=text, layout=Layout.SLIPS),
        sheet(Heading(text), Written(text), Items((text,)), title=text, layout=Layout.POSTER),
        sheet(Paragraph(text), Written(text), title=text, layout=Layout.TENT),
    )
    whole = handout(*sheets)
    spoken = type(whole)(whole.title, language, whole.page, whole.large, whole.sheets)
    return amiss(reader(render(spoken, Theme())))


@pytest.mark.parametrize("text", [*ARTICLE_ONE.values(), *RIGHT_TO_LEFT])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_text_in_any_script_keeps_every_rule(text: str, language: str) -> None:
    assert amiss_with(text, language) == []


@pytest.mark.parametrize(
    "text", [*MARKUP, *(text[:1_000] for text in ODD.values()), "".join(PIECES)]
)
def test_hostile_text_keeps_every_rule(text: str) -> None:
    assert amiss_with(text) == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(nonsense)
def test_any_nonsense_keeps_every_rule(text: str) -> None:
    assert amiss_with(text) == []


# --- every rule finds what it is there to find ----------------------------------------------------

Breaking = Callable[[PdfReader], None]


def whole() -> PdfReader:
    """A document with one of everything."""
    return reader(render(handout(sheet(*everywhere("Rest"), Lines(2), title="Rest")), Theme()))


def test_what_is_to_be_broken_is_whole() -> None:
    assert amiss(whole()) == []


def node(document: PdfReader, role: str) -> DictionaryObject:
    return next(each for each in nodes(document) if each["/S"] == f"/{role}")  # type: ignore[return-value]


def rewritten(document: PdfReader, old: bytes, new: bytes) -> None:
    page: Any = document.pages[0]
    contents = StreamObject()
    data = page.get_contents().get_data()
    assert old in data
    contents.set_data(data.replace(old, new, 1))
    page[NameObject("/Contents")] = contents


def put(where: Any, key: str, value: Any) -> None:
    where[NameObject(key)] = value


def font(document: PdfReader) -> Any:
    return next(iter(document.pages[0]["/Resources"]["/Font"].values())).get_object()  # type: ignore[index]


def metadata(document: PdfReader, old: bytes, new: bytes) -> None:
    stream: Any = document.root_object["/Metadata"]
    stream.set_data(stream.get_data().replace(old, new))


def without_its_last_kid(where: Any) -> None:
    put(where, "/K", ArrayObject(where["/K"][:-1]))


BROKEN: dict[str, tuple[Rule, Breaking]] = {
    "drawn without a mark": (
        matterhorn.everything_drawn_is_tagged_or_an_artifact,
        lambda whole: rewritten(whole, b"/H1 <</MCID 0>> BDC", b"/H1 <<>> BDC"),
    ),
    "never closed": (
        matterhorn.everything_drawn_is_tagged_or_an_artifact,
        lambda whole: rewritten(whole, b"EMC", b""),
    ),
    "an artifact in a piece": (
        matterhorn.everything_drawn_is_tagged_or_an_artifact,
        lambda whole: rewritten(whole, b"EMC", b"/Artifact BMC EMC EMC"),
    ),
    "ended in the middle of text": (
        matterhorn.everything_drawn_is_tagged_or_an_artifact,
        lambda whole: rewritten(whole, b"ET", b"EMC ET"),
    ),
    "a piece that no node has": (
        matterhorn.every_piece_is_in_the_tree_and_back,
        lambda whole: without_its_last_kid(node(whole, "P")),
    ),
    "a piece that the page does not know": (
        matterhorn.every_piece_is_in_the_tree_and_back,
        lambda whole: rewritten(whole, b"/MCID 3>>", b"/MCID 3000>>"),
    ),
    "a page without an entry": (
        matterhorn.every_piece_is_in_the_tree_and_back,
        lambda whole: put(whole.pages[0], "/StructParents", NumberObject(99)),
    ),
    "not marked": (
        matterhorn.it_says_that_it_is_tagged,
        lambda whole: put(whole.root_object, "/MarkInfo", DictionaryObject()),
    ),
    "another part of the standard": (
        matterhorn.it_says_that_it_is_tagged,
        lambda whole: metadata(whole, b"<pdfuaid:part>1", b"<pdfuaid:part>7"),
    ),
    "no title": (
        matterhorn.its_title_is_known_and_shown,
        lambda whole: metadata(whole, b"Notes", b""),
    ),
    "a title that is not shown": (
        matterhorn.its_title_is_known_and_shown,
        lambda whole: put(whole.root_object, "/ViewerPreferences", DictionaryObject()),
    ),
    "no language": (
        matterhorn.each_language_is_one,
        lambda whole: put(whole.root_object, "/Lang", TextStringObject("")),
    ),
    "a language that is none": (
        matterhorn.each_language_is_one,
        lambda whole: put(node(whole, "P"), "/Lang", TextStringObject("English!")),
    ),
    "a role of our own": (
        matterhorn.roles_are_standard_ones,
        lambda whole: put(node(whole, "P"), "/S", NameObject("/Prompt")),
    ),
    "a paragraph in a list": (
        matterhorn.lists_and_tables_hold_what_they_should,
        lambda whole: put(node(whole, "LI"), "/S", NameObject("/P")),
    ),
    "an item in a paragraph": (
        matterhorn.lists_and_tables_hold_what_they_should,
        lambda whole: put(node(whole, "L"), "/S", NameObject("/Div")),
    ),
    "a head of nothing": (
        matterhorn.lists_and_tables_hold_what_they_should,
        lambda whole: put(node(whole, "TH"), "/A", DictionaryObject()),
    ),
    "rows that differ": (
        matterhorn.rows_of_a_table_have_the_same_cells,
        lambda whole: without_its_last_kid(node(whole, "TR")),
    ),
    "marks that are not told": (
        matterhorn.lists_say_how_they_are_marked,
        lambda whole: put(node(whole, "L"), "/A", DictionaryObject()),
    ),
    "a picture without words": (
        matterhorn.pictures_have_words,
        lambda whole: put(node(whole, "Figure"), "/Alt", TextStringObject("")),
    ),
    "a level that is skipped": (
        matterhorn.headings_begin_at_the_top_and_skip_no_level,
        lambda whole: put(node(whole, "H2"), "/S", NameObject("/H3")),
    ),
    "no heading at the top": (
        matterhorn.headings_begin_at_the_top_and_skip_no_level,
        lambda whole: put(node(whole, "H1"), "/S", NameObject("/P")),
    ),
    "something to click": (
        matterhorn.nothing_can_be_clicked_that_is_not_in_the_tree,
        lambda whole: put(whole.pages[0], "/Annots", ArrayObject([DictionaryObject()])),
    ),
    "a font of somebody else": (
        matterhorn.fonts_are_embedded_and_tell_their_letters,
        lambda whole: font(whole)["/DescendantFonts"][0]["/FontDescriptor"].pop("/FontFile2"),
    ),
    "a font without letters": (
        matterhorn.fonts_are_embedded_and_tell_their_letters,
        lambda whole: font(whole).pop("/ToUnicode"),
    ),
    "a glyph that is none": (
        matterhorn.fonts_are_embedded_and_tell_their_letters,
        lambda whole: font(whole)["/DescendantFonts"][0]["/CIDToGIDMap"].set_data(b"\0" * 10_000),
    ),
}


@pytest.mark.parametrize(("rule", "breaking"), BROKEN.values(), ids=BROKEN)
def test_a_rule_finds_what_is_broken(rule: Rule, breaking: Breaking) -> None:
    document = whole()
    breaking(document)

    assert list(rule(document)) != []


def test_every_rule_was_seen_to_find_something() -> None:
    assert {rule for rule, _ in BROKEN.values()} == set(RULES)
