"""A handout to PDF bytes, in memory: nothing of it touches the disk."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any, Final, NamedTuple

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak, Spacer
from reportlab.platypus.frames import Frame

from workshop.domain.handout import Handout, Sheet
from workshop.domain.pack import Layout, Theme
from workshop.pdf.flowables import draw_lines
from workshop.pdf.fonts import glyphs, register
from workshop.pdf.lines import measure
from workshop.pdf.press import Press
from workshop.pdf.theme import Look, Style, look

rl_config.trustedSchemes = ["data"]  # should reportlab ever be led to a picture, it opens nothing

OUTSIDE: Final = "outside"
INSIDE: Final = "inside"

PAGES: Final = "pages"
"""The number of pages: drawn by name on each page, known only at the end."""


class Rendered(NamedTuple):
    """The PDF, and the characters that no font can draw: they show as ``[U+1F33B]``."""

    pdf: bytes
    missing: frozenset[str]


def render(handout: Handout, theme: Theme) -> Rendered:
    press = Press(look(theme, handout.page, handout.large))
    story: list[Flowable] = []
    for sheet in handout.sheets:
        if story:
            story.append(PageBreak(_template(sheet)))
        story += press.sheet(sheet)
    paper = BytesIO()
    document = _document(paper, handout, press.look)
    document.build(
        story or [Spacer(0, 0)],  # who chose no sheet gets a bare page
        canvasmaker=partial(_Canvas, foot=press.styles.foot),
    )
    return Rendered(paper.getvalue(), frozenset(press.missing))


class _Info(PDFInfo):
    """Nothing that tells who made the document, when, or with what."""

    def format(self, document: Any) -> bytes:
        return PDFDictionary({"Title": PDFString(self.title)}).format(document)


class _Canvas(Canvas):
    """Knows at the end how many pages there are."""

    def __init__(self, *args: Any, foot: Style, **options: Any) -> None:
        super().__init__(*args, **options)
        vars(self)["_doc"].info = _Info()
        self.foot = foot

    def save(self) -> None:
        size = round(self.foot.leading)
        self.beginForm(PAGES, 0, -size, 10 * size, size)
        draw_lines(self, [str(self.getPageNumber() - 1)], self.foot, 0, 0)
        self.endForm()
        super().save()


def _template(sheet: Sheet) -> str:
    return OUTSIDE if sheet.layout is Layout.OUTSIDE else INSIDE


def _document(paper: BytesIO, handout: Handout, look: Look) -> BaseDocTemplate:
    register(look.styles.foot.font)
    column = _frame(look.left, look.margin + look.foot, look.width, look.height)
    templates = [
        PageTemplate(OUTSIDE, [_frame(0, 0, *look.paper)]),
        PageTemplate(INSIDE, [column], onPage=lambda canvas, _: _number(canvas, look)),
    ]
    if handout.sheets:  # the first page takes the first template
        templates.sort(key=lambda each: each.id != _template(handout.sheets[0]))
    return BaseDocTemplate(
        paper,
        pagesize=look.paper,
        pageTemplates=templates,
        title=handout.title,
        lang=handout.language,
        invariant=1,
        pageCompression=1,
        displayDocTitle=True,
        initialFontName=look.styles.foot.font,
    )


def _frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _number(canvas: Canvas, look: Look) -> None:
    """Page 2 of 6, at the foot."""
    style = look.styles.foot
    words = f"Page {canvas.getPageNumber()} of "
    draw_lines(canvas, [words], style, look.left, look.margin)
    canvas.saveState()
    canvas.translate(look.left + measure(words, glyphs(style.font), style.size), look.margin)
    canvas.doForm(PAGES)
    canvas.restoreState()
