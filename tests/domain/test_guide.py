"""A script as a guide on paper: no question is lost, whatever the script asks."""

from __future__ import annotations

import pytest

from tests.builders import an_evening, make_script, make_segment
from workshop.domain.forms import Beside, Choices, OwnPage, Question, Scale
from workshop.domain.guide import Block, for_the_wall, steps
from workshop.domain.pack import Heading, Items, Lines, Paragraph
from workshop.domain.script import Prompt, PromptType

ANOTHER_WAY = Beside("Another way", (Paragraph("Look out of the window."),))
BLANK_PAPER = Beside("Blank paper", (Paragraph("Write one word."),))


def of(*prompts: Prompt) -> list[Block]:
    return list(steps(make_script(make_segment(prompts=prompts))))


def test_a_step_that_asks_nothing_on_phones_has_its_paper_text_and_lines() -> None:
    asked = Question((Paragraph("Write one word."),), Lines(2))

    assert of() == [Heading("Welcome"), asked, ANOTHER_WAY]


@pytest.mark.parametrize(
    ("prompt", "asked"),
    [
        (
            Prompt("needs", PromptType.CHOOSE, "Which?", ("Rest", "Play")),
            Question((Paragraph("Which?"),), Choices(("Rest", "Play"))),
        ),
        (
            Prompt("arrival", PromptType.RATING, "How? 0 is still. 10 is a storm."),
            Question((Paragraph("How?"),), Scale("still", "a storm")),
        ),
        (
            Prompt("belief", PromptType.WRITE, "Which idea?\n\n- One\n- Two", ("I may ...",)),
            Question(
                (Paragraph("Which idea?"), Items(("One",)), Items(("Two",)), Items(("I may ...",))),
                Lines(2),
            ),
        ),
        (
            Prompt("wall", PromptType.LINE, "One need."),
            Question(
                (
                    Paragraph("One need."),
                    Paragraph("If you want to send it, write it on a slip from the last page."),
                ),
                Lines(2),
            ),
        ),
    ],
)
def test_each_type_of_prompt_is_a_form_and_the_other_ways_stand_below(
    prompt: Prompt, asked: Question
) -> None:
    assert of(prompt) == [Heading("Welcome"), asked, BLANK_PAPER, ANOTHER_WAY]


def test_each_letter_is_a_page_of_its_own_with_its_starters_and_the_rest_to_write_on() -> None:
    first = Prompt("letter_a", PromptType.LETTER, "To me\n\nWrite kindly.", ("Dear me ...",))
    second = Prompt("letter_b", PromptType.LETTER, "Just write.")

    *_, one, two = of(first, second)

    assert one == OwnPage(
        "To me",
        "For me only, and not for sending. You can keep this page, or tear it up.",
        (
            Paragraph("Write kindly."),
            Paragraph("You could start with one of these:"),
            Items(("Dear me ...",)),
            Lines(None),
        ),
    )
    assert isinstance(two, OwnPage)
    assert (two.title, two.blocks) == ("Welcome", (Paragraph("Just write."), Lines(None)))


def test_a_step_with_letters_says_where_they_are() -> None:
    found = of(Prompt("letter", PromptType.LETTER, "To me\n\nWrite."))

    assert found[1] == Paragraph(
        "Each letter has a page of its own, right after this. Choose one, or none."
    )


def test_only_a_script_with_a_wall_has_something_for_it() -> None:
    assert list(for_the_wall(an_evening())) == [Paragraph("What would you like to say?")]
    assert list(for_the_wall(make_script())) == []
