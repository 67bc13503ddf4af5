"""Sets what packs have beside personal pages: forms, posters, tents and slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportlab.platypus.flowables import Flowable

from workshop.domain.facts import Foreign
from workshop.domain.forms import (
    Beside,
    Choices,
    Form,
    HandCard,
    Question,
    RundownRow,
    Scale,
    Square,
)
from workshop.domain.handout import Block, Sheet, Written
from workshop.domain.pack import Heading, Items, Layout, Paragraph
from workshop.pdf.forms import RundownLine, ScaleLine, ticks
from workshop.pdf.lines import clean
from workshop.pdf.nodes import Node, heading
from workshop.pdf.posters import Poster, Shown, Tent, scaled
from workshop.pdf.press import Press
from workshop.pdf.slips import FoldedSlip, Slip
from workshop.pdf.squares import ColourSide, SquareCode
from workshop.pdf.stack import Labelled, Together
from workshop.pdf.theme import MM, Look, Style

LABEL: Final = 8.4
"""The width of a label beside a text, in sizes of the text."""

LARGEST: Final = 7.0
TENT_LARGEST: Final = 3.0
SHOWN: Final = 2.4
TITLE: Final = 1.5
"""How many times its usual size type can be, and by how much lines that stand out are larger."""

LONGEST_END: Final = 120
"""Characters that stand at an end of a scale."""

SQUARE: Final = 0.66
SIDE: Final = 60 * MM


class PackPress(Press):
    def __init__(self, look: Look, either: str) -> None:
        super().__init__(look, either)
        self.table = Node("Table")
        """Of the row that comes next, if one does."""

    def sheet(self, sheet: Sheet) -> Iterator[Flowable]:
        match sheet.layout:
            case Layout.POSTER:
                yield Poster(lambda size: list(self._poster(sheet, size)), LARGEST)
            case Layout.TENT:
                yield self._tent(sheet)
            case Layout.SLIPS:
                yield from self._slips(sheet)
            case _:
                yield from super().sheet(sheet)

    def begins(self, block: Block) -> None:
        super().begins(block)
        if not isinstance(block, RundownRow):
            self.table = Node("Table")

    def block(self, block: Block) -> Iterator[Flowable]:
        if isinstance(block, Form):
            self.begins(block)
            yield from self._form(block)
        else:
            yield from super().block(block)

    def _least(self, section: list[Flowable]) -> float:
        """A heading goes to the next page with a question that has to be whole."""
        together = section[1:2]
        if not isinstance(together[0] if together else None, Together):
            return super()._least(section)
        high = sum(
            each.wrap(self.look.width, self.look.height)[1]
            + each.getSpaceBefore()
            + each.getSpaceAfter()
            for each in section[:2]
        )
        return high if high <= self.look.height else super()._least(section)

    def _form(self, form: Form) -> Iterator[Flowable]:
        match form:
            case Question():
                yield from self._question(form)
            case Choices(options):
                cleaned = [clean(each) for each in options]
                yield from ticks(cleaned, self.styles.body, self.look, self.said.to_tick)
            case Scale():
                yield from self._scale(form)
            case Beside():
                yield self._beside(form)
            case RundownRow():
                yield self._rundown(form)
            case Square(rows):
                yield self._square(rows, SIDE)
            case HandCard():
                yield self._side(form, SIDE / 2)

    def _scale(self, scale: Scale) -> Iterator[Flowable]:
        """What is too long for the end of a line stands above it."""
        low, high = (clean(" ".join(each.split())) for each in (scale.low, scale.high))
        if max(len(low), len(high)) > LONGEST_END:
            yield self.text(f"0: {low}", self.styles.body)
            yield self.text(f"10: {high}", self.styles.body)
            low = high = ""
        yield ScaleLine(low, high, self.styles.body, self.look)

    def _square(self, rows: Sequence[str], side: float) -> SquareCode:
        return SquareCode(rows, side, self.said.square)

    def _side(self, card: HandCard, high: float) -> ColourSide:
        return ColourSide(card, self.styles.name, high, self.said.colour_side.format(card.name))

    def _question(self, question: Question) -> Iterator[Flowable]:
        """On one page, if it can be."""
        parts = [*self._each(question.texts), *self.block(question.answer)]
        after = max(self.styles.body.after, parts[-1].getSpaceAfter())
        yield Together(parts, self.look.height, after=after)

    def _beside(self, beside: Beside) -> Together:
        style = self.styles.name
        parts = list(self._each(beside.texts))
        for part in parts:
            part.spaceAfter = style.size * 0.2
        left = LABEL * style.size
        after = self.styles.body.after
        labelled = Labelled(clean(beside.label), replace(style, before=0), left, parts, 0)
        return Together([labelled], self.look.height, before=after, after=after)

    def _rundown(self, row: RundownRow) -> RundownLine:
        return RundownLine(replace(row, title=clean(row.title)), self.look, self.table)

    def _each(self, blocks: Iterable[Block]) -> Iterator[Flowable]:
        for block in blocks:
            yield from self.block(block)

    def _poster(self, sheet: Sheet, size: float) -> Iterator[Flowable]:
        yield self._shown(sheet.title, self.styles.title, TITLE * size, heading(1))
        if sheet.lead:
            yield self.text(sheet.lead, scaled(self.styles.lead, size))
        for block in sheet.blocks:
            yield from self.large(block, size)

    def large(self, block: Block, size: float) -> Iterator[Flowable]:
        styles = self.styles
        self.begins(block)
        match block:
            case Heading(text):
                yield self.text(text, scaled(styles.heading, size), heading(2))
            case Paragraph(text):
                yield self.text(text, scaled(styles.body, size))
            case Items(items):
                item = scaled(replace(styles.item, after=styles.body.after), size)
                yield from self.items(items, item, item.after)
            case Written(text):
                yield self._shown(text, styles.name, SHOWN * size)
            case Foreign(language, foreign):
                yield from self.abroad(language).large(foreign, size)
            case Square(rows):
                yield self._square(rows, self.look.breadth * SQUARE)
            case _:
                yield from self.block(block)

    def _shown(self, text: str, style: Style, size: float, node: Node | None = None) -> Shown:
        space = style.size * size * 0.2
        large = replace(scaled(style, size), before=space, after=space)
        return Shown(clean(text), large, node=node)

    def _tent(self, sheet: Sheet) -> Tent:
        squares = [each for each in sheet.blocks if isinstance(each, Square)]
        rest = tuple(each for each in sheet.blocks if not isinstance(each, Square))
        square = self._square(squares[0].rows, 0) if squares else None
        words = replace(sheet, blocks=rest)
        return Tent(lambda size: list(self._poster(words, size)), square, self.look, TENT_LARGEST)

    def _slips(self, sheet: Sheet) -> Iterator[Flowable]:
        yield from super().sheet(replace(sheet, layout=Layout.PAGE, blocks=()))
        yield from (self._slip(piece) for piece in _pieces(sheet.blocks))

    def _slip(self, piece: Sequence[Block]) -> Slip:
        sides = [each for each in piece if isinstance(each, HandCard)]
        parts = list(self._each(each for each in piece if not isinstance(each, HandCard)))
        page, grey = self.look.height, self.look.fold_grey
        if not sides:
            return Slip(parts, page, grey)
        return FoldedSlip(parts, self._side(sides[0], 0), page, grey)


def _pieces(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    piece: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and piece:
            yield piece
            piece = []
        piece.append(block)
    if piece:
        yield piece
