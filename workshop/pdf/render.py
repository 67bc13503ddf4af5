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
from workshop.pdf.fonts import register
from workshop.pdf.press import Press
from workshop.pdf.theme import Look, look

rl_config.trustedSchemes = ["data"]  # should reportlab ever be led to a picture, it opens nothing

OUTSIDE: Final = "outside"
INSIDE: Final = "inside"


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
    numbered: set[int] = set()
    _document(paper, handout, press.look, numbered).build(
        story or [Spacer(0, 0)],  # who chose no sheet gets a bare page
        canvasmaker=partial(_Canvas, look=press.look, numbered=numbered),
    )
    return Rendered(paper.getvalue(), frozenset(press.missing))


class _Info(PDFInfo):
    """Nothing that tells who made the document, when, or with what."""

    def format(self, document: Any) -> bytes:
        return PDFDictionary({"Title": PDFString(self.title)}).format(document)


class _Canvas(Canvas):
    """Keeps the pages back until it is known how many there are, and then numbers them."""

    def __init__(self, *args: Any, look: Look, numbered: set[int], **options: Any) -> None:
        super().__init__(*args, **options)
        vars(self)["_doc"].info = _Info()
        self._look = look
        self._numbered = numbered
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 -- reportlab calls it so
        self._kept.append(dict(vars(self)))
        self._startPage()  # type: ignore[attr-defined]  # the stubs leave it out

    def save(self) -> None:
        kept = self._kept
        for state in kept:
            vars(self).update(state)
            if self.getPageNumber() in self._numbered:
                self._number(len(kept))
            super().showPage()
        super().save()

    def _number(self, last: int) -> None:
        look = self._look
        words = f"Page {self.getPageNumber()} of {last}"
        draw_lines(self, [words], look.styles.foot, look.left, look.margin)


def _template(sheet: Sheet) -> str:
    return OUTSIDE if sheet.layout is Layout.OUTSIDE else INSIDE


def _document(paper: BytesIO, handout: Handout, look: Look, numbered: set[int]) -> BaseDocTemplate:
    register(look.styles.foot.font)
    column = _frame(look.left, look.margin + look.foot, look.width, look.height)
    templates = [
        PageTemplate(OUTSIDE, [_frame(0, 0, *look.paper)]),
        PageTemplate(
            INSIDE, [column], onPage=lambda canvas, _: numbered.add(canvas.getPageNumber())
        ),
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
