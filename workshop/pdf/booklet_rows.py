"""What is drawn line by line in a booklet: the rundown, and what is to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from reportlab.platypus.flowables import Flowable

from workshop.domain.booklet import Row
from workshop.pdf.booklet_flowables import LONGEST, draw_ends, shortened
from workshop.pdf.booklet_look import BookletLook
from workshop.pdf.flowables import across, baseline, draw_lines, rule, stroke
from workshop.pdf.lines import Line, fit, is_right_to_left, measure, set_line
from workshop.pdf.marks import figure, place
from workshop.pdf.nodes import Node, cells
from workshop.pdf.theme import Style

SEPARATOR: Final = "  ·  "

TITLE_LINES: Final = 3
"""A title in the rundown has at most so many; it stands in full on its segment's page."""


class RundownRow(Flowable):
    """When, what, for how many minutes, and on which page; a fine line above."""

    PADDING: Final = 3.5

    def __init__(self, row: Row, page: str, look: BookletLook, table: Node) -> None:
        super().__init__()
        self.row = row
        self.page = page
        self.cells = cells(table)
        self.look = look
        self.styles = look.styles
        self.spaceAfter = self.PADDING

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        row, small = self.styles.row, self.styles.row_facts
        room = width - self._left() - self.look.number
        room -= self.look.clock if self.row.minutes else 0
        self.titles = _at_most(TITLE_LINES, self.row.title, row, room)
        self.beside = self._fits_beside(room)
        self.lines = [] if self.beside else self._facts(width - self._left())
        text = len(self.titles) * row.leading + len(self.lines) * small.leading
        self.width, self.height = width, text + self.PADDING
        return self.width, self.height

    def _left(self) -> float:
        return self.look.clock if self.row.when or self.row.minutes else 0

    def _fits_beside(self, room: float) -> str:
        """Facts that are no more than a few words stand on the title's line."""
        row, small = self.styles.row, self.styles.row_facts
        if len(self.titles) > 1 or self.row.marks or not self.row.facts:
            return ""
        wide = self.titles[0].width + row.size + measure(self.row.facts, small)
        return self.row.facts if wide <= room else ""

    def _facts(self, room: float) -> list[Line]:
        """On one line, or else what is protected on a line of its own."""
        style, texts = self.styles.row_facts, [self.row.facts, *self.row.marks]
        together = fit(SEPARATOR.join(texts), style, room)
        if len(together) == 1:
            return together if self.row.facts else []
        return [line for each in texts for line in fit(each, style, room)]

    def draw(self) -> None:
        row, small, canvas, left = self.styles.row, self.styles.row_facts, self.canv, self._left()
        rule(canvas, 0.45, [(0, self.height, self.width, self.height)])
        y = self.height - self.PADDING - baseline(row)
        time = replace(self.styles.facts, size=row.size, leading=row.leading)
        when, title, facts, minutes, page = self.cells
        draw_ends(canvas, self.row.when, "", time, self._ends(0), (when, when), y)
        draw_lines(canvas, self.titles, row, self._ends(left), y, title)
        if self.beside:
            after = left + self.titles[0].width + row.size
            draw_lines(canvas, [set_line(self.beside, small)], small, self._ends(after), y, facts)
        if self.lines:
            below = y + baseline(row) - len(self.titles) * row.leading - baseline(small)
            draw_lines(canvas, self.lines, small, self._ends(left), below, facts)
        ends = self._ends(0, self.look.number)
        draw_ends(canvas, "", self.row.minutes, time, ends, (minutes, minutes), y)
        draw_ends(canvas, "", self.page, time, self._ends(0), (page, page), y)
        if self.row.when:  # a plan has all of its cells, and a list of pages two
            place(canvas, self.cells)

    def _ends(self, before: float, after: float = 0) -> tuple[float, float]:
        backwards = is_right_to_left(self.styles.row.language)
        return across(before, self.width - after, self.width, backwards)


class Beside(Flowable):
    """Rows in columns; the last of them may be empty."""

    def __init__(self, rows: Iterable[RundownRow | None], gap: float) -> None:
        super().__init__()
        self.rows = [row for row in rows if row]
        self.gap = gap
        self.spaceAfter = RundownRow.PADDING

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.column = (width + self.gap) / 2
        heights = [row.wrap(self.column - self.gap, height)[1] for row in self.rows]
        self.width, self.height = width, max(heights)
        return self.width, self.height

    def draw(self) -> None:
        for number, row in enumerate(self.rows):
            row.drawOn(self.canv, number * self.column, self.height - row.height)


class BlankRow(Flowable):
    """What is to be filled in, the pages where it stands, and a line to write on."""

    def __init__(self, text: str, pages: str, look: BookletLook, said: str) -> None:
        super().__init__()
        self.text = text
        self.pages = pages
        self.look = look
        self.node = Node("P")
        self.line = self.node.part("Figure", alt=said)
        self.spaceBefore = self.spaceAfter = look.styles.text.size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        style, small = self.look.styles.text, self.look.styles.row_facts
        self.right = _at_most(TITLE_LINES, self.pages, small, width * 0.34)
        self.left = _at_most(2 * TITLE_LINES, self.text, style, width * 0.63)
        lines = max(len(self.left), len(self.right))
        self.width, self.height = width, lines * style.leading + self.look.line_gap
        return self.width, self.height

    def draw(self) -> None:
        style, small = self.look.styles.text, self.look.styles.row_facts
        y = self.height - baseline(style)
        draw_lines(self.canv, self.left, style, (0, self.width), y, self.node)
        for number, line in enumerate(self.right):
            marks = (self.node, self.node)
            below = y - number * style.leading
            draw_ends(self.canv, "", line.bare, small, (0, self.width), marks, below)
        with figure(self.canv, self.line, self.width, self.look.line_gap):
            stroke(self.canv, 0.45, [(0, 0, self.width, 0)])


def _at_most(count: int, text: str, style: Style, room: float) -> Sequence[Line]:
    lines = fit(text[:LONGEST], style, room)
    if len(lines) > count:
        cut = lines[count - 1].text + lines[count].text
        lines[count - 1 :] = [set_line(shortened(cut, style, room), style)]
    return lines
