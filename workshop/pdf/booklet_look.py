"""How a booklet looks: large enough to be read standing, and bold only where it is said aloud."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from workshop.domain.handout import Paper
from workshop.pdf.theme import MM, PAPERS, Style

PLAIN: Final = "Noto Sans"
BOLD: Final = "Noto Sans Bold"
MARGIN: Final = 18 * MM


@dataclass(frozen=True, slots=True)
class BookletStyles:
    title: Style
    when: Style
    facts: Style
    lead: Style
    said: Style
    point: Style
    """A list line that is said."""
    pause: Style
    tag: Style
    label: Style
    text: Style
    item: Style
    heading: Style
    box: Style
    box_item: Style
    card: Style
    close_card: Style
    """For a card that would not fit its page otherwise."""
    row: Style
    row_facts: Style
    foot: Style


@dataclass(frozen=True, slots=True)
class BookletLook:
    """Lengths in points. ``aside`` is how far in what is not said stands, ``top`` a running head's
    height with the space below it, ``clock`` and ``number`` are the widths of columns.
    """

    paper: tuple[float, float]
    margin: float
    width: float
    height: float
    foot: float
    top: float
    aside: float
    clock: float
    number: float
    line_gap: float
    styles: BookletStyles


def booklet_look(page: Paper, large: bool, language: str) -> BookletLook:
    paper, sizes = PAPERS[page], (18, 20, 18, 28) if large else (13, 14, 12, 24)
    styles = _styles(*sizes, language)
    foot = styles.foot.leading
    return BookletLook(
        paper=paper,
        margin=MARGIN,
        width=paper[0] - 2 * MARGIN,
        height=paper[1] - 2 * MARGIN - foot,
        foot=foot,
        top=styles.text.leading * 1.9,
        aside=7.6 * styles.label.size,
        clock=4.4 * styles.row.size,
        number=3.6 * styles.row.size,
        line_gap=(11 if large else 9.5) * MM,
        styles=styles,
    )


def _styles(text: float, said: float, small: float, title: float, language: str) -> BookletStyles:
    """Sizes: of text, of what is said, of what is only looked up, of titles."""
    line, aloud, gap = text * 1.42, said * 1.48, text * 0.62
    style = partial(Style, language=language)
    return BookletStyles(
        title=style(BOLD, title, title * 1.22, after=gap * 0.6),
        when=style(PLAIN, said + 1, aloud * 1.1, after=gap * 0.4),
        facts=style(PLAIN, text, line),
        lead=style(PLAIN, text, line, before=gap, after=gap),
        said=style(BOLD, said, aloud, after=said * 0.85),
        point=style(BOLD, said, aloud, after=said * 0.4, indent=1.3 * said, bullet="• "),
        pause=style(PLAIN, text, aloud),
        tag=style(PLAIN, text, line * 1.1, before=gap, after=gap),
        label=style(PLAIN, small, line),
        text=style(PLAIN, text, line, after=gap),
        item=style(PLAIN, text, line, after=gap / 2, indent=1.1 * text, bullet="• "),
        heading=style(BOLD, text + 1, line * 1.1, before=gap * 1.5, after=gap / 2),
        box=style(PLAIN, small, small * 1.34, after=small * 0.3),
        box_item=style(
            PLAIN, small, small * 1.34, after=small * 0.3, indent=1.1 * small, bullet="• "
        ),
        card=style(PLAIN, text, line, after=text * 0.8, indent=1.9 * text, bullet="• "),
        close_card=style(
            PLAIN, small, small * 1.34, after=small * 0.8, indent=1.9 * small, bullet="• "
        ),
        row=style(BOLD, text, text * 1.32),
        row_facts=style(PLAIN, small, small * 1.32),
        foot=style(PLAIN, small, small * 2),
    )
