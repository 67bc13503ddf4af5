"""Pictures drawn from plain shapes: the square code, and the side of a card that is one colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from workshop.domain.forms import HandCard
from workshop.pdf.flowables import HAIRLINE, Text
from workshop.pdf.marks import figure
from workshop.pdf.nodes import Node
from workshop.pdf.theme import Style

OVERLAP: Final = 0.03
"""Modules: rows lie a little over each other, so that no seam shows."""


class SquareCode(Flowable):
    """A code for cameras, no wider than ``side``. Its blank left edge lies in the margin."""

    def __init__(self, rows: Sequence[str], side: float, said: str) -> None:
        super().__init__()
        self.node = Node("Figure", alt=said)
        self.rows = rows
        self.side = side

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = self.height = min(width, self.side)
        return self.width, self.height

    def draw(self) -> None:
        module = self.width / len(self.rows)
        edge = min((start for row in self.rows for start, _ in runs(row)), default=0)
        path = self.canv.beginPath()
        for number, row in enumerate(self.rows):
            y = self.height - (number + 1) * module
            for start, length in runs(row):
                path.rect((start - edge) * module, y, length * module, module * (1 + OVERLAP))
        with figure(self.canv, self.node, self.width, self.height):
            self.canv.saveState()
            self.canv.setFillGray(0)
            self.canv.drawPath(path, stroke=0, fill=1)
            self.canv.restoreState()


def runs(row: str) -> Iterator[tuple[int, int]]:
    """Where neighbouring dark modules start, and how many there are."""
    start = 0
    for dark, group in groupby(row, key=lambda module: module == "1"):
        length = len(list(group))
        if dark:
            yield start, length
        start += length


class ColourSide(Flowable):
    """One colour, its name, and a black disc: it is told from white paper without colour, too."""

    def __init__(self, card: HandCard, style: Style, height: float, said: str) -> None:
        super().__init__()
        self.node = Node("Figure", alt=said)
        self.card = card
        self.style = style
        self.high = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.high
        return self.width, self.height

    def draw(self) -> None:
        canvas, style = self.canv, self.style
        with figure(canvas, self.node, self.width, self.height):
            canvas.saveState()
            canvas.setFillColor(HexColor(self.card.colour))
            canvas.setLineWidth(HAIRLINE)
            canvas.rect(0, 0, self.width, self.height, fill=1)
            canvas.setFillGray(0)
            canvas.circle(self.width / 2, self.height / 2, self.height * 0.24, stroke=0, fill=1)
            canvas.restoreState()
        name = Text(self.card.name, style, node=self.node)
        _, high = name.wrap(self.width - 2 * style.size, self.height)
        name.drawOn(canvas, style.size * 0.8, self.height - style.size * 0.4 - high)
