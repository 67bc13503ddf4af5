"""The outside of a folded handout: a label like a notebook's, with one neutral word."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from reportlab.platypus.flowables import Flowable

from workshop.pdf.flowables import HAIRLINE, draw_lines, rule
from workshop.pdf.lines import set_line
from workshop.pdf.marks import marked
from workshop.pdf.nodes import Artifact, Node
from workshop.pdf.theme import MM, Look

LABEL: Final = (100 * MM, 46 * MM)
CORNER: Final = 4 * MM
TICK: Final = 5 * MM


class Cover(Flowable):
    """Fills the page. Folded at the ticks, the upper half is the front and the rest is bare."""

    def __init__(self, word: str, look: Look) -> None:
        super().__init__()
        self.word = word
        self.look = look

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, height
        return width, height

    def draw(self) -> None:
        self._label()
        self._fold()

    def _label(self) -> None:
        canvas, style = self.canv, self.look.styles.title
        line = set_line(self.word, style)
        room = self.width - 2 * self.look.margin - 4 * CORNER
        if line.width > room:  # a name can be longer than a page is wide
            style = replace(style, size=style.size * room / line.width)
            line = set_line(self.word, style)
        wide, high = max(LABEL[0], line.width + 4 * CORNER), LABEL[1]
        x, y = (self.width - wide) / 2, self.height * 0.75 - high / 2
        with marked(canvas, Artifact.LAYOUT):
            canvas.saveState()
            canvas.setStrokeGray(self.look.line_grey)
            canvas.setLineWidth(HAIRLINE * 1.5)
            canvas.roundRect(x, y, wide, high, CORNER)
            canvas.setLineWidth(HAIRLINE)
            canvas.roundRect(x + 5, y + 5, wide - 10, high - 10, CORNER - 2.5)
            canvas.line(x + wide * 0.18, y + high * 0.3, x + wide * 0.82, y + high * 0.3)
            canvas.restoreState()
        left = (self.width - line.width) / 2
        draw_lines(canvas, [line], style, (left, left + line.width), y + high * 0.52, Node("P"))

    def _fold(self) -> None:
        middle = self.height / 2
        ticks = [(0, middle, TICK, middle), (self.width - TICK, middle, self.width, middle)]
        rule(self.canv, self.look.fold_grey, ticks)
