"""Handouts to print in a test, and what can be read on their pages."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from workshop.domain.handout import Block, Handout, Letter, Paper, Sheet
from workshop.domain.pack import Layout, Theme
from workshop.pdf.render import Rendered, render

FEET = ("Page ", "Página ")


def handout(*sheets: Sheet, page: Paper = Paper.A4, large: bool = False) -> Handout:
    return Handout("Notes", "en", page, large, sheets)


def sheet(*blocks: Block, title: str = "A sheet", layout: Layout = Layout.PAGE) -> Sheet:
    return Sheet(title, layout, "", blocks)


def printed(*blocks: Block, page: Paper = Paper.A4, large: bool = False) -> Rendered:
    """One sheet with these blocks."""
    return render(handout(sheet(*blocks), page=page, large=large), Theme())


def letter(text: str) -> Rendered:
    return printed(Letter(text))


def reader(rendered: Rendered) -> PdfReader:
    return PdfReader(BytesIO(rendered.pdf))


def page_count(rendered: Rendered) -> int:
    return len(reader(rendered).pages)


def extracted(rendered: Rendered) -> list[str]:
    return [page.extract_text() for page in reader(rendered).pages]


def pages(rendered: Rendered) -> list[list[str]]:
    """The lines of each page, without the page's number at its foot."""
    texts = extracted(rendered)
    return [
        [line for line in text.split("\n") if line.strip() and not line.startswith(FEET)]
        for text in texts
    ]


def lines(rendered: Rendered) -> list[str]:
    """The lines of all pages, without the title."""
    found = [line for page in pages(rendered) for line in page]
    return [line for line in found if line.strip() != "A sheet"]


def words(rendered: Rendered) -> list[str]:
    """What can be read, word by word: where lines break is the printer's choice."""
    return "\n".join(lines(rendered)).split()


def characters(rendered: Rendered) -> str:
    """What can be read, without any space: for words that had to be cut."""
    return "".join(words(rendered))


def drawn(rendered: Rendered) -> bytes:
    """The operators of all pages."""
    contents = [page.get_contents() for page in reader(rendered).pages]
    return b"\n".join(each.get_data() for each in contents if each is not None)


def sizes(rendered: Rendered) -> set[float]:
    """The sizes of type on all pages."""
    return {float(size) for size in re.findall(rb" ([0-9.]+) Tf ", drawn(rendered))}
