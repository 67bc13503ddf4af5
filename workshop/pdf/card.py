"""A card for the wallet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from workshop.pdf.flowables import HAIRLINE, Text
from workshop.pdf.lines import is_right_to_left
from workshop.pdf.marks import marked
from workshop.pdf.nodes import Artifact, heading
from workshop.pdf.theme import MM, Look


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
        named = Text(name, styles.panel_name, node=heading(2))
        panel = [named, *(Text(each, styles.panel) for each in texts)]
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
        with marked(self.canv, Artifact.LAYOUT):
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
