"""A booklet to PDF bytes, in memory: nothing of it touches the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import PageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak

from workshop.domain import booklet as said
from workshop.domain.booklet import Booklet, BookletSheet
from workshop.domain.pack import Heading, Items, Paragraph
from workshop.pdf.booklet_flowables import (
    Announcing,
    Divider,
    Ends,
    Phrase,
    RundownRow,
    Tag,
    Tick,
    draw_ends,
    shortened,
)
from workshop.pdf.booklet_look import BookletLook, booklet_look
from workshop.pdf.document import build, frame
from workshop.pdf.flowables import HAIRLINE, Text, rule
from workshop.pdf.fonts import glyphs, register
from workshop.pdf.lines import clean, measure, missing
from workshop.pdf.render import Rendered
from workshop.pdf.stack import Barred, Boxed, Labelled, Pages
from workshop.pdf.theme import Style


def render_booklet(booklet: Booklet) -> Rendered:
    look = booklet_look(booklet.page, booklet.large)
    register(look.styles.foot.font)
    binder = Binder(look)
    story: list[Flowable] = []
    templates: list[PageTemplate] = []
    for number, sheet in enumerate(booklet.sheets):
        if story:
            story.append(PageBreak(str(number)))
        story.append(binder.sheet(sheet))
        templates += _templates(number, sheet, look, booklet.continued)
    pdf = build(
        story,
        templates,
        title=booklet.title,
        language=booklet.language,
        font=look.styles.foot.font,
        paper=look.paper,
        foot=partial(_foot, booklet, look),
    )
    return Rendered(pdf, frozenset(binder.missing))


class Binder:
    """Sets one booklet, and notes the characters that no font can draw."""

    def __init__(self, look: BookletLook) -> None:
        self.look = look
        self.styles = look.styles
        self.missing: set[str] = set()

    def sheet(self, sheet: BookletSheet) -> Pages:
        """A card that does not fit its page is set closer, if that helps."""
        pages, count = self._settled(sheet)
        if not sheet.card or count == 1:
            return pages
        usual = self.styles
        self.styles = replace(usual, card=usual.close_card)
        closer, close_count = self._settled(sheet)
        self.styles = usual
        return closer if close_count < count else pages

    def _settled(self, sheet: BookletSheet) -> tuple[Pages, int]:
        pages = Pages(list(self.blocks(sheet.blocks)))
        return pages, pages.settle(self.look.width, self.look.height, self.look.top)

    def blocks(self, blocks: Iterable[said.Block]) -> Iterator[Flowable]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: said.Block) -> Iterator[Flowable]:
        match block:
            case said.Opening():
                yield from self._opening(block)
            case said.Row():
                yield self._row(block)
            case said.Head():
                yield from self._head(block)
            case said.Rule():
                yield Divider(self.styles.said.leading)
            case said.Ticks(items):
                yield from (
                    Tick(self._clean(each, self.styles.card), self.styles.card) for each in items
                )
            case _:
                yield from self._words(block)

    def _words(self, block: said.Block) -> Iterator[Flowable]:
        styles = self.styles
        match block:
            case said.Said():
                yield from self._said(block)
            case said.Aside():
                yield self._aside(block)
            case said.Tag(text):
                yield Tag(self._clean(text, styles.tag), styles.tag)
            case said.FromTier(label, blocks):
                tag = Tag(self._clean(label, styles.tag), styles.tag)
                yield Barred([tag, *self.blocks(blocks)], styles.tag.before, styles.said.after)
            case Heading(text):
                yield Announcing(self._clean(text, styles.heading), styles.heading)
            case Paragraph(text):
                yield self._text(text, styles.text)
            case Items(items):
                yield from (self._text(item, styles.card) for item in items)

    def _opening(self, block: said.Opening) -> Iterator[Flowable]:
        yield self._text(block.title, self.styles.title)
        if not block.when:
            yield Divider(self.styles.said.size * 0.7)
            return
        yield self._text(block.when, self.styles.when)
        yield self._text(block.facts, self.styles.facts)
        yield self._text(block.summary, self.styles.lead)

    def _row(self, row: said.Row) -> RundownRow:
        cleaned = replace(row, title=self._clean(row.title, self.styles.row))
        return RundownRow(cleaned, self.look.clock, self.styles)

    def _head(self, head: said.Head) -> Iterator[Flowable]:
        styles = self.styles
        yield Ends(head.when, head.place, styles.when)
        yield self._text(head.title, styles.title)
        yield self._text(head.facts, styles.facts)
        yield from (self._text(mark, styles.facts) for mark in head.marks)
        yield self._text(head.goal, styles.lead)
        yield Divider(styles.said.size * 0.8)

    def _said(self, block: said.Said) -> Iterator[Flowable]:
        styles = self.styles
        style = styles.point if block.listed else styles.said
        *others, last = (
            Phrase(self._clean(each.text, style), style, each.pause, styles.pause)
            for each in block.phrases
        )
        for phrase in others:
            phrase.spaceAfter = style.size * 0.35
            yield phrase
        yield last

    def _aside(self, block: said.Aside) -> Labelled:
        styles, kind = self.styles, Boxed if block.boxed else Labelled
        label = self._clean(block.label, styles.label)
        texts = [each for text in block.texts for each in self._texts(text)]
        if len(texts) > 1:  # a question is not left without its options, nor a letter's name
            texts[0].announces = True
        return kind(label, styles.label, self.look.aside, texts, styles.said.after)

    def _texts(self, block: Paragraph | Items) -> Iterator[Text]:
        if isinstance(block, Paragraph):
            yield self._text(block.text, self.styles.text)
        else:
            yield from (self._text(item, self.styles.item) for item in block.items)

    def _text(self, text: str, style: Style) -> Text:
        return Text(self._clean(text, style), style)

    def _clean(self, text: str, style: Style) -> str:
        cleaned = clean(text)
        self.missing |= missing(cleaned, glyphs(style.font))
        return cleaned


def _templates(
    number: int, sheet: BookletSheet, look: BookletLook, continued: str
) -> Iterator[PageTemplate]:
    """The first page of a sheet, and all that follow it."""
    left, foot = look.margin, look.margin + look.foot
    first = frame(left, foot, look.width, look.height)
    later = frame(left, foot, look.width, look.height - look.top)
    yield PageTemplate(str(number), [first], autoNextPageTemplate=f"{number}+")
    yield PageTemplate(f"{number}+", [later], onPage=partial(_running, sheet, look, continued))


def _running(
    sheet: BookletSheet, look: BookletLook, continued: str, canvas: Canvas, _: object
) -> None:
    """A title that is too long is cut, but never the word after it."""
    style, left, right = look.styles.text, look.margin, look.margin + look.width
    top = look.paper[1] - look.margin
    beside = measure(continued.format("") + sheet.when, glyphs(style.font), style.size)
    title = shortened(clean(sheet.title), style, look.width - beside - 2 * style.size)
    words = continued.format(title)
    draw_ends(canvas, words, sheet.when, style, (left, right), top - style.size)
    below = top - style.leading * 1.15
    rule(canvas, 0, [(left, below, right, below)], 2 * HAIRLINE)


def _foot(booklet: Booklet, look: BookletLook, canvas: Canvas, last: int) -> None:
    words = booklet.page_of.format(canvas.getPageNumber(), last)
    ends = (look.margin, look.margin + look.width)
    draw_ends(canvas, booklet.foot, words, look.styles.foot, ends, look.margin)
