"""Pieces of a sheet to cut out along a dashed line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from workshop.pdf.flowables import HAIRLINE
from workshop.pdf.marks import marked
from workshop.pdf.nodes import Artifact
from workshop.pdf.squares import ColourSide
from workshop.pdf.stack import Stack, Together
from workshop.pdf.theme import MM


class Slip(Together):
    """One piece. Slips lie edge to edge, so that one cut parts two of them."""

    PADDING: Final = 4 * MM

    def __init__(self, parts: Sequence[Flowable], page: float, grey: float) -> None:
        super().__init__(parts, page)
        self.grey = grey
        self.left = self.right = self.above = self.below = self.PADDING

    def draw(self) -> None:
        super().draw()
        self._dashed(self.height)

    def _dashed(self, height: float) -> None:
        canvas = self.canv
        with marked(canvas, Artifact.LAYOUT):
            canvas.saveState()
            _pen(canvas, self.grey, [4, 3])
            canvas.rect(0, 0, self.width, height)
            canvas.restoreState()

    def _part(self, parts: list[Flowable], first: bool) -> Stack:
        return Slip(parts, self.page, self.grey)


class FoldedSlip(Slip):
    """One with a coloured side, as large as the other, which shows once it is folded."""

    LARGEST: Final = 75 * MM

    def __init__(
        self, parts: Sequence[Flowable], side: ColourSide, page: float, grey: float
    ) -> None:
        super().__init__(parts, page, grey)
        self.side = side

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        super().wrap(width, height)
        self.written = self.height
        self.side.high = min(self.written, self.LARGEST)
        self.height += self.side.wrap(width, height)[1]
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """What takes more than a page is not folded: the coloured side is a piece of its own."""
        if self.height <= self.page or self.side.height > height:
            return []
        return [self.side, Slip(self.parts, self.page, self.grey)]

    def draw(self) -> None:
        full, self.height = self.height, self.written
        Stack.draw(self)
        self.height = full
        self.side.drawOn(self.canv, 0, self.written)
        self._dashed(self.height)
        with marked(self.canv, Artifact.LAYOUT):
            self.canv.saveState()
            _pen(self.canv, self.grey, [0.1, 4])
            self.canv.setLineCap(1)
            self.canv.line(0, self.written, self.width, self.written)
            self.canv.restoreState()


def _pen(canvas: Canvas, grey: float, dash: list[float]) -> None:
    canvas.setStrokeGray(grey)
    canvas.setLineWidth(1.5 * HAIRLINE)
    canvas.setDash(dash)
