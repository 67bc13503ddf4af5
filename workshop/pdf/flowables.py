"""What is drawn on a page: one class for each thing that a person would point at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from workshop.pdf.drawing import draw_line
from workshop.pdf.lines import Line, fit, is_right_to_left, set_line
from workshop.pdf.theme import MM, Look, Style

HAIRLINE: Final = 0.6
TOGETHER: Final = 2
"""At least so many lines of a paragraph stand together at the end and at the top of a page."""


class Text(Flowable):
    """A paragraph, set from the side where its script begins.

    ``joined`` to the one above when a line down the side runs through both.
    """

    announces = False
    """Whether it may not end a page: read by :class:`workshop.pdf.stack.Stack`."""

    def __init__(self, text: str, style: Style, joined: bool = False) -> None:
        super().__init__()
        self.text = text
        self.style = style
        self.joined = joined
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
        part = Text("", self.style)
        part.lines, part.bullet = lines, ""
        return part

    def draw(self) -> None:
        style, backwards = self.style, self.lines[0].backwards
        if style.ruled:
            top = self.height + (style.after if self.joined else 0)
            x, _ = across(style.indent / 2, style.indent / 2, self.width, backwards)
            rule(self.canv, 0.45, [(x, 0, x, top)], 1.2)
        ends = across(style.indent, self.width, self.width, backwards)
        draw_lines(self.canv, self.lines, style, ends, self.height - baseline(style), self.bullet)


class Title(Text):
    """The title of a sheet, over a short line that gives the eye a place to rest."""

    DROP: Final = 3 * MM
    LENGTH: Final = 18 * MM

    def __init__(self, text: str, style: Style, look: Look) -> None:
        super().__init__(text, style)
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

    def __init__(self, count: int | None, look: Look) -> None:
        super().__init__()
        self.count = count
        self.look = look
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
        return [WritingLines(count, self.look) for count in counts]

    def draw(self) -> None:
        gap = self.look.line_gap
        heights = [self.height - gap * (line + 1) for line in range(round(self.height / gap))]
        rule(self.canv, self.look.line_grey, [(0, y, self.width, y) for y in heights])


class Blank(Flowable):
    """A label, and a line after it to write on."""

    def __init__(self, label: str, style: Style, look: Look) -> None:
        super().__init__()
        self.label = label
        self.style = style
        self.look = look
        self.spaceAfter = style.after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.lines = fit(self.label, self.style, width)
        self.width = width
        self.height = self.look.line_gap + (len(self.lines) - 1) * self.style.leading
        return self.width, self.height

    def draw(self) -> None:
        style, foot = self.style, self.style.size * 0.3
        top = foot + (len(self.lines) - 1) * style.leading
        draw_lines(self.canv, self.lines, style, (0, self.width), top)
        taken = self.lines[-1].width + style.size / 4
        start, end = across(taken, self.width, self.width, self.lines[-1].backwards)
        if start < end:
            rule(self.canv, self.look.line_grey, [(start, foot - 2, end, foot - 2)])


class Card(Flowable):
    """Panels, two in a row, to be cut out and folded to the size of a wallet."""

    COLUMNS: Final = 2
    WALLET: Final = (85.6 * MM, 54 * MM)
    PADDING: Final = 5 * MM

    def __init__(self, panels: Sequence[tuple[str, Sequence[str]]], look: Look) -> None:
        super().__init__()
        self.panels = panels
        self.look = look
        self.spaceBefore = self.spaceAfter = look.styles.body.leading

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.hang = width / 2
        self.column = min(self.WALLET[0], self.look.breadth / self.COLUMNS)
        inner = self.column - 2 * self.PADDING
        self.set = [self._set(name, texts, inner) for name, texts in self.panels]
        tallest = max(sum(each.height + each.spaceAfter for each in panel) for panel in self.set)
        self.row = max(self.WALLET[1], tallest + 2 * self.PADDING)
        self.rows = -(-len(self.set) // self.COLUMNS)
        self.width, self.height = self.column * self.COLUMNS, self.row * self.rows
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """Row by row; a pack may ask for type so large that two rows do not fit."""
        if self.rows == 1:
            return []
        rows = range(0, len(self.panels), self.COLUMNS)
        return [Card(self.panels[start : start + self.COLUMNS], self.look) for start in rows]

    def _set(self, name: str, texts: Sequence[str], inner: float) -> list[Text]:
        styles = self.look.styles
        panel = [Text(name, styles.panel_name), *(Text(each, styles.panel) for each in texts)]
        for each in panel:
            each.wrap(inner, 0)
        return panel

    def draw(self) -> None:
        self.canv.translate(self.hang - self.width / 2, 0)  # a card is wider than the text
        for number, panel in enumerate(self.set):
            place = number % self.COLUMNS
            if is_right_to_left(self.look.styles.panel.language):
                place = self.COLUMNS - 1 - place
            x = place * self.column + self.PADDING
            y = self.height - (number // self.COLUMNS) * self.row - self.PADDING
            for each in panel:
                y -= each.height
                each.drawOn(self.canv, x, y)
                y -= each.spaceAfter
        self._marks()

    def _marks(self) -> None:
        """A fine outline to cut along, and a dotted line where it folds."""
        canvas, grey = self.canv, self.look.fold_grey
        canvas.saveState()
        canvas.setStrokeGray(grey)
        canvas.setLineWidth(HAIRLINE)
        canvas.rect(0, 0, self.width, self.height)
        canvas.setLineWidth(1.5 * HAIRLINE)
        canvas.setDash([0.1, 4])
        canvas.setLineCap(1)
        for column in range(1, self.COLUMNS):
            x = column * self.column
            canvas.line(x, 0, x, self.height)
        for row in range(1, self.rows):
            canvas.line(0, row * self.row, self.width, row * self.row)
        canvas.restoreState()


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
    bullet: str = "",
) -> None:
    """Draw lines downwards between two ends, the first one standing on ``y``.

    The bullet stands before it, outside of the ends.
    """
    left, right = ends
    if bullet:
        mark = set_line(bullet, style, lines[0].backwards)
        out = style.indent * 0.7
        x = right + out - mark.width - mark.hanging if mark.backwards else left - out
        draw_line(canvas, mark, style.size, x, y)
    for number, line in enumerate(lines):
        x = right - line.width - line.hanging if line.backwards else left
        draw_line(canvas, line, style.size, x, y - number * style.leading)


def rule(
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
