"""What is read from afar: a page whose type is as large as it fits, and a tent for a table."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from reportlab.platypus.flowables import Flowable

from workshop.pdf.flowables import HAIRLINE, Text
from workshop.pdf.marks import marked, muted
from workshop.pdf.nodes import Artifact
from workshop.pdf.squares import SquareCode
from workshop.pdf.stack import Stack
from workshop.pdf.theme import MM, Look, Style

STEP: Final = 0.95
SMALLEST: Final = 1.0
"""How much smaller type is with each try, and the least of its usual size."""

LEAST: Final = 13.0
"""Points: a step below is 12 still."""

SQUARE_LEAST: Final = 40 * MM
"""Phones still read it from across a table."""

ENDLESS: Final = 1e6
ABOVE: Final = 0.4
"""Of the room that is left, so much is above."""

Set = Callable[[float], Sequence[Flowable]]
"""Sets everything at so many times its usual size."""


class Shown(Text):
    """A few words as large as they fit on one line, and no larger than their style."""

    MOST: Final = 60
    """Characters: more would be small on one line."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        while not self.lines and len(self.text) <= self.MOST and self.style.size > LEAST:
            if super().wrap(width, height)[1] > self.style.leading:
                self.lines = []
                self.style = scaled(self.style, STEP)
        return super().wrap(width, height)


class Poster(Flowable):
    """Fills the page with type as large as possible."""

    def __init__(self, set_at: Set, largest: float) -> None:
        super().__init__()
        self.set_at = set_at
        self.largest = largest

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, height
        self.stack = fitting(self.set_at, self.largest, width, height)
        _squeeze(self.stack, width, height)
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """Where even the smallest type needs more than a page."""
        return []

    def draw(self) -> None:
        left = max(0.0, self.height - self.stack.height)
        self.stack.drawOn(self.canv, 0, self.height - left * ABOVE - self.stack.height)


class Tent(Flowable):
    """The same on both halves of the page, which is folded along the dots and stood on a table."""

    GAP: Final = 9 * MM

    def __init__(self, set_at: Set, square: SquareCode | None, look: Look, largest: float) -> None:
        super().__init__()
        self.set_at = set_at
        self.square = square
        self.margin = look.margin
        self.grey = look.fold_grey
        self.largest = largest

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, height
        high = height / 2 - 1.5 * self.margin
        self.left = 0.0
        if self.square:
            self.square.side = min(high, (width - 2 * self.margin) * 0.45)
            self.left = self.square.wrap(width, high)[0] + self.GAP
        wide = width - 2 * self.margin - self.left
        self.stack = fitting(self.set_at, self.largest, wide, high)
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        with marked(canvas, Artifact.LAYOUT):
            canvas.saveState()
            canvas.setStrokeGray(self.grey)
            canvas.setLineWidth(1.5 * HAIRLINE)
            canvas.setDash([0.1, 4])
            canvas.setLineCap(1)
            canvas.line(0, self.height / 2, self.width, self.height / 2)
            canvas.restoreState()
        self._half()
        canvas.saveState()
        canvas.translate(self.width, self.height)
        canvas.rotate(180)
        with muted(canvas):
            self._half()
        canvas.restoreState()

    def _half(self) -> None:
        """Both stand in the middle of their half, the margin at the fold being the smaller one."""
        middle = self.margin + (self.height / 2 - 1.5 * self.margin) / 2
        x = self.margin + self.left
        self.stack.drawOn(self.canv, x, middle - self.stack.height / 2)
        if self.square:
            self.square.drawOn(self.canv, self.margin, middle - self.square.height / 2)


def fitting(set_at: Set, largest: float, width: float, height: float) -> Stack:
    """The parts at the largest size at which they fit; found by halving, as text may be long."""
    low, high = 0, math.ceil(math.log(SMALLEST / largest, STEP))
    while low < high:
        middle = (low + high) // 2
        if _set(set_at, largest * STEP**middle, width).height <= height:
            high = middle
        else:
            low = middle + 1
    return _set(set_at, max(SMALLEST, largest * STEP**low), width)


def _set(set_at: Set, size: float, width: float) -> Stack:
    stack = Stack(list(set_at(size)))
    stack.wrap(width, ENDLESS)
    return stack


def _squeeze(stack: Stack, width: float, height: float) -> None:
    """Where the smallest type is too large still, a square gives way to it."""
    for part in stack.parts:
        if isinstance(part, SquareCode) and stack.height > height:
            part.side = max(SQUARE_LEAST, part.height - (stack.height - height))
            stack.wrap(width, ENDLESS)


def scaled(style: Style, by: float) -> Style:
    return replace(
        style,
        size=style.size * by,
        leading=style.leading * by,
        before=style.before * by,
        after=style.after * by,
        indent=style.indent * by,
    )
