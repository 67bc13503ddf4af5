"""Sets the blocks of a handout: from what is to be said to what is to be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Self

from reportlab.platypus.flowables import CondPageBreak, Flowable, KeepTogether

from workshop.domain import handout_words
from workshop.domain.facts import Contact, Foreign
from workshop.domain.handout import Block, Entry, Letter, Sheet, Written
from workshop.domain.pack import Heading, Items, Layout, Lines, Paragraph
from workshop.pdf.bidi import isolated
from workshop.pdf.card import Card
from workshop.pdf.cover import Cover
from workshop.pdf.flowables import TOGETHER, Blank, Text, Title, WritingLines
from workshop.pdf.lines import clean, paragraphs
from workshop.pdf.nodes import Node, bullets, heading
from workshop.pdf.theme import Look, Style, spoken

PANEL_ROOM: Final = 60
LONGEST_TITLE: Final = 120
GAP: Final = "_" * 16


class Press:
    """Sets one handout. ``either`` joins the ways to reach a help line."""

    def __init__(self, look: Look, either: str) -> None:
        self.look = look
        self.either = either
        self.styles = look.styles
        self.list = bullets()
        """Of the item that comes next, if one does."""
        self._abroad: dict[str, Self] = {}
        self.said = handout_words.words_for(look.styles.body.language)

    def abroad(self, language: str) -> Self:
        """Sets what is in another language."""
        if language not in self._abroad:
            there = self._abroad[language] = type(self)(spoken(self.look, language), self.either)
            there.said = self.said
        return self._abroad[language]

    def sheet(self, sheet: Sheet) -> Iterator[Flowable]:
        if sheet.language:
            yield from self.abroad(sheet.language).sheet(replace(sheet, language=""))
            return
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
            return self.text(title, style, heading(1))
        return Title(clean(title), style, self.look)

    def text(self, text: str, style: Style, node: Node | None = None) -> Text:
        return Text(clean(text), style, node=node)

    def _flow(self, blocks: tuple[Block, ...]) -> Iterator[Flowable]:
        sections: list[list[Flowable]] = [[]]
        for block in blocks:
            if isinstance(block, Heading):
                sections.append([])
            sections[-1] += self.block(block)
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

    def block(self, block: Block) -> Iterator[Flowable]:
        styles = self.styles
        self.begins(block)
        match block:
            case Heading(text):
                yield self.text(text, styles.heading, heading(2))
            case Paragraph(text):
                yield self.text(text, styles.body)
            case Items(items):
                yield from self.items(items, styles.item, styles.body.after)
            case Lines(count):
                yield WritingLines(count, self.look, self.said.to_write_on)
            case Foreign(language, foreign):
                yield from self.abroad(language).block(foreign)
            case Written() | Letter() | Entry() | Contact():
                yield from self._personal(block)

    def begins(self, block: Block) -> None:
        """What is no item of a list ends it."""
        if not isinstance(block, Items):
            self.list = bullets()

    def items(self, items: Sequence[str], style: Style, after: float) -> Iterator[Flowable]:
        """A list, with ``after`` so much space."""
        for number, item in enumerate(items, 1):
            dot, body = self.list.item()
            last = number == len(items)
            yield Text(
                clean(item), replace(style, after=after) if last else style, False, body, dot
            )

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
        return Blank(clean(entry.label), self.styles.body, self.look, self.said.to_write_on)

    def _contact(self, contact: Contact) -> Flowable:
        first, *others = contact.ways or ("",)
        ways = self.either.join([first, *(way[:1].lower() + way[1:] for way in others)])
        numbers = ". ".join(each for each in [ways, contact.hours] if each)
        body = "\n".join(each for each in [numbers, contact.purpose] if each)
        name, text = self.styles.name, self.styles.body
        return KeepTogether([self.text(contact.name, name, heading(3)), self.text(body, text)])

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
