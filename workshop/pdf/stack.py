"""Things below each other that break over pages like one text, and what is drawn around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile
from typing import Final

from reportlab.platypus.flowables import Flowable, PageBreak

from workshop.pdf.flowables import HAIRLINE, Text, across, baseline, draw_lines, rule
from workshop.pdf.lines import fit, is_right_to_left
from workshop.pdf.marks import marked
from workshop.pdf.nodes import Artifact, Mark, Node
from workshop.pdf.structure import structure_of
from workshop.pdf.theme import Style

EASES: Final = (0.85, 0.7, 0.55)
ENOUGH: Final = 300.0
"""Points that a part is measured at the least, however little room there is."""

SHORT: Final = 9
"""So many lines beside a label had better not be torn apart."""

MANY: Final = 12
"""Of so many pages, one more or less does not matter."""


class Stack(Flowable):
    """``announces`` is true of what may not end a page, ``whole`` of what had better not break.

    ``ease`` is how much of the space between its parts it takes; ``left`` is the right where it
    runs ``backwards``.
    """

    announces = False
    left = right = above = below = 0.0
    backwards = False
    ease = 1.0

    def __init__(self, parts: Sequence[Flowable], before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.parts = list(parts)
        self.spaceBefore = before
        self.spaceAfter = after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Stops where it cannot fit, so that what is very long is not measured on every page."""
        inner = width - self.left - self.right
        self.width, self.height = width, self.above + self.below
        for number, part in enumerate(self.parts):
            part.wrap(inner, height)
            self.height += part.height + (self._gap(self.parts[number - 1], part) if number else 0)
            if self.height > height:
                break
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        first, rest = self._divided(width - self.left - self.right, height - self.above)
        return [self._part(first, True), self._part(rest, False)] if first and rest else []

    def draw(self) -> None:
        y = self.height - self.above
        left, _ = across(self.left, self.width - self.right, self.width, self.backwards)
        for number, part in enumerate(self.parts):
            y -= part.height + (self._gap(self.parts[number - 1], part) if number else 0)
            part.drawOn(self.canv, left, y)

    def _divided(self, inner: float, room: float) -> tuple[list[Flowable], list[Flowable]]:
        taken: list[Flowable] = []
        room -= self.below
        for number, part in enumerate(self.parts):
            gap = self._gap(taken[-1], part) if taken else 0
            part.wrap(inner, max(room, ENOUGH))
            if gap + part.height > room:
                halves = [] if _is_whole(part) and taken else part.split(inner, room - gap)
                if not halves:
                    break
                return [*taken, halves[0]], [*halves[1:], *self.parts[number + 1 :]]
            taken.append(part)
            room -= gap + part.height
        while taken and _announces(taken[-1]):
            taken.pop()
        return taken, self.parts[len(taken) :]

    def _gap(self, upper: Flowable, lower: Flowable) -> float:
        return self.ease * max(upper.getSpaceAfter(), lower.getSpaceBefore())

    def _part(self, parts: list[Flowable], first: bool) -> Stack:
        return Stack(parts, self.spaceBefore if first else 0, 0 if first else self.spaceAfter)


class Together(Stack):
    """On one page, wherever it fits on one."""

    def __init__(
        self, parts: Sequence[Flowable], page: float, before: float = 0, after: float = 0
    ) -> None:
        super().__init__(parts, before, after)
        self.page = page

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return super().wrap(width, max(height, self.page))

    def split(self, width: float, height: float, /) -> list[Flowable]:
        return super().split(width, height) if self.height > self.page else []


class Pages(Stack):
    """All of a sheet: what does not fit goes to the next page.

    ``drawn`` is told each page's number and the lines of text on it.
    """

    drawn: Callable[[int, Iterator[str]], None] | None = None

    def __init__(self, parts: Sequence[Flowable], node: Node | None = None) -> None:
        super().__init__(parts)
        self.node = node or Node("Sect")

    def draw(self) -> None:
        structure_of(self.canv).section = self.node
        super().draw()
        if self.drawn:
            self.drawn(self.canv.getPageNumber(), _lines(self.parts))

    def split(self, width: float, height: float, /) -> list[Flowable]:
        halves = super().split(width, height)
        return [halves[0], PageBreak(), halves[1]] if halves else []

    def settle(self, width: float, height: float, later: float) -> int:
        """Take a little less space where that saves a page, and say how many pages it then takes.

        Pages after the first are shorter by ``later``. Counts no further than :data:`MANY`.
        """
        usual = self._pages(width, height, later)
        for ease in EASES if 1 < usual < MANY else ():
            self.ease = ease
            fewer = self._pages(width, height, later)
            if fewer < usual:
                return fewer
        self.ease = 1.0
        return usual

    def _pages(self, width: float, height: float, later: float) -> int:
        pages, room = 1, height
        rest: Flowable = self
        while pages < MANY and rest.wrap(width, room)[1] > room:
            halves = rest.split(width, room)
            if not halves:
                break
            pages, rest, room = pages + 1, halves[-1], height - later
        return pages

    def _part(self, parts: list[Flowable], first: bool) -> Stack:
        part = Pages(parts if first else list(dropwhile(_divides, parts)), self.node)
        part.ease, part.drawn = self.ease, self.drawn
        return part


class Labelled(Stack):
    """A label, and beside it, behind a fine line, what is not said aloud."""

    LINE = 9.0

    @property
    def whole(self) -> bool:
        return bool(self.height <= SHORT * self.style.leading)

    def __init__(
        self, label: str, style: Style, left: float, parts: Sequence[Flowable], after: float
    ) -> None:
        super().__init__(parts, after=after)
        self.left = left
        self.style = style
        self.backwards = is_right_to_left(style.language)
        self.named: Mark = Node("P")
        self.label = fit(label, style, left - 1.6 * self.LINE)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        super().wrap(width, height)
        self.height = max(self.height, self._least())
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        return super().split(width, height) if height >= self._least() else []

    def draw(self) -> None:
        top = self.height - self.above
        ends = across(self.right, self.left - 1.6 * self.LINE, self.width, self.backwards)
        y = top - baseline(self.style)
        draw_lines(self.canv, self.label, self.style, ends, y, self.named)
        x, _ = across(self.left - self.LINE, self.left - self.LINE, self.width, self.backwards)
        rule(self.canv, 0.45, [(x, self.below, x, top)], 2 * HAIRLINE)
        super().draw()

    def _least(self) -> float:
        return self.above + len(self.label) * self.style.leading + self.below

    def _part(self, parts: list[Flowable], first: bool) -> Stack:
        part = type(self)("", self.style, self.left, parts, 0 if first else self.spaceAfter)
        part.label = self.label
        part.named = self.named if first else Artifact.LAYOUT  # said once is enough
        if isinstance(self, Boxed) and isinstance(part, Boxed):
            part.page = self.page
        part.spaceBefore = self.spaceBefore if first else 0
        return part


class Boxed(Labelled):
    """The same with a line all round, and on one page where it fits on one."""

    page = 0.0
    """The height of a page."""

    @property
    def whole(self) -> bool:
        return bool(self.height <= self.page)

    def __init__(
        self, label: str, style: Style, left: float, parts: Sequence[Flowable], after: float
    ) -> None:
        super().__init__(label, style, left, parts, after)
        self.above = self.below = self.right = self.LINE
        self.spaceBefore = self.LINE

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return super().wrap(width, max(height, self.page))

    def draw(self) -> None:
        super().draw()
        with marked(self.canv, Artifact.LAYOUT):
            self.canv.saveState()
            self.canv.setLineWidth(2 * HAIRLINE)
            self.canv.rect(0, 0, self.width, self.height)
            self.canv.restoreState()


class Barred(Stack):
    """A bar in the margin from the first line to the last."""

    BAR = 9.0

    def draw(self) -> None:
        rule(self.canv, 0, [(-self.BAR, 0, -self.BAR, self.height)], 5 * HAIRLINE)
        super().draw()

    def _part(self, parts: list[Flowable], first: bool) -> Stack:
        return Barred(parts, self.spaceBefore if first else 0, 0 if first else self.spaceAfter)


def _lines(parts: Sequence[Flowable]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Stack):
            yield from _lines(part.parts)
        elif isinstance(part, Text):
            yield from (line.text for line in part.lines)


def _announces(part: Flowable) -> bool:
    return getattr(part, "announces", False)


def _divides(part: Flowable) -> bool:
    """A line between two parts has nothing to part at the top of a page."""
    return getattr(part, "divides", False)


def _is_whole(part: Flowable) -> bool:
    return getattr(part, "whole", False)
