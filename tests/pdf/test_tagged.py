"""What a program reads aloud from our PDFs is what they say, in order, and what each thing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from tests.pdf.blueprint import blueprint
from tests.pdf.paper import handout, letter, printed, sheet
from tests.pdf.reading import as_read
from tests.pdf.structured import Said, nodes, pieces, tree
from tests.pdf.test_scripts import ARTICLE_ONE, RIGHT_TO_LEFT
from workshop.content.library import Library
from workshop.content.packs import PackLibrary
from workshop.content.shipped import shipped
from workshop.domain import booklet_pages
from workshop.domain.booklet import BookletRequest
from workshop.domain.desk_print import PrintFile, covered
from workshop.domain.facts import Contact, Door, Facts
from workshop.domain.forms import Choices, HandCard, Question, RundownRow
from workshop.domain.handout import (
    Entry,
    Handout,
    Letter,
    Paper,
    compose,
    sample_request,
)
from workshop.domain.pack import Heading, Items, Lines, Paragraph, Theme
from workshop.pdf.booklet import render_booklet
from workshop.pdf.print_file import render_print_file
from workshop.pdf.render import Rendered, render

PACKS = PackLibrary([shipped("handouts")])
SCRIPT = Library([shipped("facilitator_scripts")]).entry("inner_child_90").script
DOOR = Door(("1" * 41,) * 41, "192.0.2.1:8080", "CDF-GHJ", "one · two · three")
LINES = (
    Contact("Night line", "Someone to talk to.", ("Call 1", "Text 2"), "24 hours, every day"),
    Contact("Day line"),
)


def shipped_handout(
    id_: str, paper: Paper = Paper.A4, large: bool = False, spoken: str = ""
) -> tuple[Handout, Theme]:
    """With all that an evening can know. The script is in the pack's language, or another."""
    pack, _ = PACKS.load(id_)
    assert pack
    assert SCRIPT
    facts = Facts(
        LINES,
        emergency="112",
        checked_on=date(2030, 4, 1),
        script=SCRIPT.in_language(spoken or pack.language).for_tier(SCRIPT.tier),
        start=time(19, 0),
        printed_on=date(2030, 5, 1),
        door=DOOR,
    )
    asked = replace(sample_request(pack.language), page=paper, large=large)
    return compose(pack, asked, facts), pack.theme


def flat(said: list[Said]) -> list[Said]:
    """Without the names of tables: where one begins is told by its rows."""
    return [each for each in said if each.role != "Table"]


@pytest.mark.parametrize("id_", PACKS.ids())
@pytest.mark.parametrize("large", [False, True])
def test_every_pack_is_read_aloud_as_it_was_put_together(id_: str, large: bool) -> None:
    whole, theme = shipped_handout(id_, Paper.LETTER if large else Paper.A4, large)

    assert flat(tree(render(whole, theme))) == blueprint(whole)


@pytest.mark.parametrize("text", ARTICLE_ONE.values(), ids=ARTICLE_ONE)
def test_every_script_is_read_aloud_in_the_order_in_which_it_was_written(text: str) -> None:
    assert tree(letter(text))[-1] == Said("P", as_read(text))


@pytest.mark.parametrize("text", RIGHT_TO_LEFT)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_so_is_a_line_that_runs_both_ways(text: str, language: str) -> None:
    rendered = render(replace(handout(sheet(Letter(text))), language=language), Theme())

    assert tree(rendered)[-1] == Said("P", as_read(text))


def test_a_paragraph_that_goes_over_several_pages_is_one_paragraph() -> None:
    hebrew = "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. " * 100
    english = "All human beings are born free and equal in dignity and rights. " * 100

    assert tree(letter(f"{english}\n\n{hebrew}"))[3:] == [
        Said("P", as_read(english)),
        Said("P", as_read(hebrew)),
    ]


def test_words_do_not_run_together_where_a_line_ends() -> None:
    assert pieces(letter("one\ntwo\n" + "three " * 40))[1:] == ["one two " + "three " * 40]


def test_a_list_is_one_list_and_ends_with_its_last_item() -> None:
    rendered = printed(Items(("a", "b")), Items(("c",)), Paragraph("d"), Items(("e",)))

    assert [each.role for each in tree(rendered)].count("L") == 2


def test_rows_below_each_other_are_one_table_over_as_many_pages_as_it_takes() -> None:
    rows = [RundownRow(f"{number}", f"Segment {number}", "5 min") for number in range(80)]
    roles = [each.role for each in tree(printed(*rows, Paragraph("and"), *rows[:2]))]

    assert (roles.count("Table"), roles.count("TR")) == (2, 82)


def test_a_level_of_headings_is_never_skipped() -> None:
    help_line = Contact("Night line", "Someone to talk to.")
    untitled = sheet(Heading("a"), help_line, title="")

    roles = [each.role for each in tree(render(handout(untitled, sheet(help_line)), Theme()))]

    assert [role for role in roles if role.startswith("H")] == ["H1", "H2", "H1", "H2"]


def test_what_is_only_drawn_is_said_in_words() -> None:
    square = "Square code for a phone’s camera. It leads to the address on this page."
    question = Question((Paragraph("Which?"),), Choices(("Rest",)))

    assert alternatives(render(*shipped_handout("room"))) == [square] * 2
    assert alternatives(printed(Lines(2), Entry("My person:", ""))) == ["Room to write"] * 2
    assert alternatives(printed(question)) == ["Box to tick"]
    assert alternatives(printed(HandCard("#f28c28", "orange"))) == [
        "The coloured side of the card: orange"
    ]


def alternatives(rendered: Rendered) -> list[str]:
    return [str(each["/Alt"]) for each in nodes(rendered) if "/Alt" in each]


def languages(rendered: Rendered) -> list[tuple[str, str]]:
    """Of each node that is in another language than the document: what it is, and in which."""
    return [(each["/S"], each["/Lang"]) for each in nodes(rendered) if "/Lang" in each]


def test_what_letters_tell_of_a_language_is_said_so_that_a_voice_can_change() -> None:
    rendered = letter("I say שלום and สวัสดี, Γειά, 안녕 and سلام")

    assert languages(rendered) == [
        ("/Span", "he"),
        ("/Span", "th"),
        ("/Span", "el"),
        ("/Span", "ko"),
        ("/Span", "und-Arab"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "سلام"),
        ("ja", "すべてのカナと漢字"),
        ("ko", "안녕 漢字"),
        ("zh-TW", "人人生而自由"),
        ("uk", "Всі люди"),
        ("am", "ሰላም and more"),
    ],
)
def test_a_document_in_its_own_letters_has_nothing_told_apart(language: str, text: str) -> None:
    own = replace(handout(sheet(Letter(text), title=text)), language=language)

    assert languages(render(own, Theme())) == []


def test_a_script_in_another_language_than_its_pack_is_read_in_its_own() -> None:
    whole, theme = shipped_handout("paper_twin", spoken="es")
    told = nodes(render(whole, theme))
    inside = [each for each in told if each["/S"] not in {"/Document", "/Sect", "/L", "/LI"}]

    assert {"/Lang" in each for each in inside} == {True, False}
    assert {each["/Lang"] for each in told if "/Lang" in each} == {"es"}
    assert flat(tree(render(whole, theme))) == blueprint(whole)


def test_words_for_what_is_drawn_say_that_they_are_english_where_they_have_to_be() -> None:
    arabic, spanish = (handout(sheet(Lines(2), title=title)) for title in ("صفحة", "Hoja"))

    assert languages(render(replace(arabic, language="ar"), Theme())) == [("/Figure", "en")]
    assert languages(render(replace(spanish, language="es"), Theme())) == []


def test_what_does_not_run_from_the_left_is_noted_in_order_for_programs_that_ask() -> None:
    (span,) = [each for each in nodes(letter("He said שלום (באמת)!")) if "/ActualText" in each]

    assert (span["/S"], span["/Lang"]) == ("/Span", "he")
    assert span["/ActualText"] == "שלום (באמת)"


def test_a_print_file_keeps_what_each_person_has_apart_and_in_their_language() -> None:
    english, theme = shipped_handout("take_home")
    spanish, _ = shipped_handout("take_home_es")
    people = (covered(english, "FERN"), covered(spanish, "OTTER"))
    rendered = render_print_file(PrintFile(people), theme)

    parts = [each for each in nodes(rendered) if each["/S"] == "/Part"]
    assert [each["/Lang"] for each in parts] == ["en", "es"]
    assert languages(rendered) == [("/Part", "en"), ("/Part", "es")]
    assert [each for each in tree(rendered) if each.role != "Part"] == [
        *blueprint(people[0]),
        *blueprint(people[1])[1:],
    ]


def test_a_booklet_is_read_aloud_sheet_by_sheet() -> None:
    assert SCRIPT
    booklet = booklet_pages.compose(SCRIPT, BookletRequest(start=time(18, 0)))
    said = tree(render_booklet(booklet))

    titles = [each.text for each in said if each.role == "H1"]
    assert titles == [as_read(each.title) for each in booklet.sheets]
    rows = [each.text for each in said if each.role == "TH"]
    segments = [as_read(segment.title) for segment in SCRIPT.segments]
    assert [each for each in rows if each in segments] == segments


def test_what_stands_on_every_page_is_not_read_aloud_with_what_is_written() -> None:
    assert "Page" not in "".join(each.text for each in tree(letter("word " * 2000)))
