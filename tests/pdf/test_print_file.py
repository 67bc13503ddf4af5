"""Several people's handouts in one print file."""

from __future__ import annotations

from tests.pdf.paper import extracted, handout, reader, sheet, sizes
from workshop.domain.desk_print import PrintFile, covered
from workshop.domain.handout import Handout, Letter, Paper
from workshop.domain.pack import Layout, Theme
from workshop.pdf.print_file import render_print_file
from workshop.pdf.render import Rendered

OUTSIDE = sheet(title="Notes", layout=Layout.OUTSIDE)


def under(word: str, *letters: str, page: Paper = Paper.A4, large: bool = False) -> Handout:
    sheets = (sheet(Letter(each), title="A letter") for each in letters)
    return covered(handout(OUTSIDE, *sheets, page=page, large=large), word)


def print_file(*handouts: Handout) -> Rendered:
    return render_print_file(PrintFile(handouts), Theme())


def page_texts(rendered: Rendered) -> list[str]:
    return [" ".join(each.split()) for each in extracted(rendered)]


def test_no_sheet_of_paper_is_two_peoples_on_a_printer_that_prints_on_both_sides() -> None:
    assert page_texts(print_file(under("RIVER", "one"), under("LEMON", "two", "three"))) == [
        "RIVER",
        "",
        "A letter one Page 1 of 1",
        "",
        "LEMON",
        "",
        "A letter two Page 1 of 2",
        "A letter three Page 2 of 2",
    ]


def test_each_is_set_in_the_size_its_author_asked_for() -> None:
    alone = [print_file(under("RIVER", "x", large=large)) for large in (False, True)]
    both = print_file(under("RIVER", "x"), under("LEMON", "x", large=True))

    assert sizes(both) == sizes(alone[0]) | sizes(alone[1])
    assert sizes(alone[0]) != sizes(alone[1])


def test_all_are_on_the_desks_paper() -> None:
    printed = print_file(under("RIVER", "x", page=Paper.LETTER), under("LEMON", page=Paper.LETTER))

    assert {tuple(each.mediabox[2:]) for each in reader(printed).pages} == {(612.0, 792.0)} or {
        tuple(round(float(side)) for side in each.mediabox[2:]) for each in reader(printed).pages
    } == {(612, 792)}


def test_the_file_itself_names_nobody() -> None:
    assert reader(print_file(under("RIVER", "x"))).metadata == {"/Title": "Handouts"}


def test_who_asked_for_no_sheet_has_a_cover_all_the_same() -> None:
    assert page_texts(print_file(under("RIVER"))) == ["RIVER", ""]
