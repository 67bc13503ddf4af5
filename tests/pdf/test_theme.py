"""From a pack's theme to measures for one page."""

from __future__ import annotations

from dataclasses import fields

import pytest

from workshop.domain.handout import Paper
from workshop.domain.pack import Theme
from workshop.pdf.lines import measure
from workshop.pdf.theme import MM, SMALLEST, Style, look

PROSE = (
    "If it is no better after two days, or if you do not feel safe, please talk to someone. You do "
    "not have to be in crisis to call. Water, food, fresh air and sleep all help."
)


def styles(theme: Theme, large: bool) -> list[Style]:
    known = look(theme, Paper.A4, large).styles
    return [getattr(known, each.name) for each in fields(known)]


@pytest.mark.parametrize("large", [False, True])
def test_no_type_is_smaller_than_twelve_points(large: bool) -> None:
    tiny = Theme(text=6, heading=6, title=6, large_text=9)

    assert min(style.size for style in styles(tiny, large)) == SMALLEST


def test_large_print_is_set_in_eighteen_points_to_the_foot_of_the_page() -> None:
    large = look(Theme(), Paper.A4, large=True).styles

    assert [large.body.size, large.written.size, large.letter.size, large.foot.size] == [18] * 4


@pytest.mark.parametrize("page", list(Paper))
def test_a_full_line_has_sixty_to_seventy_characters(page: Paper) -> None:
    known = look(Theme(), page, large=False)
    body = known.styles.body
    average = measure(PROSE, body) / len(PROSE)

    assert 60 <= known.width / average <= 70


@pytest.mark.parametrize("page", list(Paper))
@pytest.mark.parametrize("large", [False, True])
def test_text_stays_within_the_margins(page: Paper, large: bool) -> None:
    known = look(Theme(margin=20), page, large)

    assert known.left >= 20 * MM
    assert known.left + known.width <= known.paper[0] - 20 * MM
