"""Several handouts in one PDF, to be printed at a desk and picked up one by one.

Each is a cover, its bare back, and then its pages; it ends on a back, too. So no sheet of paper is
two people's, on a printer that prints on both sides as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import ActionFlowable, BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak

from workshop.domain.booklet_words import words_for
from workshop.domain.desk_print import PrintFile
from workshop.domain.handout import Handout
from workshop.domain.pack import Layout, Theme
from workshop.pdf.document import Section, build, frame
from workshop.pdf.flowables import draw_lines
from workshop.pdf.lines import set_line
from workshop.pdf.nodes import Artifact, Node
from workshop.pdf.pack_press import PackPress
from workshop.pdf.render import Rendered
from workshop.pdf.theme import look

BARE: Final = "bare"
TITLE: Final = "Handouts"


def render_print_file(file: PrintFile, theme: Theme) -> Rendered:
    parts = [_Part(number, handout, theme) for number, handout in enumerate(file.handouts)]
    paper = parts[0].press.look.paper
    bare = PageTemplate(BARE, [frame(0, 0, *paper)])

    def foot(canvas: Canvas, _: int) -> None:
        for part in parts:
            part.foot(canvas)

    pdf, missing = build(
        [flowable for part in parts for flowable in part.story()],
        [*(template for part in parts for template in part.templates()), bare],
        title=TITLE,
        language=file.handouts[0].language,
        paper=paper,
        foot=foot,
    )
    return Rendered(pdf, missing)


class _Part:
    """One person's part of the file: set in its own size, with page numbers of its own."""

    def __init__(self, number: int, handout: Handout, theme: Theme) -> None:
        self.handout = handout
        self.words = words_for(handout.language)
        at = look(theme, handout.page, handout.large, handout.language)
        self.press = PackPress(at, self.words.either)
        self.cover, self.inside = f"cover-{number}", f"inside-{number}"
        self.is_first = number == 0
        self.pages: list[int] = []

    def templates(self) -> list[PageTemplate]:
        at = self.press.look
        column = frame(at.left, at.margin + at.foot, at.width, at.height)
        return [
            PageTemplate(self.cover, [frame(0, 0, *at.paper)]),
            PageTemplate(self.inside, [column], onPage=self._note),
        ]

    def story(self) -> Iterator[Flowable]:
        whole = Node("Part", language=self.handout.language)
        if not self.is_first:
            yield PageBreak(self.cover)
        for sheet in self.handout.sheets:
            if sheet.layout is not Layout.OUTSIDE:
                yield PageBreak(self.inside)
            yield Section(whole.part("Sect"))
            yield from self.press.sheet(sheet)
            if sheet.layout is Layout.OUTSIDE:
                yield PageBreak(BARE)
                yield _Nothing()
        yield _ToTheBack()
        yield _Nothing()  # the last back of all is a page as well

    def foot(self, canvas: Canvas) -> None:
        if canvas.getPageNumber() not in self.pages:
            return
        at, number = self.press.look, self.pages.index(canvas.getPageNumber()) + 1
        said = self.words.page.format(number, len(self.pages))
        ends, style = (at.left, at.left + at.width), at.styles.foot
        draw_lines(canvas, [set_line(said, style)], style, ends, at.margin, Artifact.FOOT)

    def _note(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        self.pages.append(canvas.getPageNumber())


class _Nothing(Flowable):
    """Stands on a page that is to stay bare."""

    def draw(self) -> None:
        """There is nothing to draw."""


class _ToTheBack(ActionFlowable):
    """After a front, a bare back."""

    def apply(self, doc: BaseDocTemplate) -> None:
        if doc.page % 2:
            doc.handle_nextPageTemplate(BARE)
            doc.handle_pageBreak()
