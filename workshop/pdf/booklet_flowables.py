"""What is drawn in booklets only: a phrase with its pause, a word in a frame, a tick."""

from __future__ import annotations

from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from workshop.pdf.flowables import HAIRLINE, Text, baseline, draw_lines, rule
from workshop.pdf.fonts import glyphs
from workshop.pdf.lines import fit, measure
from workshop.pdf.theme import Style

ELLIPSIS: Final = "…"
LONGEST: Final = 600
"""Characters: more are never on one line, nor on the few of a row."""


class Announcing(Text):
    """A heading: it does not end a page."""

    announces = True


class Phrase(Text):
    """Words said in one go, and then a pause in regular type."""

    def __init__(self, text: str, style: Style, pause: str, pause_style: Style) -> None:
        super().__init__(text, style)
        self.pause = pause
        self.pause_style = pause_style

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        fresh = not self.lines
        super().wrap(width, height)
        wide = measure(self.pause, glyphs(self.pause_style.font), self.pause_style.size)
        if fresh and self.pause and self._start() + wide > width:
            self.lines[-1:] = _without_last_word(self.lines[-1])
            self.height += self.style.leading
        return self.width, self.height

    def draw(self) -> None:
        super().draw()
        if self.pause:
            y = self.height - baseline(self.style) - (len(self.lines) - 1) * self.style.leading
            draw_lines(self.canv, [self.pause], self.pause_style, self._start(), y)

    def _part(self, lines: list[str]) -> Text:
        part = Phrase("", self.style, self.pause, self.pause_style)
        part.lines, part.bullet = lines, ""
        return part

    def split(self, width: float, height: float, /) -> list[Flowable]:
        halves = super().split(width, height)
        if halves and isinstance(halves[0], Phrase):
            halves[0].pause = ""
        return halves

    def _start(self) -> float:
        """Where the pause begins: after the last line, or where the line would have begun."""
        style, last = self.style, self.lines[-1].rstrip()
        gap = style.size if last else 0
        return style.indent + measure(last, glyphs(style.font), style.size) + gap


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
        style = self.style
        wide = max(measure(line.rstrip(), glyphs(style.font), style.size) for line in self.lines)
        self.canv.saveState()
        self.canv.setLineWidth(2 * HAIRLINE)
        self.canv.rect(0, 0, wide + 2 * self.PADDING, self.height)
        self.canv.restoreState()
        draw_lines(self.canv, self.lines, style, self.PADDING, self.height - baseline(style))


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
    """Words at the left and words at the right of one line."""

    announces = True

    def __init__(self, left: str, right: str, style: Style) -> None:
        super().__init__()
        self.left = left
        self.right = right
        self.style = style
        self.spaceAfter = style.after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.style.leading
        return self.width, self.height

    def draw(self) -> None:
        draw_ends(self.canv, self.left, self.right, self.style, (0, self.width))


class Tick(Text):
    """Something to tick off: a square stands where a list has its dot."""

    def draw(self) -> None:
        square, self.bullet = self.bullet, ""
        super().draw()
        if square:
            side = self.style.size * 1.05
            self.canv.setLineWidth(2 * HAIRLINE)
            self.canv.rect(0, self.height - baseline(self.style) - side * 0.12, side, side)


def _without_last_word(line: str) -> tuple[str, str]:
    """The line in two, so that a pause is not alone on its own."""
    first, space, word = line.rstrip().rpartition(" ")
    return (first + space, word) if first else (line, "")


def draw_ends(
    canvas: Canvas, left: str, right: str, style: Style, ends: tuple[float, float], y: float = -1
) -> None:
    """``left`` is cut short where ``right`` would not leave room for it."""
    base = style.leading - baseline(style) if y < 0 else y
    wide = measure(right, glyphs(style.font), style.size)
    room = ends[1] - ends[0] - wide - (style.size if right else 0)
    if left:
        draw_lines(canvas, [shortened(left, style, room)], style, ends[0], base)
    if right:
        draw_lines(canvas, [right], style, ends[1] - wide, base)


def shortened(text: str, style: Style, room: float) -> str:
    """One line, with “…” where it was cut."""
    known, whole = glyphs(style.font), " ".join(text.split())
    line = whole[:LONGEST]
    if line == whole and measure(line, known, style.size) <= room:
        return line
    first = fit(line, known, style.size, room - measure(ELLIPSIS, known, style.size))[0]
    return first.rstrip() + ELLIPSIS
