"""What is put together for one person, block by block."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import an_evening, make_script, make_segment
from workshop.domain.errors import BadRequest
from workshop.domain.facts import Contact, Facts
from workshop.domain.handout import (
    Answer,
    Block,
    Entry,
    HandoutRequest,
    Letter,
    Paper,
    Sheet,
    Written,
    compose,
    read_request,
    sample_request,
)
from workshop.domain.handout_words import BY_LANGUAGE
from workshop.domain.pack import (
    PLACEHOLDERS,
    Field,
    Heading,
    Items,
    Layout,
    Lines,
    Pack,
    Paragraph,
    Part,
    SheetTemplate,
    Slot,
    Source,
)
from workshop.domain.script import Prompt, PromptType

CHECKED = Facts((Contact("A line", ways=("Call 116 123",)),), "112", date(2026, 3, 4))


def pack(*parts: Part, layout: Layout = Layout.PAGE) -> Pack:
    return Pack("a_pack", "A pack", "en", "Notes", (sheet("a_sheet", *parts, layout=layout),))


def sheet(id: str, *parts: Part, layout: Layout = Layout.PAGE) -> SheetTemplate:
    return SheetTemplate(id, id.capitalize(), layout, "", parts)


def blocks(part: Part, facts: Facts | None = None, /, **answers: Answer) -> tuple[Block, ...]:
    (only,) = compose(pack(part), HandoutRequest(answers=answers), facts).sheets
    return only.blocks


def test_what_stands_fixed_in_a_pack_is_printed_as_it_is() -> None:
    fixed = (Heading("Tonight"), Paragraph("Soup?"), Items(("A", "B")), Lines(3), Lines(None))

    (only,) = compose(pack(*fixed), HandoutRequest()).sheets

    assert only.blocks == fixed


def test_a_text_answer_takes_the_place_of_its_placeholder() -> None:
    assert blocks(Slot("tonight"), tonight="Soup.\nBed.") == (Written("Soup.\nBed."),)


def test_tapped_answers_become_a_list_without_the_empty_ones() -> None:
    assert blocks(Slot("needs"), needs=("Rest", " ", "Play")) == (Items(("Rest", "Play")),)


def test_an_empty_answer_leaves_what_the_pack_puts_in_its_place() -> None:
    part = Slot("tonight", (Paragraph("Write:"), Lines(2), Field("With:", "my_person")))
    nothing: tuple[Answer, ...] = ("", " \n", (), ("", " "))

    for answer in nothing:
        assert blocks(part, tonight=answer) == (Paragraph("Write:"), Lines(2), Entry("With:", ""))
    assert blocks(part) == (Paragraph("Write:"), Lines(2), Entry("With:", ""))


def test_a_label_is_followed_by_the_answer_or_by_nothing() -> None:
    assert blocks(Field("My person:", "my_person"), my_person="Sam") == (
        Entry("My person:", "Sam"),
    )
    assert blocks(Field("Star:", "star_skill"), star_skill=("A", "B")) == (Entry("Star:", "A, B"),)
    assert blocks(Field("My person:", "my_person")) == (Entry("My person:", ""),)


def test_what_a_person_writes_is_never_filled_in_again() -> None:
    (written,) = blocks(Slot("tonight"), tonight="$letter and $my_person", my_person="Sam")

    assert written == Written("$letter and $my_person")


def test_what_a_facilitator_typed_is_never_filled_in_again() -> None:
    facts = Facts(emergency="$checked_on", checked_on=date(2026, 3, 4))

    assert blocks(Paragraph("Call $emergency."), facts) == (Paragraph("Call $checked_on."),)


def test_facts_are_filled_into_sentences_and_lists() -> None:
    assert blocks(Paragraph("Call $emergency. Checked on $checked_on."), CHECKED) == (
        Paragraph("Call 112. Checked on 4 March 2026."),
    )
    assert blocks(Items(("Call $emergency", "Breathe")), CHECKED) == (
        Items(("Call 112", "Breathe")),
    )


def test_a_sentence_about_a_fact_that_nobody_confirmed_is_left_out() -> None:
    known = Facts(emergency="112")
    both = Paragraph("Call $emergency. Checked on $checked_on. You can.")
    assert blocks(both, known) == (Paragraph("Call 112. You can."),)
    assert blocks(Paragraph("Checked on $checked_on."), known) == ()
    assert blocks(Items(("Call $emergency", "Breathe"))) == (Items(("Breathe",)),)
    assert blocks(Items(("Call $emergency",))) == ()


def test_a_price_in_dollars_is_no_placeholder() -> None:
    assert blocks(Paragraph("It costs $5 or 5$.")) == (Paragraph("It costs $5 or 5$."),)


def test_confirmed_help_lines_are_printed_and_without_them_what_stands_below() -> None:
    part = Slot("help_lines", (Paragraph("Ask the facilitator."), Lines(1)))

    assert blocks(part, CHECKED) == (Contact("A line", ways=("Call 116 123",)),)
    assert blocks(part) == (Paragraph("Ask the facilitator."), Lines(1))


def test_the_letter_is_printed_only_when_asked_for() -> None:
    letters = pack(Slot("letter"), layout=Layout.LETTER)
    answers: dict[str, Answer] = {"letter_a": "Dear me"}

    kept = compose(letters, HandoutRequest(answers=answers))
    asked = compose(letters, HandoutRequest(answers=answers, include_letter=True))

    assert kept.sheets == ()
    assert [each.blocks for each in asked.sheets] == [(Letter("Dear me"),)]


def test_each_letter_gets_a_sheet_of_its_own() -> None:
    answers: dict[str, Answer] = {"letter_c": "To them", "letter_b": " ", "letter_a": "To me"}
    request = HandoutRequest(answers=answers, include_letter=True)

    printed = compose(pack(Slot("letter"), layout=Layout.LETTER), request)

    assert [each.blocks for each in printed.sheets] == [(Letter("To me"),), (Letter("To them"),)]


def test_a_letter_that_was_not_written_is_a_sheet_to_write_it_on() -> None:
    letters = pack(Slot("letter", (Lines(12),)), layout=Layout.LETTER)

    printed = compose(letters, HandoutRequest(include_letter=True))

    assert [each.blocks for each in printed.sheets] == [(Lines(12),)]


def test_only_the_chosen_sheets_are_printed_in_the_order_of_the_pack() -> None:
    sheets = (sheet("one"), sheet("two"), sheet("three"), sheet("post", layout=Layout.LETTER))
    three = Pack("a_pack", "A pack", "en", "Notes", sheets)

    chosen = HandoutRequest(sheets=("three", "one", "post", "unknown"))

    assert [each.title for each in compose(three, chosen).sheets] == ["One", "Three"]
    assert [each.title for each in compose(three, HandoutRequest()).sheets] == [
        "One",
        "Two",
        "Three",
    ]


def test_a_handout_is_called_what_stands_outside_and_never_what_the_pack_is_called() -> None:
    printed = compose(pack(), HandoutRequest(page=Paper.LETTER, large=True))

    assert (printed.title, printed.language) == ("Notes", "en")
    assert (printed.page, printed.large) == (Paper.LETTER, True)


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_the_samples_fill_every_placeholder_that_a_person_fills(language: str) -> None:
    assert set(sample_request(language).answers) == {
        each.name for each in PLACEHOLDERS if each.source is Source.PERSON
    }


def test_a_phones_message_becomes_a_request() -> None:
    message = {
        "op": "handout",
        "page": "letter",
        "large": True,
        "answers": {"needs": ["Rest"], "letter_b": "Dear me", "arrival": 7},
        "sheets": ["letter"],
    }

    assert read_request(message) == HandoutRequest(
        Paper.LETTER, True, {"needs": ("Rest",), "letter_b": "Dear me"}, True, ("letter",)
    )


def test_a_letter_is_enough_and_the_outside_is_always_there() -> None:
    alone = read_request({"sheets": [], "answers": {"letter": "Dear me"}})
    sheets = (
        sheet("front", layout=Layout.OUTSIDE),
        sheet("one"),
        sheet("post", Slot("letter"), layout=Layout.LETTER),
    )

    printed = compose(Pack("a_pack", "A pack", "en", "Notes", sheets), alone)

    assert [each.title for each in printed.sheets] == ["Front", "Post"]


def test_a_message_that_says_nothing_asks_for_everything_but_the_letter_on_a4() -> None:
    assert read_request({}) == HandoutRequest()


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ({"page": "a3"}, 'The paper must be "a4" or "letter".'),
        ({"page": ["a4"]}, 'The paper must be "a4" or "letter".'),
        ({"large": "yes"}, '"large" must be true or false.'),
        ({"answers": ["needs"]}, '"answers" must be a table of answers.'),
        ({"answers": {"tonight": 3}}, "An answer must be text, or a list of texts."),
        ({"answers": {"needs": ["Rest", 3]}}, "An answer must be text, or a list of texts."),
        ({"sheets": "letter"}, '"sheets" must be a list of names.'),
        ({"sheets": []}, "Please choose at least one sheet."),
    ],
)
def test_a_message_that_cannot_be_meant_is_refused(
    message: dict[str, object], sentence: str
) -> None:
    with pytest.raises(BadRequest) as refusal:
        read_request(message)

    assert str(refusal.value) == sentence


def steps_of(prompt: Prompt) -> list[Sheet]:
    segment = make_segment("letter", prompts=(prompt,))
    facts = Facts(script=make_script(make_segment(), segment, make_segment("goodbye")))
    return list(compose(pack(Heading("Steps"), Slot("steps")), HandoutRequest(), facts).sheets)


def test_where_a_letter_has_a_page_of_its_own_the_sheet_goes_on_after_it() -> None:
    first, letter, rest = steps_of(Prompt("letter", PromptType.LETTER, "To me\n\nWrite."))

    assert (first.title, first.layout, first.blocks[0]) == (
        "A_sheet",
        Layout.PAGE,
        Heading("Steps"),
    )
    assert (letter.title, letter.layout) == ("To me", Layout.LETTER)
    assert (rest.title, rest.lead, rest.blocks[0]) == ("", "", Heading("Goodbye"))


def test_a_page_without_a_letter_stays_one_sheet() -> None:
    assert len(steps_of(Prompt("word", PromptType.WRITE, "One word?"))) == 1


SLIPS = pack(
    Heading("A card"),
    Paragraph("Show the $hand_colour side."),
    Heading("For the box"),
    Slot("for_the_wall"),
    Lines(2),
    layout=Layout.SLIPS,
)


def test_a_slip_for_the_wall_is_left_out_where_there_is_no_wall() -> None:
    (without,) = compose(SLIPS, HandoutRequest(), Facts(script=make_script())).sheets
    (with_one,) = compose(SLIPS, HandoutRequest(), Facts(script=an_evening())).sheets

    card = (Heading("A card"), Paragraph("Show the orange side."))
    assert without.blocks == card
    asked = Paragraph("What would you like to say?")
    assert with_one.blocks == (*card, Heading("For the box"), asked, Lines(2))


def test_only_posters_are_printed_on_large_paper() -> None:
    both = replace(pack(), sheets=(sheet("page"), sheet("wall", layout=Layout.POSTER)))

    assert [each.title for each in compose(both, HandoutRequest(Paper.A3)).sheets] == ["Wall"]
    with pytest.raises(BadRequest, match="Only posters are printed on A3"):
        compose(pack(), HandoutRequest(Paper.A3))


def test_what_a_phone_sends_never_takes_the_place_of_what_the_room_knows() -> None:
    message = {"answers": {"emergency": "1", "agreements": "None", "tonight": "Soup"}}

    assert read_request(message).answers == {"tonight": "Soup"}


def test_a_phone_cannot_ask_for_paper_that_is_for_posters() -> None:
    with pytest.raises(BadRequest, match='must be "a4" or "letter"'):
        read_request({"page": "a3"})
