"""Pick-up words, and the cover behind which a handout lies at the desk."""

from __future__ import annotations

import pytest

from tests.pdf.paper import handout, sheet
from workshop.domain.desk_print import covered, pick_up_word
from workshop.domain.errors import BadRequest
from workshop.domain.pack import Layout


@pytest.mark.parametrize(
    ("typed", "word"),
    [("river", "RIVER"), (" farol ", "FAROL"), ("jardi\u0301n", "JARDÍN"), ("nin\u0303o", "NIÑO")],
)
def test_a_word_is_kept_in_capitals(typed: str, word: str) -> None:
    assert pick_up_word(typed) == word


@pytest.mark.parametrize(
    "typed", ["", "a", "two words", "r1ver", "<b>", "نهر", "река", "x" * 17, "river.", "🌊🌊"]
)
def test_what_the_desk_could_not_read_or_print_is_no_word(typed: str) -> None:
    with pytest.raises(BadRequest):
        pick_up_word(typed)


def test_a_cover_with_the_word_takes_the_place_of_the_outside() -> None:
    own = handout(sheet(title="Notes", layout=Layout.OUTSIDE), sheet(title="My letter"))

    for each in (own, handout(sheet(title="My letter"))):
        assert covered(each, "RIVER").sheets == (
            sheet(title="RIVER", layout=Layout.OUTSIDE),
            sheet(title="My letter"),
        )
