"""Sets the blocks of a handout: from what is to be said to what is to be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus.flowables import CondPageBreak, Flowable, KeepTogether, PageBreak

from workshop.domain.handout import Block, Contact, Entry, Letter, Sheet, Written
from workshop.domain.pack import Heading, Items, Layout, Lines, Paragraph
from workshop.pdf.cover import Cover
from workshop.pdf.flowables import Blank, Card, Text, WritingLines
from workshop.pdf.fonts import glyphs
from workshop.pdf.lines import clean, missing, paragraphs
from workshop.pdf.theme import Look, Style

OUTSIDE = "outside"
INSIDE = "inside"


class Press:
    """Sets one handout, and notes the characters that no font can draw."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.styles = look.styles
        self.missing: set[str] = set()

    def sheet(self, sheet: Sheet) -> Iterator[Flowable]:
        if sheet.layout is Layout.OUTSIDE:
            yield PageBreak(OUTSIDE)
            yield Cover(self._clean(sheet.title, self.styles.title), self.look)
            return
        yield PageBreak(INSIDE)
        yield self.text(sheet.title, self.styles.title)
        if sheet.lead:
            yield self.text(sheet.lead, self.styles.lead)
        blocks = list(sheet.blocks)
        if sheet.layout is Layout.CARD:
            first = next((i for i, each in enumerate(blocks) if isinstance(each, Heading)), 0)
            yield from self._flow(blocks[:first])
            yield self._card(blocks[first:])
        else:
            yield from self._flow(blocks)

    def text(self, text: str, style: Style, joined: bool = False) -> Text:
        return Text(self._clean(text, style), style, joined)

    def _flow(self, blocks: list[Block]) -> Iterator[Flowable]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Flowable]:
        styles = self.styles
        match block:
            case Heading(text):
                yield CondPageBreak(styles.heading.leading + 3 * self.look.line_gap)
                yield self.text(text, styles.heading)
            case Paragraph(text):
                yield self.text(text, styles.body)
            case Items(items):
                yield from (self.text(item, styles.item) for item in items)
            case Lines(count):
                yield WritingLines(count, self.look)
            case _:
                yield from self._personal(block)

    def _personal(self, block: Written | Letter | Entry | Contact) -> Iterator[Flowable]:
        match block:
            case Written(text):
                yield from self._written(text, self.styles.written)
            case Letter(text):
                yield from self._written(text, self.styles.letter)
            case Entry():
                yield self._entry(block)
            case Contact():
                yield self._contact(block)

    def _written(self, text: str, style: Style) -> Iterator[Text]:
        for number, paragraph in enumerate(paragraphs(text)):
            self._note(paragraph, style)
            yield Text(paragraph, style, joined=number > 0)

    def _entry(self, entry: Entry) -> Flowable:
        if entry.text.strip():
            return self.text(f"{entry.label} {entry.text.strip()}", self.styles.body)
        return Blank(self._clean(entry.label, self.styles.body), self.styles.body, self.look)

    def _contact(self, contact: Contact) -> Flowable:
        details = [*contact.ways, contact.purpose, contact.hours]
        body = "\n".join(each for each in details if each)
        name, text = self.styles.name, self.styles.body
        return KeepTogether([self.text(contact.name, name), self.text(body, text)])

    def _card(self, blocks: list[Block]) -> Card:
        panels: list[tuple[str, list[str]]] = []
        for block in blocks:
            if isinstance(block, Heading):
                panels.append((self._clean(block.text, self.styles.panel_name), []))
            elif isinstance(block, Paragraph):
                panels[-1][1].append(self._clean(block.text, self.styles.panel))
        return Card(panels, self.look)

    def _clean(self, text: str, style: Style) -> str:
        cleaned = clean(text)
        self._note(cleaned, style)
        return cleaned

    def _note(self, text: str, style: Style) -> None:
        self.missing |= missing(text, glyphs(style.font))
