"""A handout to PDF bytes, in memory: nothing of it touches the disk."""

from __future__ import annotations

from typing import Final, NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import PageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak, Spacer

from workshop.domain.booklet_words import words_for
from workshop.domain.facts import Foreign
from workshop.domain.forms import Question
from workshop.domain.handout import Handout, Sheet
from workshop.domain.pack import Layout, Theme
from workshop.pdf.document import Section, build, frame
from workshop.pdf.flowables import draw_lines
from workshop.pdf.lines import set_line
from workshop.pdf.nodes import Artifact, Node
from workshop.pdf.pack_press import PackPress
from workshop.pdf.stack import EASES
from workshop.pdf.theme import Look, eased, look

OUTSIDE: Final = "outside"
INSIDE: Final = "inside"
POSTER: Final = "poster"

TEMPLATES: Final = {
    Layout.OUTSIDE: OUTSIDE,
    Layout.TENT: OUTSIDE,
    Layout.POSTER: POSTER,
}
"""Which pages have no foot; all others are numbered."""


class Rendered(NamedTuple):
    """The PDF, and the characters that no font can draw: each shows as its number in a frame."""

    pdf: bytes
    missing: frozenset[str]


def render(handout: Handout, theme: Theme) -> Rendered:
    """Forms take a little less space where that saves a page; what a person wrote never does."""
    usual = look(theme, handout.page, handout.large, handout.language)
    best, fewest = _bound(handout, usual)
    for ease in EASES if _has_forms(handout) else ():
        closer, count = _bound(handout, eased(usual, ease))
        if count < fewest:
            best, fewest = closer, count
    return best


def _has_forms(handout: Handout) -> bool:
    blocks = (block for sheet in handout.sheets for block in sheet.blocks)
    return any(
        isinstance(block.block if isinstance(block, Foreign) else block, Question)
        for block in blocks
    )


def _bound(handout: Handout, look: Look) -> tuple[Rendered, int]:
    """The PDF, and how many pages it has."""
    words = words_for(handout.language)
    press = PackPress(look, words.either)
    foot_style = press.look.styles.foot
    story: list[Flowable] = []
    for sheet in handout.sheets:
        if story:
            story.append(PageBreak(_template(sheet)))
        story.append(Section(Node("Sect")))
        story += press.sheet(sheet)
    numbered: set[int] = set()
    count = 0

    def foot(canvas: Canvas, last: int) -> None:
        nonlocal count
        count = last
        if canvas.getPageNumber() in numbered:
            number = words.page.format(canvas.getPageNumber(), last)
            ends = (look.left, look.left + look.width)
            foot_line = [set_line(number, foot_style)]
            draw_lines(canvas, foot_line, foot_style, ends, look.margin, Artifact.FOOT)

    pdf, missing = build(
        story or [Spacer(0, 0)],  # who chose no sheet gets a bare page
        _templates(handout, look, numbered),
        title=handout.title,
        language=handout.language,
        paper=look.paper,
        foot=foot,
    )
    return Rendered(pdf, missing), count


def _template(sheet: Sheet) -> str:
    return TEMPLATES.get(sheet.layout, INSIDE)


def _templates(handout: Handout, look: Look, numbered: set[int]) -> list[PageTemplate]:
    column = frame(look.left, look.margin + look.foot, look.width, look.height)
    whole = frame(look.margin, look.margin, look.breadth, look.paper[1] - 2 * look.margin)
    templates = [
        PageTemplate(OUTSIDE, [frame(0, 0, *look.paper)]),
        PageTemplate(POSTER, [whole]),
        PageTemplate(
            INSIDE, [column], onPage=lambda canvas, _: numbered.add(canvas.getPageNumber())
        ),
    ]
    if handout.sheets:  # the first page takes the first template
        templates.sort(key=lambda each: each.id != _template(handout.sheets[0]))
    return templates
