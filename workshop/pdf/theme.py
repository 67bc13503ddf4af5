"""A pack's theme worked out for one size of paper and type."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Final

from workshop.domain.handout import Paper
from workshop.domain.pack import Theme

MM: Final = 72 / 25.4
"""Points in a millimetre."""

SMALLEST: Final = 12.0
"""No type on a handout is smaller (``care/fact_base.md`` 9)."""

LETTER_WIDTH: Final = 0.437
"""What a character of running English takes up on average, in sizes of the text."""

PAPERS: Final = {
    Paper.A4: (210 * MM, 297 * MM),
    Paper.LETTER: (215.9 * MM, 279.4 * MM),
    Paper.A3: (297 * MM, 420 * MM),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set. ``indent`` is where it begins; ``ruled`` has a fine line down that side.

    ``language`` is the document's; what people wrote may be in another.
    """

    font: str
    size: float
    leading: float
    before: float = 0
    after: float = 0
    indent: float = 0
    bullet: str = ""
    ruled: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Styles:
    title: Style
    lead: Style
    heading: Style
    body: Style
    item: Style
    written: Style
    letter: Style
    name: Style
    panel_name: Style
    panel: Style
    foot: Style


@dataclass(frozen=True, slots=True)
class Look:
    """Everything the drawing needs to know; lengths in points. ``width`` is the text column's."""

    paper: tuple[float, float]
    margin: float
    width: float
    foot: float
    line_gap: float
    line_grey: float
    fold_grey: float
    large: bool
    styles: Styles

    @property
    def breadth(self) -> float:
        """Between the margins."""
        return self.paper[0] - 2 * self.margin

    @property
    def left(self) -> float:
        """Where the column of text begins."""
        return (self.paper[0] - self.width) / 2

    @property
    def height(self) -> float:
        return self.paper[1] - 2 * self.margin - self.foot


def look(theme: Theme, page: Paper, large: bool, language: str = "en") -> Look:
    scale = theme.large_text / theme.text if large else 1.0
    styles = _styles(theme, scale, language)
    margin = theme.margin * MM
    column = theme.measure * LETTER_WIDTH * styles.body.size
    return Look(
        paper=PAPERS[page],
        margin=margin,
        width=min(column, PAPERS[page][0] - 2 * margin),
        foot=styles.foot.leading,
        line_gap=theme.line_gap * MM * (1.2 if large else 1.0),
        line_grey=theme.line_grey,
        fold_grey=theme.fold_grey,
        large=large,
        styles=styles,
    )


def eased(usual: Look, by: float) -> Look:
    """The same with less space between paragraphs, and all type as it was."""
    named = ((each.name, getattr(usual.styles, each.name)) for each in fields(Styles))
    styles = {
        name: replace(style, before=style.before * by, after=style.after * by)
        for name, style in named
    }
    return replace(usual, styles=Styles(**styles))


def spoken(usual: Look, language: str) -> Look:
    """The same for text in another language."""
    styles = {
        each.name: replace(getattr(usual.styles, each.name), language=language)
        for each in fields(Styles)
    }
    return replace(usual, styles=Styles(**styles))


def _styles(theme: Theme, scale: float, language: str) -> Styles:
    text = max(SMALLEST, theme.text * scale)
    head = max(SMALLEST, theme.heading * scale)
    title = max(SMALLEST, theme.title * min(scale, 1.2))
    foot = text if scale > 1 else SMALLEST
    panel = text if scale > 1 else max(SMALLEST, text - 1)
    leading = text * theme.leading
    half = leading / 2
    style = partial(Style, language=language)
    return Styles(
        title=style(theme.title_font, title, title * 1.25, after=half),
        lead=style(theme.font, text, leading, before=half, after=half),
        heading=style(theme.heading_font, head, head * 1.35, before=leading * 0.8, after=half / 2),
        body=style(theme.font, text, leading, after=half),
        item=style(theme.font, text, leading, after=half / 3, indent=1.3 * text, bullet="• "),
        written=style(theme.font, text, leading, after=half, indent=1.3 * text, ruled=True),
        letter=style(theme.font, text, leading * 1.08, after=leading * 0.6),
        name=style(theme.heading_font, text, leading, before=half / 2),
        panel_name=style(theme.heading_font, text, text * 1.3, after=text / 4),
        panel=style(theme.font, panel, text * 1.25, after=text / 3),
        foot=style(theme.font, foot, foot * 2),
    )
