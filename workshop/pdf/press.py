"""Sets the blocks of a handout: from what is to be said to what is to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reportlab.platypus.flowables import CondPageBreak, Flowable, KeepTogether

from workshop.domain.facts import Contact
from workshop.domain.handout import Block, Entry, Letter, Sheet, Written
from workshop.domain.pack import Heading, Items, Layout, Lines, Paragraph
from workshop.pdf.bidi import isolated
from workshop.pdf.cover import Cover
from workshop.pdf.flowables import TOGETHER, Blank, Card, Text, Title, WritingLines
from workshop.pdf.lines import clean, paragraphs
from workshop.pdf.theme import Look, Style

PANEL_ROOM: Final = 60
LONGEST_TITLE: Final = 120
GAP: Final = "_" * 16


class Press:
    """Sets one handout. ``either`` joins the ways to reach a help line."""

    def __init__(self, look: Look, either: str) -> None:
        self.look = look
        self.either = either
        self.styles = look.styles

    def sheet(self, sheet: Sheet) -> Iterator[Flowable]:
        if sheet.layout is Layout.OUTSIDE:
            yield Cover(clean(sheet.title), self.look)
            return
        if sheet.title:  # what goes on after a page of another kind has none
            yield self._title(" ".join(sheet.title.split()))
        if sheet.lead:
            yield self.text(sheet.lead, self.styles.lead)
        if sheet.layout is Layout.CARD:
            yield self._card(sheet.blocks)
        else:
            yield from self._flow(sheet.blocks)

    def _title(self, title: str) -> Text:
        """What a script calls a letter can be long: then it may go over several pages."""
        style = self.styles.title
        if len(title) > LONGEST_TITLE:
            return self.text(title, style)
        return Title(clean(title), style, self.look)

    def text(self, text: str, style: Style, joined: bool = False) -> Text:
        return Text(clean(text), style, joined)

    def _flow(self, blocks: tuple[Block, ...]) -> Iterator[Flowable]:
        sections: list[list[Flowable]] = [[]]
        for block in blocks:
            if isinstance(block, Heading):
                sections.append([])
            sections[-1] += self._block(block)
        for section in sections:
            yield CondPageBreak(self._least(section))
            yield from section

    def _least(self, section: list[Flowable]) -> float:
        """A heading is not left without what it announces, nor a question without its lines."""
        needed = 0.0
        for number, flowable in enumerate(section[:3]):
            if isinstance(flowable, WritingLines):
                return needed + TOGETHER * self.look.line_gap
            if number < TOGETHER:
                _, high = flowable.wrapOn(None, self.look.width, 0)  # type: ignore[arg-type]  # nothing is drawn
                needed += high
                needed += flowable.getSpaceBefore() + flowable.getSpaceAfter()
        return min(needed, self.look.height / 3)

    def _block(self, block: Block) -> Iterator[Flowable]:
        styles = self.styles
        match block:
            case Heading(text):
                yield self.text(text, styles.heading)
            case Paragraph(text):
                yield self.text(text, styles.body)
            case Items(items):
                yield from self._items(items)
            case Lines(count):
                yield WritingLines(count, self.look)
            case Written() | Letter() | Entry() | Contact():
                yield from self._personal(block)

    def _items(self, items: tuple[str, ...]) -> Iterator[Flowable]:
        *above, last = items
        yield from (self.text(item, self.styles.item) for item in above)
        yield self.text(last, replace(self.styles.item, after=self.styles.body.after))

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
            yield Text(paragraph, style, joined=number > 0)

    def _entry(self, entry: Entry) -> Flowable:
        if entry.text.strip():
            return self.text(f"{entry.label} {isolated(entry.text.strip())}", self.styles.body)
        return Blank(clean(entry.label), self.styles.body, self.look)

    def _contact(self, contact: Contact) -> Flowable:
        first, *others = contact.ways or ("",)
        ways = self.either.join([first, *(way[:1].lower() + way[1:] for way in others)])
        numbers = ". ".join(each for each in [ways, contact.hours] if each)
        body = "\n".join(each for each in [numbers, contact.purpose] if each)
        name, text = self.styles.name, self.styles.body
        return KeepTogether([self.text(contact.name, name), self.text(body, text)])

    def _card(self, blocks: tuple[Block, ...]) -> Card:
        panels: list[tuple[str, list[str]]] = []
        for block in blocks:
            if isinstance(block, Heading):
                panels.append((clean(block.text), []))
            elif isinstance(block, Paragraph):
                panels[-1][1].append(clean(block.text))
            elif isinstance(block, Entry):
                panels[-1][1].append(clean(_short(block)))
        return Card(panels, self.look)


def _short(entry: Entry) -> str:
    """A panel of a card has little room: what is longer is for the person to write in, shorter."""
    text = " ".join(entry.text.split())
    return f"{entry.label} {isolated(text) if 0 < len(text) <= PANEL_ROOM else GAP}"
