"""Sets what packs have beside personal pages: forms, posters, tents and slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportlab.platypus.flowables import Flowable

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
from workshop.pdf.posters import Poster, Shown, Tent, scaled
from workshop.pdf.press import Press
from workshop.pdf.slips import FoldedSlip, Slip
from workshop.pdf.squares import ColourSide, SquareCode
from workshop.pdf.stack import Labelled, Together
from workshop.pdf.theme import MM, Style

LABEL: Final = 8.4
"""The width of a label beside a text, in sizes of the text."""

LARGEST: Final = 7.0
TENT_LARGEST: Final = 3.0
SHOWN: Final = 2.4
TITLE: Final = 1.5
"""How many times its usual size type can be, and by how much lines that stand out are larger."""

SQUARE: Final = 0.66
SIDE: Final = 60 * MM


class PackPress(Press):
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

    def _block(self, block: Block) -> Iterator[Flowable]:
        if isinstance(block, Form):
            yield from self._form(block)
        else:
            yield from super()._block(block)

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
                yield from ticks(cleaned, self.styles.body, self.look)
            case Scale(low, high):
                yield ScaleLine(clean(low), clean(high), self.styles.body, self.look)
            case Beside():
                yield self._beside(form)
            case RundownRow():
                yield self._rundown(form)
            case Square(rows):
                yield SquareCode(rows, SIDE)
            case HandCard():
                yield ColourSide(form, self.styles.name, SIDE / 2)

    def _question(self, question: Question) -> Iterator[Flowable]:
        """On one page, if it can be."""
        parts = [*self._each(question.texts), *self._block(question.answer)]
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
        return RundownLine(replace(row, title=clean(row.title)), self.look)

    def _each(self, blocks: Iterable[Block]) -> Iterator[Flowable]:
        for block in blocks:
            yield from self._block(block)

    def _poster(self, sheet: Sheet, size: float) -> Iterator[Flowable]:
        yield self._shown(sheet.title, self.styles.title, TITLE * size)
        if sheet.lead:
            yield self.text(sheet.lead, scaled(self.styles.lead, size))
        for block in sheet.blocks:
            yield from self._large(block, size)

    def _large(self, block: Block, size: float) -> Iterator[Flowable]:
        styles = self.styles
        match block:
            case Heading(text):
                yield self.text(text, scaled(styles.heading, size))
            case Paragraph(text):
                yield self.text(text, scaled(styles.body, size))
            case Items(items):
                item = replace(styles.item, after=styles.body.after)
                yield from (self.text(each, scaled(item, size)) for each in items)
            case Written(text):
                yield self._shown(text, styles.name, SHOWN * size)
            case Square(rows):
                yield SquareCode(rows, self.look.breadth * SQUARE)
            case _:
                yield from self._block(block)

    def _shown(self, text: str, style: Style, size: float) -> Shown:
        space = style.size * size * 0.2
        large = replace(scaled(style, size), before=space, after=space)
        return Shown(clean(text), large)

    def _tent(self, sheet: Sheet) -> Tent:
        squares = [each for each in sheet.blocks if isinstance(each, Square)]
        rest = tuple(each for each in sheet.blocks if not isinstance(each, Square))
        square = SquareCode(squares[0].rows, 0) if squares else None
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
        return FoldedSlip(parts, ColourSide(sides[0], self.styles.name, 0), page, grey)


def _pieces(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    piece: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and piece:
            yield piece
            piece = []
        piece.append(block)
    if piece:
        yield piece
