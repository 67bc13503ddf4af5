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
from workshop.pdf.fonts import register
from workshop.pdf.pack_press import PackPress
from workshop.pdf.theme import Look, look

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
    """The PDF, and the characters that no font can draw: they show as ``[U+1F33B]``."""

    pdf: bytes
    missing: frozenset[str]


def render(handout: Handout, theme: Theme) -> Rendered:
    words = words_for(handout.language)
    press = PackPress(look(theme, handout.page, handout.large), words.either)
    foot_style = press.look.styles.foot
    register(foot_style.font)
    story: list[Flowable] = []
    for sheet in handout.sheets:
        if story:
            story.append(PageBreak(_template(sheet)))
        story += press.sheet(sheet)
    numbered: set[int] = set()

    def foot(canvas: Canvas, last: int) -> None:
        if canvas.getPageNumber() in numbered:
            number = words.page.format(canvas.getPageNumber(), last)
            draw_lines(canvas, [number], foot_style, press.look.left, press.look.margin)

    pdf = build(
        story or [Spacer(0, 0)],  # who chose no sheet gets a bare page
        _templates(handout, press.look, numbered),
        title=handout.title,
        language=handout.language,
        font=foot_style.font,
        paper=press.look.paper,
        foot=foot,
    )
    return Rendered(pdf, frozenset(press.missing))


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
