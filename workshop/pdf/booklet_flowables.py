"""What is drawn in booklets only: a phrase with its pause, a word in a frame, a tick."""

from __future__ import annotations

from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from workshop.pdf.flowables import HAIRLINE, Text, across, baseline, draw_lines, rule
from workshop.pdf.lines import Line, fit, is_right_to_left, measure, set_line
from workshop.pdf.marks import marked
from workshop.pdf.nodes import Artifact, Mark, Node, heading
from workshop.pdf.theme import Style

ELLIPSIS: Final = "…"
LONGEST: Final = 600
"""Characters: more are never on one line, nor on the few of a row."""


class Announcing(Text):
    """A heading: it does not end a page."""

    announces = True

    def __init__(self, text: str, style: Style) -> None:
        super().__init__(text, style, node=heading(2))


class Phrase(Text):
    """Words said in one go, and then a pause in regular type."""

    def __init__(
        self,
        text: str,
        style: Style,
        pause: str,
        pause_style: Style,
        node: Node | None = None,
        dot: Mark = Artifact.LAYOUT,
    ) -> None:
        parted = f"{text} " if text and pause else text  # where it is read aloud
        super().__init__(parted, style, node=node, dot=dot)
        self.pause = pause
        self.pause_style = pause_style

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        fresh = not self.lines
        super().wrap(width, height)
        wide = measure(self.pause, self.pause_style)
        if fresh and self.pause and self._start() + wide > width:
            self.lines[-1:] = _without_last_word(self.lines[-1], self.style)
            self.height += self.style.leading
        return self.width, self.height

    def draw(self) -> None:
        super().draw()
        if self.pause:
            y = self.height - baseline(self.style) - (len(self.lines) - 1) * self.style.leading
            backwards = self.lines[-1].backwards
            ends = across(self._start(), self.width, self.width, backwards)
            pause = set_line(self.pause, self.pause_style, backwards)
            said = Node("Span", self.node)
            draw_lines(self.canv, [pause], self.pause_style, ends, y, said)

    def _part(self, lines: list[Line]) -> Text:
        part = Phrase("", self.style, self.pause, self.pause_style, self.node, self.dot)
        part.lines, part.bullet = lines, ""
        return part

    def split(self, width: float, height: float, /) -> list[Flowable]:
        halves = super().split(width, height)
        if halves and isinstance(halves[0], Phrase):
            halves[0].pause = ""
        return halves

    def _start(self) -> float:
        """How far in the pause begins: after the last line, or where that would have begun."""
        last = self.lines[-1]
        return self.style.indent + last.width + (self.style.size if last.bare else 0)


class Tag(Text):
    """A few words in a frame."""

    announces = True
    PADDING: Final = 7.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        super().wrap(width - 2 * self.PADDING, height)
        self.width = width
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        return []

    def draw(self) -> None:
        style, wide = self.style, max(line.width for line in self.lines) + 2 * self.PADDING
        left, _ = across(0, wide, self.width, self.lines[0].backwards)
        with marked(self.canv, Artifact.LAYOUT):
            self.canv.saveState()
            self.canv.setLineWidth(2 * HAIRLINE)
            self.canv.rect(left, 0, wide, self.height)
            self.canv.restoreState()
        ends = (left + self.PADDING, left + wide - self.PADDING)
        y = self.height - baseline(style)
        draw_lines(self.canv, self.lines, style, ends, y, self.node)


class Divider(Flowable):
    """A line across, with what is below it."""

    announces = True
    divides = True

    def __init__(self, space: float, thickness: float = 2 * HAIRLINE) -> None:
        super().__init__()
        self.thickness = thickness
        self.spaceBefore = self.spaceAfter = space

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.thickness
        return self.width, self.height

    def draw(self) -> None:
        rule(self.canv, 0, [(0, 0, self.width, 0)], self.thickness)


class Ends(Flowable):
    """Words at the beginning and words at the end of one line."""

    announces = True

    def __init__(self, first: str, last: str, style: Style) -> None:
        super().__init__()
        self.first = first
        self.last = last
        self.style = style
        self.marks = (Node("P"), Node("P"))
        self.spaceAfter = style.after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.style.leading
        return self.width, self.height

    def draw(self) -> None:
        draw_ends(self.canv, self.first, self.last, self.style, (0, self.width), self.marks)


class Tick(Text):
    """Something to tick off: a square stands where a list has its dot."""

    def __init__(self, text: str, style: Style, among: Node, said: str) -> None:
        box, body = among.item(said)
        super().__init__(text, style, node=body, dot=box)

    def _draw_bullet(self, ends: tuple[float, float], y: float) -> None:
        side = self.style.size * 1.05
        left, _ = across(0, side, self.width, self.lines[0].backwards)
        with marked(self.canv, self.dot):
            self.canv.saveState()
            self.canv.setLineWidth(2 * HAIRLINE)
            self.canv.rect(left, y - side * 0.12, side, side)
            self.canv.restoreState()


def _without_last_word(line: Line, style: Style) -> list[Line]:
    """The line in two, so that a pause is not alone on its own."""
    first, space, word = line.bare.rpartition(" ")
    parts = (first + space, word) if first else (line.text, "")
    return [set_line(part, style, line.backwards) for part in parts]


def draw_ends(
    canvas: Canvas,
    first: str,
    last: str,
    style: Style,
    ends: tuple[float, float],
    marks: tuple[Mark, Mark],
    y: float = -1,
) -> None:
    """What a line begins and ends with. ``first`` is cut short where ``last`` needs the room."""
    base = style.leading - baseline(style) if y < 0 else y
    end = set_line(last, style, is_right_to_left(style.language))
    room = ends[1] - ends[0] - end.width - (style.size if last else 0)
    begin = set_line(shortened(first, style, room), style, end.backwards)
    if first:
        draw_lines(canvas, [begin], style, ends, base, marks[0])
    if last:
        left = ends[0] if end.backwards else ends[1] - end.width
        draw_lines(canvas, [end], style, (left, left + end.width), base, marks[1])


def shortened(text: str, style: Style, room: float) -> str:
    """One line, with “…” where it was cut."""
    whole = " ".join(text.split())
    line = whole[:LONGEST]
    if line == whole and measure(line, style) <= room:
        return line
    first = fit(line, style, room - measure(ELLIPSIS, style))[0]
    return first.bare + ELLIPSIS
