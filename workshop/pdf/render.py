"""A handout to PDF bytes, in memory: nothing of it touches the disk."""

from __future__ import annotations

from typing import Final, NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import PageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak, Spacer

from workshop.domain.booklet_words import words_for
from workshop.domain.handout import Handout, Sheet
from workshop.domain.pack import Layout, Theme
from workshop.pdf.document import build, frame
from workshop.pdf.flowables import draw_lines
from workshop.pdf.lines import set_line
from workshop.pdf.press import Press
from workshop.pdf.theme import Look, look

OUTSIDE: Final = "outside"
INSIDE: Final = "inside"


class Rendered(NamedTuple):
    """The PDF, and the characters that no font can draw: they show as ``[U+1F33B]``."""

    pdf: bytes
    missing: frozenset[str]


def render(handout: Handout, theme: Theme) -> Rendered:
    words = words_for(handout.language)
    press = Press(look(theme, handout.page, handout.large, handout.language), words.either)
    foot_style = press.look.styles.foot
    story: list[Flowable] = []
    for sheet in handout.sheets:
        if story:
            story.append(PageBreak(_template(sheet)))
        story += press.sheet(sheet)
    numbered: set[int] = set()

    def foot(canvas: Canvas, last: int) -> None:
        if canvas.getPageNumber() in numbered:
            number = words.page.format(canvas.getPageNumber(), last)
            ends = (press.look.left, press.look.left + press.look.width)
            draw_lines(canvas, [set_line(number, foot_style)], foot_style, ends, press.look.margin)

    pdf, missing = build(
        story or [Spacer(0, 0)],  # who chose no sheet gets a bare page
        _templates(handout, press.look, numbered),
        title=handout.title,
        language=handout.language,
        paper=press.look.paper,
        foot=foot,
    )
    return Rendered(pdf, missing)


def _template(sheet: Sheet) -> str:
    return OUTSIDE if sheet.layout is Layout.OUTSIDE else INSIDE


def _templates(handout: Handout, look: Look, numbered: set[int]) -> list[PageTemplate]:
    column = frame(look.left, look.margin + look.foot, look.width, look.height)
    templates = [
        PageTemplate(OUTSIDE, [frame(0, 0, *look.paper)]),
        PageTemplate(
            INSIDE, [column], onPage=lambda canvas, _: numbered.add(canvas.getPageNumber())
        ),
    ]
    if handout.sheets:  # the first page takes the first template
        templates.sort(key=lambda each: each.id != _template(handout.sheets[0]))
    return templates
