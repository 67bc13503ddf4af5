"""A booklet to PDF bytes, in memory: nothing of it touches the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import PageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak

from workshop.domain import booklet as said
from workshop.domain.booklet import Booklet, BookletSheet
from workshop.domain.booklet_blanks import blank_key
from workshop.domain.handout_words import words_for
from workshop.domain.pack import Heading, Items, Paragraph
from workshop.pdf.booklet_flowables import (
    Announcing,
    Divider,
    Ends,
    Phrase,
    Tag,
    Tick,
    draw_ends,
    shortened,
)
from workshop.pdf.booklet_look import BookletLook, booklet_look
from workshop.pdf.booklet_places import Finder, Places
from workshop.pdf.booklet_rows import Beside, BlankRow, RundownRow
from workshop.pdf.document import build, frame
from workshop.pdf.flowables import HAIRLINE, Text, rule
from workshop.pdf.lines import clean, measure
from workshop.pdf.nodes import Artifact, Node, boxes, bullets, heading
from workshop.pdf.render import Rendered
from workshop.pdf.stack import Barred, Boxed, Labelled, Pages
from workshop.pdf.theme import Style

MOST_TIMES: Final = 5
MOST_PAGES: Final = 8
"""Of what stands on more pages than these, the first ones are named."""


def render_booklet(booklet: Booklet) -> Rendered:
    """Sets it once to learn on which pages things stand, and then until they stay there."""
    look = booklet_look(booklet.page, booklet.large, booklet.language)
    places = Places()
    rendered, found = _bound(booklet, look, places)
    for _ in range(MOST_TIMES):
        if found == places:
            break
        places = found
        rendered, found = _bound(booklet, look, places)
    return rendered


def _bound(booklet: Booklet, look: BookletLook, places: Places) -> tuple[Rendered, Places]:
    binder, finder = Binder(look, places, booklet.on_page), Finder()
    story: list[Flowable] = []
    templates: list[PageTemplate] = []
    for sheet in binder.arranged(booklet.sheets):
        if story:
            story.append(PageBreak(sheet.id))
        pages = binder.sheet(sheet)
        pages.drawn = finder.drawn
        story.append(pages)
        templates += _templates(sheet, look, booklet.continued, finder)
    pdf, missing = build(
        story,
        templates,
        title=booklet.title,
        language=booklet.language,
        paper=look.paper,
        foot=partial(_foot, booklet, look),
    )
    return Rendered(pdf, missing), finder.places()


class Binder:
    """Sets one booklet."""

    def __init__(self, look: BookletLook, places: Places, on_page: str) -> None:
        self.look = look
        self.places = places
        self.on_page = on_page
        self.styles = look.styles
        self.spoken = words_for(look.styles.text.language)
        self.table, self.list = Node("Table"), bullets()
        """Of the row, or the list line, that comes next, if one does."""

    def arranged(self, sheets: Sequence[BookletSheet]) -> Iterator[BookletSheet]:
        """Where the cover would take more than its page, the plan goes before the segments."""
        if self._settled(sheets[0])[1] == 1:
            yield from sheets
            return
        blocks: list[said.Block] = []
        plans: list[BookletSheet] = []
        for block in sheets[0].blocks:
            match block:
                case said.Plan(title, when):
                    opening = said.Opening(title, when)
                    blocks.append(said.Row("", title, leads_to="plan"))
                    plans.append(BookletSheet("plan", title, "", (opening, block)))
                case said.Cards(rows):  # which need not be narrow then
                    blocks += rows
                case _:
                    blocks.append(block)
        yield replace(sheets[0], blocks=tuple(blocks))
        yield from (each for each in sheets[1:] if each.id in said.FIRST)
        yield from plans
        yield from (each for each in sheets[1:] if each.id not in said.FIRST)

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
            if not isinstance(block, said.Row):
                self.table = Node("Table")
            if not isinstance(block, said.Said) or not block.listed:
                self.list = bullets()
            yield from self._block(block)

    def _block(self, block: said.Block) -> Iterator[Flowable]:
        match block:
            case said.Opening():
                yield from self._opening(block)
            case said.Row() | said.Plan() | said.Cards() | said.Blank():
                yield from self._rows(block)
            case said.Head():
                yield from self._head(block)
            case said.Rule():
                yield Divider(self.styles.said.leading)
            case said.Ticks(items):
                whole = boxes()
                for each in items:
                    yield Tick(clean(each), self.styles.card, whole, self.spoken.to_tick)
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
                yield Tag(clean(text), styles.tag)
            case said.FromTier(label, blocks):
                tag = Tag(clean(label), styles.tag)
                yield Barred([tag, *self.blocks(blocks)], styles.tag.before, styles.said.after)
            case Heading(text):
                yield Announcing(clean(text), styles.heading)
            case Paragraph(text):
                yield self._text(text, styles.text)
            case Items(items):
                yield from self._items(items, styles.card)

    def _opening(self, block: said.Opening) -> Iterator[Flowable]:
        yield self._text(block.title, self.styles.title, heading(1))
        if not block.when:
            yield Divider(self.styles.said.size * 0.7)
            return
        yield self._text(block.when, self.styles.when)
        if block.facts:
            yield self._text(block.facts, self.styles.facts)
        if block.summary:
            yield self._text(block.summary, self.styles.lead)

    def _rows(self, block: said.Row | said.Plan | said.Cards | said.Blank) -> Iterator[Flowable]:
        match block:
            case said.Row():
                yield self._row(block)
            case said.Plan():
                yield from (self._row(row) for row in block.rows)
            case said.Cards(rows):
                pairs = zip_longest(*[map(self._row, rows)] * 2)
                yield from (Beside(pair, self.look.aside / 3) for pair in pairs)
            case said.Blank(text):
                yield self._blank(text)

    def _row(self, row: said.Row) -> RundownRow:
        cleaned = replace(row, title=clean(row.title))
        page = self.places.sheets.get(row.leads_to)
        where = self.on_page.format(page) if page else ""
        return RundownRow(cleaned, where, self.look, self.table)

    def _blank(self, text: str) -> BlankRow:
        cleaned = clean(text)
        pages = self.places.blanks.get(blank_key(cleaned), ())
        named = ", ".join(map(str, pages[:MOST_PAGES])) + (" …" if pages[MOST_PAGES:] else "")
        where = self.on_page.format(named) if pages else ""
        return BlankRow(cleaned, where, self.look, self.spoken.to_write_on)

    def _head(self, head: said.Head) -> Iterator[Flowable]:
        styles = self.styles
        yield Ends(head.when, head.place, styles.when)
        yield self._text(head.title, styles.title, heading(1))
        yield self._text(head.facts, styles.facts)
        yield from (self._text(mark, styles.facts) for mark in head.marks)
        yield self._text(head.goal, styles.lead)

    def _said(self, block: said.Said) -> Iterator[Flowable]:
        styles = self.styles
        style = styles.point if block.listed else styles.said
        dot, body = self.list.item() if block.listed else (Artifact.LAYOUT, None)
        *others, last = (
            Phrase(clean(each.text), style, each.pause, styles.pause, body, dot)
            for each in block.phrases
        )
        for phrase in others:
            phrase.spaceAfter = style.size * 0.35
            yield phrase
        yield last

    def _aside(self, block: said.Aside) -> Labelled:
        styles = self.styles
        label = clean(block.label)
        texts = [each for text in block.texts for each in self._texts(text, block.boxed)]
        if len(texts) > 1:  # a question is not left without its options, nor a letter's name
            texts[0].announces = True
        if not block.boxed:
            return Labelled(label, styles.label, self.look.aside, texts, styles.said.after)
        box = Boxed(label, styles.box, self.look.aside, texts, styles.said.after)
        box.page = self.look.height - self.look.top
        return box

    def _texts(self, block: Paragraph | Items, boxed: bool) -> Iterator[Text]:
        styles = self.styles
        if isinstance(block, Paragraph):
            self.list = bullets()
            yield self._text(block.text, styles.box if boxed else styles.text)
        else:
            style = styles.box_item if boxed else styles.item
            yield from self._items(block.items, style)

    def _items(self, items: Iterable[str], style: Style) -> Iterator[Text]:
        for item in items:
            dot, body = self.list.item()
            yield Text(clean(item), style, node=body, dot=dot)

    def _text(self, text: str, style: Style, node: Node | None = None) -> Text:
        return Text(clean(text), style, node=node)


def _templates(
    sheet: BookletSheet, look: BookletLook, continued: str, finder: Finder
) -> Iterator[PageTemplate]:
    """The first page of a sheet, and all that follow it."""
    left, foot = look.margin, look.margin + look.foot
    first = frame(left, foot, look.width, look.height)
    later = frame(left, foot, look.width, look.height - look.top)

    def begin(canvas: Canvas, _: object) -> None:
        finder.begun(sheet.id, canvas.getPageNumber())

    running = partial(_running, sheet, look, continued)
    yield PageTemplate(sheet.id, [first], onPage=begin, autoNextPageTemplate=f"{sheet.id}+")
    yield PageTemplate(f"{sheet.id}+", [later], onPage=running)


def _running(
    sheet: BookletSheet, look: BookletLook, continued: str, canvas: Canvas, _: object
) -> None:
    """A title that is too long is cut, but never the word after it."""
    style, left, right = look.styles.text, look.margin, look.margin + look.width
    top = look.paper[1] - look.margin
    beside = measure(continued.format("") + sheet.when, style)
    title = shortened(clean(sheet.title), style, look.width - beside - 2 * style.size)
    words = continued.format(title)
    marks = (Artifact.HEAD, Artifact.HEAD)
    draw_ends(canvas, words, sheet.when, style, (left, right), marks, top - style.size)
    below = top - style.leading * 1.15
    rule(canvas, 0, [(left, below, right, below)], 2 * HAIRLINE, Artifact.HEAD)


def _foot(booklet: Booklet, look: BookletLook, canvas: Canvas, last: int) -> None:
    words = booklet.page_of.format(canvas.getPageNumber(), last)
    ends = (look.margin, look.margin + look.width)
    marks = (Artifact.FOOT, Artifact.FOOT)
    draw_ends(canvas, booklet.foot, words, look.styles.foot, ends, marks, look.margin)
