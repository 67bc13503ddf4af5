"""What is drawn on a page: one class for each thing that a person would point at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from workshop.pdf.drawing import draw_text
from workshop.pdf.lines import Line, fit, set_line
from workshop.pdf.marks import figure, marked
from workshop.pdf.nodes import Artifact, Mark, Node, heading
from workshop.pdf.theme import MM, Look, Style

HAIRLINE: Final = 0.6
TOGETHER: Final = 2
"""At least so many lines of a paragraph stand together at the end and at the top of a page."""


class Text(Flowable):
    """A paragraph, set from the side where its script begins.

    ``joined`` to the one above when a line down the side runs through both. ``dot`` is the node of
    its bullet.
    """

    announces = False
    """Whether it may not end a page: read by :class:`workshop.pdf.stack.Stack`."""

    def __init__(
        self,
        text: str,
        style: Style,
        joined: bool = False,
        node: Node | None = None,
        dot: Mark = Artifact.LAYOUT,
    ) -> None:
        super().__init__()
        self.text = text
        self.style = style
        self.joined = joined
        self.node = node or Node("P")
        self.dot = dot
        self.bullet = style.bullet
        self.spaceBefore = style.before
        self.spaceAfter = style.after
        self.lines: list[Line] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if not self.lines:
            self.lines = fit(self.text, self.style, width - self.style.indent)
        self.width, self.height = width, len(self.lines) * self.style.leading
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        fitting = min(int(height // self.style.leading), len(self.lines) - TOGETHER)
        if fitting < TOGETHER:
            return []
        head, rest = self._part(self.lines[:fitting]), self._part(self.lines[fitting:])
        head.joined, head.bullet = self.joined, self.bullet
        return [head, rest]

    def _part(self, lines: list[Line]) -> Text:
        part = Text("", self.style, node=self.node, dot=self.dot)
        part.lines, part.bullet = lines, ""
        return part

    def draw(self) -> None:
        style, backwards = self.style, self.lines[0].backwards
        if style.ruled:
            top = self.height + (style.after if self.joined else 0)
            x, _ = across(style.indent / 2, style.indent / 2, self.width, backwards)
            rule(self.canv, 0.45, [(x, 0, x, top)], 1.2)
        ends = across(style.indent, self.width, self.width, backwards)
        y = self.height - baseline(style)
        if self.bullet:
            self._draw_bullet(ends, y)
        draw_lines(self.canv, self.lines, style, ends, y, self.node)

    def _draw_bullet(self, ends: tuple[float, float], y: float) -> None:
        """Outside of the ends."""
        style = self.style
        mark = set_line(self.bullet, style, self.lines[0].backwards)
        out, wide = style.indent * 0.7, mark.width + mark.hanging
        x = ends[1] + out - wide if mark.backwards else ends[0] - out
        draw_lines(self.canv, [mark], style, (x, x + wide), y, self.dot)


class Title(Text):
    """The title of a sheet, over a short line that gives the eye a place to rest."""

    DROP: Final = 3 * MM
    LENGTH: Final = 18 * MM

    def __init__(self, text: str, style: Style, look: Look) -> None:
        super().__init__(text, style, node=heading(1))
        self.look = look

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        super().wrap(width, height)
        self.height += self.DROP
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        return []

    def draw(self) -> None:
        super().draw()
        start, end = across(0, self.LENGTH, self.width, self.lines[0].backwards)
        rule(self.canv, self.look.line_grey, [(start, 0, end, 0)], 2 * HAIRLINE)


class WritingLines(Flowable):
    """Lines to write on; ``count`` of None fills what is left of the page."""

    def __init__(self, count: int | None, look: Look, said: str) -> None:
        super().__init__()
        self.count = count
        self.look = look
        self.said = said
        self.spaceAfter = look.line_gap / 2

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        wanted = int(height // self.look.line_gap) if self.count is None else self.count
        self.width, self.height = width, max(wanted, TOGETHER) * self.look.line_gap
        if self.count is not None:
            self.height = self.count * self.look.line_gap
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        fitting = int(height // self.look.line_gap)
        if self.count is None or fitting < TOGETHER:
            return []
        rest = self.count - fitting  # one line alone on a page would be a waste of paper
        counts = [fitting, rest] if rest >= TOGETHER else [fitting]
        return [WritingLines(count, self.look, self.said) for count in counts]

    def draw(self) -> None:
        gap = self.look.line_gap
        heights = [self.height - gap * (line + 1) for line in range(round(self.height / gap))]
        lines = [(0, y, self.width, y) for y in heights]
        with figure(self.canv, Node("Figure", alt=self.said), self.width, self.height):
            stroke(self.canv, self.look.line_grey, lines)


class Blank(Flowable):
    """A label, and a line after it to write on, of which is ``said`` what it is."""

    def __init__(self, label: str, style: Style, look: Look, said: str) -> None:
        super().__init__()
        self.label = label
        self.style = style
        self.look = look
        self.node = Node("P")
        self.line = self.node.part("Figure", alt=said)
        self.spaceAfter = style.after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.lines = fit(self.label, self.style, width)
        self.width = width
        self.height = self.look.line_gap + (len(self.lines) - 1) * self.style.leading
        return self.width, self.height

    def draw(self) -> None:
        style, foot = self.style, self.style.size * 0.3
        top = foot + (len(self.lines) - 1) * style.leading
        draw_lines(self.canv, self.lines, style, (0, self.width), top, self.node)
        taken = self.lines[-1].width + style.size / 4
        start, end = across(taken, self.width, self.width, self.lines[-1].backwards)
        if start < end:
            with figure(self.canv, self.line, self.width, self.height):
                stroke(self.canv, self.look.line_grey, [(start, foot - 2, end, foot - 2)])


def across(start: float, end: float, width: float, backwards: bool) -> tuple[float, float]:
    """From the left, what is so far from where a line begins."""
    return (width - end, width - start) if backwards else (start, end)


def baseline(style: Style) -> float:
    """From the top of a line down to where the letters stand."""
    return (style.leading - style.size) / 2 + style.size * 0.82


def draw_lines(
    canvas: Canvas,
    lines: Sequence[Line],
    style: Style,
    ends: tuple[float, float],
    y: float,
    mark: Mark,
) -> None:
    """Draw lines downwards between two ends, the first one standing on ``y``."""
    left, right = ends
    stood = [
        (
            line,
            right - line.width - line.hanging if line.backwards else left,
            y - number * style.leading,
        )
        for number, line in enumerate(lines)
    ]
    draw_text(canvas, stood, style.size, style.language, mark)


def rule(
    canvas: Canvas,
    grey: float,
    lines: Sequence[tuple[float, float, float, float]],
    thickness: float = HAIRLINE,
    mark: Artifact = Artifact.LAYOUT,
) -> None:
    with marked(canvas, mark):
        stroke(canvas, grey, lines, thickness)


def stroke(
    canvas: Canvas,
    grey: float,
    lines: Sequence[tuple[float, float, float, float]],
    thickness: float = HAIRLINE,
) -> None:
    canvas.saveState()
    canvas.setStrokeGray(grey)
    canvas.setLineWidth(thickness)
    canvas.lines(list(lines))
    canvas.restoreState()
