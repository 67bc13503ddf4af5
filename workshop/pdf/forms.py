"""What is filled in by hand: boxes to tick, a scale to mark; and the segments in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from reportlab.platypus.flowables import Flowable

from workshop.domain.forms import RundownRow
from workshop.pdf.booklet_flowables import Tick, draw_ends
from workshop.pdf.flowables import HAIRLINE, Text, baseline, rule
from workshop.pdf.marks import marked, place
from workshop.pdf.nodes import Artifact, Node, boxes, cells
from workshop.pdf.theme import MM, Look, Style

LONGEST_TITLE: Final = 160
FEW: Final = 5
LAST: Final = 10
DIGIT: Final = 0.572
"""A scale goes from 0 to here, and each of its digits is so wide, in sizes of the text."""


def ticks(options: Sequence[str], style: Style, look: Look, said: str) -> Iterator[Flowable]:
    """In two columns where there are some, and each is short enough for one."""
    boxed = replace(style, indent=style.size * 1.8, bullet="□ ", after=style.size * 0.35)
    gap = style.size * 1.5
    column = (look.width - gap) / 2
    whole = boxes()
    found = [Tick(option, boxed, whole, said) for option in options]
    if len(found) < FEW or any(each.wrap(column, 0)[1] > 2 * style.leading for each in found):
        whole = boxes()
        yield from (Tick(option, boxed, whole, said) for option in options)
        return
    half = -(-len(found) // 2)
    for pair in zip_longest(found[:half], found[half:]):
        yield Columns([each for each in pair if each], gap)


class Columns(Flowable):
    """Short things beside each other, in two columns."""

    def __init__(self, parts: Sequence[Flowable], gap: float) -> None:
        super().__init__()
        self.parts = parts
        self.gap = gap
        self.spaceAfter = parts[0].getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.column = (width - self.gap) / 2
        heights = [part.wrap(self.column, height)[1] for part in self.parts]
        self.width, self.height = width, max(heights)
        return self.width, self.height

    def draw(self) -> None:
        for number, part in enumerate(self.parts):
            part.drawOn(self.canv, number * (self.column + self.gap), self.height - part.height)


class ScaleLine(Flowable):
    """Numbers in rings to mark one of, and below their ends the words for them."""

    RING: Final = 4.2 * MM
    SHARE: Final = 0.44
    """The words at each end have so much of the width."""

    def __init__(self, low: str, high: str, style: Style, look: Look) -> None:
        super().__init__()
        whole = Node("Div")
        self.low = Text(low, style, node=whole.part("P"))
        self.numbers = whole.part("P")
        self.high = Text(high, style, node=whole.part("P"))
        self.style = style
        self.grey = look.line_grey
        self.radius = max(self.RING, style.size * 0.85)
        self.spaceBefore = style.size * 0.3
        self.spaceAfter = style.leading * 0.7

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        words = [text.wrap(width * self.SHARE, height)[1] for text in (self.low, self.high)]
        self.below = max(words) + self.style.size * 0.3 if self.low.text else 0
        self.width, self.height = width, 2 * self.radius + self.below
        return self.width, self.height

    def draw(self) -> None:
        y, left = self.below + self.radius, self.radius
        step = (self.width - 2 * self.radius) / LAST
        for number in range(LAST + 1):
            self._ring(left + number * step, y, f"{number} " if number < LAST else str(number))
            if number:
                start = left + (number - 1) * step + self.radius
                rule(self.canv, self.grey, [(start, y, start + step - 2 * self.radius, y)])
        if self.below:
            self._words(self.below - self.style.size * 0.3)

    def _ring(self, x: float, y: float, number: str) -> None:
        with marked(self.canv, Artifact.LAYOUT):
            self.canv.saveState()
            self.canv.setLineWidth(HAIRLINE)
            self.canv.setStrokeGray(self.grey)
            self.canv.circle(x, y, self.radius)
            self.canv.restoreState()
        style, text = self.style, Text(number, self.style, node=self.numbers)
        text.wrap(2 * self.radius, 0)
        below = style.leading - baseline(style) + style.size * 0.35
        text.drawOn(self.canv, x - style.size * DIGIT * len(number.strip()) / 2, y - below)

    def _words(self, top: float) -> None:
        if self.low.height == self.high.height == self.style.leading:
            ends = (0, self.width)
            base = top - baseline(self.style)
            marks = (self.low.node, self.high.node)
            draw_ends(self.canv, self.low.text, self.high.text, self.style, ends, marks, base)
            return
        self.low.drawOn(self.canv, 0, top - self.low.height)
        self.high.drawOn(self.canv, self.width * (1 - self.SHARE), top - self.high.height)


class RundownLine(Flowable):
    """When a segment begins, what it is, what of it may give way, and for how long it is."""

    PADDING: Final = 3.5
    TITLE: Final = 0.46
    """Of what is left between the times, the title has so much."""

    def __init__(self, row: RundownRow, look: Look, table: Node) -> None:
        super().__init__()
        self.cells = cells(table)[:4]
        self.when, title, marks, self.minutes = self.cells
        self.row = row
        self.style = replace(look.styles.body, after=0)
        self.title = Text(
            " ".join(row.title.split())[:LONGEST_TITLE],
            replace(look.styles.name, before=0),
            node=title,
        )
        self.marks = Text("\n".join(row.marks), self.style, node=marks)
        self.spaceAfter = self.PADDING

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.left, right = self.style.size * 4, self.style.size * 4.4
        room = width - self.left - right
        self.middle = self.left + room * self.TITLE + self.style.size
        title = self.title.wrap(room * self.TITLE if self.row.marks else room, height)[1]
        marks = self.marks.wrap(self.left + room - self.middle, height)[1]
        self.width, self.height = width, max(title, marks) + self.PADDING
        return self.width, self.height

    def draw(self) -> None:
        rule(self.canv, 0.45, [(0, self.height, self.width, self.height)])
        top = self.height - self.PADDING
        y = top - baseline(self.style)
        ends = (0, self.width)
        draw_ends(self.canv, self.row.when, "", self.style, ends, (self.when, self.when), y)
        self.title.drawOn(self.canv, self.left, top - self.title.height)
        if self.row.marks:
            self.marks.drawOn(self.canv, self.middle, top - self.marks.height)
        last = (self.minutes, self.minutes)
        draw_ends(self.canv, "", self.row.minutes, self.style, ends, last, y)
        place(self.canv, self.cells)
