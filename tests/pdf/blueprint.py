"""What the tree of a handout should hold, told from what was to be printed."""

from __future__ import annotations

from collections.abc import Iterator

from tests.pdf.reading import as_read
from tests.pdf.structured import Said
from workshop.domain.booklet_words import words_for
from workshop.domain.facts import Contact, Foreign
from workshop.domain.forms import Beside, Choices, HandCard, Question, RundownRow, Scale, Square
from workshop.domain.handout import Block, Entry, Handout, Letter, Sheet, Written
from workshop.domain.pack import Heading, Items, Layout, Lines, Paragraph
from workshop.pdf.lines import paragraphs
from workshop.pdf.press import PANEL_ROOM

BLANK = Said("Figure", "")


def blueprint(handout: Handout) -> list[Said]:
    """Tables are left out: where one begins is told by its rows."""
    said = [Said("Document", "")]
    for sheet in handout.sheets:
        said += [Said("Sect", ""), *_sheet(sheet, words_for(handout.language).either)]
    return [Said(each.role, as_read(each.text)) for each in said]


def _sheet(sheet: Sheet, either: str) -> Iterator[Said]:
    outside = sheet.layout is Layout.OUTSIDE
    if sheet.title:
        yield Said("P" if outside else "H1", sheet.title)
    if sheet.lead:
        yield Said("P", sheet.lead)
    blocks = list(sheet.blocks)
    if sheet.layout is Layout.TENT:  # its code stands beside the words
        blocks.sort(key=lambda block: isinstance(block, Square))
    if sheet.layout is Layout.SLIPS:  # a card's coloured side is above what it says, and read last
        blocks = list(_sides_last(blocks))
    last: Block | None = None
    for block in blocks:
        plain = block.block if isinstance(block, Foreign) else block
        if isinstance(plain, Contact):
            yield from _contact(plain, either)
        else:
            yield from _parts(plain, last, sheet.layout)
        last = plain


def _sides_last(blocks: list[Block]) -> Iterator[Block]:
    side: Block | None = None
    for block in blocks:
        if isinstance(block, Heading) and side:
            yield side
            side = None
        if isinstance(block, HandCard):
            side = block
        else:
            yield block
    if side:
        yield side


def _parts(block: Block, last: Block | None, layout: Layout) -> Iterator[Said]:
    match block:
        case Heading(text):
            yield Said("H2", text)
        case Paragraph(text):
            yield Said("P", text)
        case Items(items):
            yield from _list(items, "•", started=isinstance(last, Items))
        case Lines():
            yield BLANK
        case Written(text) | Letter(text):
            yield from (Said("P", each) for each in paragraphs(text))
        case Entry(label, text):
            yield from _entry(label, text, layout)
        case _:
            yield from _form(block)


def _form(block: Block) -> Iterator[Said]:
    match block:
        case Question(texts, answer):
            yield from _texts(texts)
            yield from _parts(answer, None, Layout.PAGE)
        case Choices(options):
            yield from _list(options, "", started=False)
        case Scale(low, high):
            yield Said("Div", "")
            yield from [Said("P", low)] if low else []
            yield Said("P", "".join(map(str, range(11))))
            yield from [Said("P", high)] if high else []
        case Beside(label, texts):
            yield Said("P", label)
            yield from _texts(texts)
        case RundownRow():
            roles = ("TD", "TH", "TD", "TD")
            cells = (block.when, block.title, "".join(block.marks), block.minutes)
            yield Said("TR", "")
            yield from map(Said, roles, cells)
        case HandCard(_, name):
            yield Said("Figure", name)
        case Square():
            yield BLANK


def _texts(texts: tuple[Paragraph | Items, ...]) -> Iterator[Said]:
    last: Block | None = None
    for text in texts:
        yield from _parts(text, last, Layout.PAGE)
        last = text


def _list(items: tuple[str, ...], dot: str, started: bool) -> Iterator[Said]:
    if not started:
        yield Said("L", "")
    for item in items:
        yield from (Said("LI", ""), Said("Lbl", dot), Said("LBody", item))


def _entry(label: str, text: str, layout: Layout) -> Iterator[Said]:
    if layout is Layout.CARD:
        room = 0 < len(text) <= PANEL_ROOM
        yield Said("P", f"{label} {text if room else '_' * 16}")
    else:
        yield Said("P", f"{label} {text}")
        yield from [] if text.strip() else [BLANK]


def _contact(contact: Contact, either: str) -> Iterator[Said]:
    first, *others = contact.ways or ("",)
    ways = either.join([first, *(way[:1].lower() + way[1:] for way in others)])
    numbers = ". ".join(each for each in [ways, contact.hours] if each)
    yield Said("H3", contact.name)
    yield Said("P", f"{numbers} {contact.purpose}")
