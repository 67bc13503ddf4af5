"""What is on the pages of a printed handout."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import cast

import pytest
from pypdf.generic import StreamObject

from tests.pdf.paper import (
    extracted,
    handout,
    letter,
    lines,
    page_count,
    pages,
    printed,
    reader,
    sheet,
    sizes,
    words,
)
from workshop.domain.facts import Contact
from workshop.domain.handout import Entry, Letter, Paper, Written
from workshop.domain.pack import Heading, Items, Layout, Lines, Paragraph, Theme
from workshop.pdf.render import render

SENTENCES = "\n\n".join(
    f"This is paragraph {n}, and it is here to fill the page." for n in range(200)
)


def test_every_block_can_be_read_in_its_order() -> None:
    rendered = printed(
        Heading("Tonight"),
        Written("Soup.\nBed."),
        Paragraph("Water helps."),
        Items(("Rest", "Play")),
        Lines(2),
        Entry("My person:", "Sam"),
        Entry("My number:", ""),
        Contact("A line", "About anything.", ("Call 116 123", "Text HI to 85258"), "Always"),
    )

    assert [line.strip() for line in lines(rendered)] == [
        "Tonight",
        "Soup.",
        "Bed.",
        "Water helps.",
        "• Rest",
        "• Play",
        "My person: Sam",
        "My number:",
        "A line",
        "Call 116 123 or text HI to 85258. Always",
        "About anything.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dear younger me, I know you needed a quiet place – and someone who’d stay.",
        "Cher moi, garçon naïf, à bientôt. Żółta łódź. Příliš žluťoučký kůň.",
        "Αγαπητέ μου εαυτέ, ξέρω ότι χρειαζόσουν ησυχία.",
        "Дорогой я, тебе нужна была тишина. Люба моя дитино, її, ґанок.",
        "fi fl ffi ffl — ligatures stay letters",
    ],
)
def test_a_letter_is_read_as_it_was_typed(text: str) -> None:
    rendered = letter(text)

    assert "".join(lines(rendered)) == text
    assert rendered.missing == frozenset()


def test_a_poem_keeps_its_lines_and_its_indents() -> None:
    poem = lines(letter("one\n  two\n    three"))

    assert [line.rstrip() for line in poem] == ["one", "  two", "    three"]


def test_each_sheet_begins_on_a_page_of_its_own() -> None:
    rendered = render(
        handout(sheet(title="One"), sheet(title="Two"), sheet(title="Three")), Theme()
    )

    assert pages(rendered) == [["One"], ["Two"], ["Three"]]


def test_every_page_but_the_outside_says_which_of_how_many_it_is() -> None:
    outside = sheet(title="Notes", layout=Layout.OUTSIDE)
    rendered = render(handout(outside, sheet(title="One"), sheet(Letter(SENTENCES))), Theme())

    outer, *inner = [text.strip().split("\n") for text in extracted(rendered)]

    assert len(inner) > 5
    assert outer == ["Notes"]
    for number, page in enumerate(inner, 2):
        assert page[-1] == f"Page {number} of {len(inner) + 1}"


def test_a_help_line_may_be_the_first_thing_below_a_heading() -> None:
    rendered = printed(Heading("A number"), Contact("A line", ways=("Call 116 123",)))

    assert lines(rendered) == ["A number", "A line", "Call 116 123"]


def test_what_is_drawn_beside_the_sheets_is_in_their_language() -> None:
    contact = Contact("Una línea", ways=("Llama al 024", "Envía un SMS al 024"))
    spanish = replace(handout(sheet(contact)), language="es")
    rendered = render(spanish, Theme())

    assert lines(rendered) == ["Una línea", "Llama al 024 o envía un SMS al 024"]
    assert extracted(rendered)[0].strip().endswith("Página 1 de 1")
    assert str(reader(rendered).root_object["/Lang"]) == "es"


def test_a_long_letter_flows_over_many_pages_and_loses_nothing() -> None:
    rendered = letter(SENTENCES)

    assert page_count(rendered) > 5
    assert words(rendered) == SENTENCES.split()
    assert min(len(page) for page in pages(rendered)[:-1]) > 20


def test_a_paragraph_leaves_no_single_line_behind_or_ahead() -> None:
    paragraph = "word " * 60  # some lines
    ends: set[tuple[int, int]] = set()

    for shift in range(20):
        rendered = printed(*[Paragraph("x")] * (shift + 10), Letter(paragraph))
        counts = [sum("word" in line for line in page) for page in pages(rendered)]
        ends.add((counts[0], counts[-1]))

    assert not [counts for counts in ends if 1 in counts]
    assert len(ends) > 2


def test_a_heading_is_not_left_without_what_it_announces() -> None:
    for shift in range(20):
        rendered = printed(
            *[Paragraph("x")] * (shift + 10), Heading("Head"), Paragraph("word " * 60)
        )
        for page in pages(rendered):
            assert page[-1] != "Head"


def test_a_question_is_on_the_same_page_as_its_lines() -> None:
    for shift in range(20):
        filler = [Paragraph("x")] * (shift + 10)
        found = pages(printed(*filler, Heading("Head"), Paragraph("Why?"), Lines(None)))
        assert [page for page in found if "Why?" in page] == [found[-1]]
        assert len(found) <= 2


def test_no_page_is_spent_on_a_single_line_to_write_on() -> None:
    for shift in range(10, 35):
        filler = [Paragraph("x")] * shift
        two, three = (page_count(printed(*filler, Lines(count))) for count in (2, 3))
        assert three == two


@pytest.mark.parametrize(
    ("page", "size"), [(Paper.A4, (595.28, 841.89)), (Paper.LETTER, (612, 792))]
)
def test_the_same_handout_is_laid_out_for_either_paper(
    page: Paper, size: tuple[float, float]
) -> None:
    rendered = printed(Letter(SENTENCES), page=page)

    (box,) = {
        (round(float(p.mediabox.width), 2), round(float(p.mediabox.height), 2))
        for p in reader(rendered).pages
    }
    assert box == size
    assert words(rendered) == SENTENCES.split()


def test_large_print_is_laid_out_afresh_and_not_only_enlarged() -> None:
    normal, large = printed(Letter(SENTENCES)), printed(Letter(SENTENCES), large=True)

    assert words(large) == words(normal)
    assert page_count(large) > page_count(normal)
    assert min(sizes(large)) == 18
    assert min(sizes(normal)) == 12


def test_a_card_shows_its_panels_and_the_persons_own_skill() -> None:
    card = sheet(
        Heading("Feet"),
        Paragraph("Press both feet into the floor."),
        Heading("Hold"),
        Entry("Mine:", "Look around"),
        layout=Layout.CARD,
    )

    assert lines(render(handout(card), Theme())) == [
        "Feet",
        "Press both feet into the floor.",
        "Hold",
        "Mine: Look around",
    ]


def test_a_card_in_huge_type_goes_over_two_pages_and_is_not_refused() -> None:
    panel = (Heading("Feet"), Paragraph("Press both feet into the floor. " * 5))
    card = sheet(*panel * 4, layout=Layout.CARD)

    rendered = render(handout(card, page=Paper.LETTER, large=True), Theme(large_text=28))

    assert page_count(rendered) == 2
    assert lines(rendered).count("Feet") == 4


@pytest.mark.parametrize("skill", ["", "much longer than there is room for " * 9])
def test_a_skill_that_has_no_room_on_the_card_is_a_line_to_write_it_on(skill: str) -> None:
    card = sheet(Heading("Hold"), Entry("Mine:", skill), layout=Layout.CARD)

    assert lines(render(handout(card), Theme())) == ["Hold", "Mine: ________________"]


def test_the_same_request_twice_gives_the_same_bytes() -> None:
    blocks = (Heading("Tonight"), Letter("Soup ☂ 🌻 Привет"), Lines(3))

    assert printed(*blocks).pdf == printed(*blocks).pdf


def test_the_same_request_in_another_process_gives_the_same_bytes() -> None:
    program = (
        "import sys; from tests.pdf.paper import letter;"
        "sys.stdout.buffer.write(letter('Soup ☂ Привет').pdf)"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert other.stdout == letter("Soup ☂ Привет").pdf


def test_the_document_tells_nothing_of_who_made_it_or_when() -> None:
    document = reader(letter("Dear me"))

    assert document.metadata == {"/Title": "Notes"}
    described = cast("StreamObject", document.root_object["/Metadata"]).get_data().decode()
    assert re.findall(r">([^<>\s]+)<", described) == ["Notes", "1"]
    assert str(document.root_object["/Lang"]) == "en"
    assert b"reportlab" not in letter("Dear me").pdf.lower()


def test_nothing_in_the_document_can_be_clicked_run_or_opened() -> None:
    document = reader(printed(Letter("see https://example.org or mailto:a@example.org")))

    assert set(document.root_object) & {"/OpenAction", "/AA", "/Names", "/AcroForm"} == set()
    assert [page for page in document.pages if "/Annots" in page or "/AA" in page] == []


def test_a_person_who_chose_no_sheet_gets_an_empty_page() -> None:
    assert pages(render(handout(), Theme())) == [[]]
