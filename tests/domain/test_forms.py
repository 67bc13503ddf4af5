"""What the words of a question tell about its scale."""

from __future__ import annotations

import pytest

from workshop.domain.forms import Scale, rating


@pytest.mark.parametrize(
    ("question", "asked", "scale"),
    [
        (
            "How unsettled do you feel? 0 is like still water. 10 is like a storm.",
            "How unsettled do you feel?",
            Scale("like still water", "like a storm"),
        ),
        (
            "¿Cuánta calma sientes? 0 es nada de calma. 10 es calma total.",
            "¿Cuánta calma sientes?",
            Scale("nada de calma", "calma total"),
        ),
        (
            "How far? 0 = not at all. 10 = all the way!",
            "How far?",
            Scale("not at all", "all the way"),
        ),
    ],
)
def test_words_for_both_ends_of_a_scale_stand_at_its_ends(
    question: str, asked: str, scale: Scale
) -> None:
    assert rating(question) == (asked, scale)


@pytest.mark.parametrize(
    "question",
    [
        "How settled are you?",
        "How settled are you, from 0 to 10?",
        "How settled? 10 is fully.",
        "How settled? 0 is not at all, and 10 is fully.",
        "10 is a number. So is 100.",
    ],
)
def test_a_question_that_does_not_say_both_ends_stays_as_it_is(question: str) -> None:
    assert rating(question) == (question, Scale())
