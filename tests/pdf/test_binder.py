"""Several PDFs of ours in one: every page, in order, as it was."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from tests.pdf.matterhorn import amiss
from tests.pdf.paper import extracted, handout, reader, sheet
from tests.pdf.structured import pieces
from workshop.domain.desk_print import PrintFile, covered
from workshop.domain.handout import Handout, Letter, Paper
from workshop.domain.pack import Theme
from workshop.pdf.binder import Binder
from workshop.pdf.print_file import render_print_file
from workshop.pdf.render import Rendered, render


def a_handout(text: str, page: Paper = Paper.A4) -> Handout:
    return handout(sheet(Letter(text)), page=page)


def bound(*handouts: Handout) -> Rendered:
    binder = Binder()
    for each in handouts:
        binder.add(render(each, Theme()).pdf)
    return Rendered(binder.whole(), frozenset())


def strictly(rendered: Rendered) -> PdfReader:
    """Read by a program that forgives nothing."""
    return PdfReader(BytesIO(rendered.pdf), strict=True)


def test_every_page_is_there_in_order_in_its_own_size() -> None:
    texts = ["Dear Ann 🌻", "Liebe Zoë", "سلام 12", "(7 0 R) /Kids [1 0 R] endobj stream"]
    papers = [Paper.A4, Paper.LETTER, Paper.A4, Paper.LETTER]
    handouts = [a_handout(*each) for each in zip(texts, papers, strict=True)]

    whole = bound(*handouts)

    alone = [extracted(render(each, Theme())) for each in handouts]
    assert extracted(whole) == [page for pages in alone for page in pages]
    assert [round(page.mediabox.width) for page in strictly(whole).pages] == [595, 612, 595, 612]


def test_one_alone_is_as_it_was() -> None:
    alone = a_handout("Dear me")

    assert extracted(bound(alone)) == extracted(render(alone, Theme()))


def test_the_same_in_the_same_order_makes_the_same_bytes() -> None:
    handouts = [a_handout("One"), a_handout("Two")]

    assert bound(*handouts).pdf == bound(*handouts).pdf
    assert bound(*handouts).pdf != bound(*reversed(handouts)).pdf


def test_what_is_alike_in_all_is_kept_once() -> None:
    alone = a_handout("Dear me")

    streams = render(alone, Theme()).pdf.count(b"endstream")
    assert bound(*[alone] * 20).pdf.count(b"endstream") == streams


def test_it_says_of_itself_what_the_first_does_and_no_more() -> None:
    pdf = bound(a_handout("One"), a_handout("Two")).pdf

    assert re.findall(rb"/Lang \((\w+)\)", pdf) == [b"en"]
    assert re.findall(rb"/Title \((\w+)\)", pdf) == [b"Notes"]
    assert re.search(rb"/(Author|Creator|Producer|\w+Date|\w*ReportLab)", pdf) is None


def test_in_print_files_each_begins_on_a_sheet_of_paper_of_its_own() -> None:
    binder, starts = Binder(), []
    for number in range(4):
        pages = [sheet(Letter("x"))] * (number + 1)
        file = PrintFile((covered(handout(*pages), f"NAME {number}"),))
        starts.append(f"NAME {number}")
        binder.add(render_print_file(file, Theme()).pdf)

    texts = extracted(Rendered(binder.whole(), frozenset()))

    assert [place % 2 for place, text in enumerate(texts) if text.strip() in starts] == [0] * 4
    assert len(texts) % 2 == 0


def test_two_hundred_are_bound() -> None:
    assert len(reader(bound(*[a_handout(f"Letter {n}") for n in range(200)])).pages) == 200


def test_what_is_read_aloud_stays_as_it_was_in_order_and_keeps_every_rule() -> None:
    handouts = [a_handout("One"), a_handout("(7 0 R) سلام /S/Document"), a_handout("Three")]

    whole = bound(*handouts)

    alone = [pieces(render(each, Theme())) for each in handouts]
    assert pieces(whole) == [piece for told in alone for piece in told]
    assert amiss(reader(whole)) == []
