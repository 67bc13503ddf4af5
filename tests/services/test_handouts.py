"""A person's handout, from the room they are in to the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.builders import HandClock, an_evening, open_room
from tests.conftest import Build
from tests.pdf.paper import words
from workshop.domain.errors import PrintingFailed, UnknownRoom
from workshop.domain.handout import Contact, Facts, HandoutRequest
from workshop.domain.helplines import Check, HelpLine, LineWords
from workshop.pdf.render import Rendered
from workshop.services import Services
from workshop.services.details import RoomDetails
from workshop.services.handouts import facts_of
from workshop.settings import Settings

SAMARITANS = HelpLine(
    "Samaritans", "To talk.", phone="116 123", hours="Always", verified_on=date(2026, 11, 20)
)
SHOUT = HelpLine(
    "Shout", "To text.", sms="85258", sms_keyword="SHOUT", verified_on=date(2026, 11, 4)
)
TODAY = date(2026, 11, 21)
UNCHECKED = HelpLine("Nobody", "Nobody checked this.", phone="999999", sms="1")


def text(pdf: bytes) -> str:
    return " ".join(words(Rendered(pdf, frozenset())))


def test_help_lines_are_dated_by_the_oldest_check() -> None:
    assert facts_of(RoomDetails((SAMARITANS, SHOUT), "999"), TODAY, "en") == Facts(
        (
            Contact("Samaritans", "To talk.", ("Call 116 123",), "Always"),
            Contact("Shout", "To text.", ("Text SHOUT to 85258",)),
        ),
        "999",
        date(2026, 11, 4),
    )


def test_a_line_that_can_be_called_and_texted_says_both() -> None:
    line = HelpLine("Both", "To talk.", phone="1737", sms="1737", verified_on=date(2026, 11, 20))

    assert facts_of(RoomDetails((line,)), TODAY, "en").contacts == (
        Contact("Both", "To talk.", ("Call 1737", "Text 1737")),
    )


def test_a_line_with_a_chat_says_its_address() -> None:
    line = HelpLine("C", "To chat.", chat_url="https://a.example/c", verified_on=TODAY)

    assert facts_of(RoomDetails((line,)), TODAY, "en").contacts == (
        Contact("C", "To chat.", ("Chat at a.example/c",)),
    )


def test_a_help_line_is_printed_for_half_a_year_and_the_emergency_number_with_its_day() -> None:
    details = RoomDetails((SAMARITANS,), "999", emergency_check=Check(date(2026, 11, 2), "A. B."))
    last = date(2026, 11, 20) + timedelta(days=180)

    assert facts_of(details, last, "en").checked_on == date(2026, 11, 2)
    assert len(facts_of(details, last, "en").contacts) == 1
    assert facts_of(details, last + timedelta(days=1), "en") == Facts((), "999", date(2026, 11, 2))


def test_a_help_line_that_nobody_checked_is_not_printed() -> None:
    assert facts_of(RoomDetails((UNCHECKED,)), TODAY, "en") == Facts()


def test_a_handout_holds_what_the_person_wrote_and_what_the_room_confirmed(
    services: Services, clock: HandClock
) -> None:
    clock.now = datetime(2026, 11, 21, 18, tzinfo=UTC)
    room = services.rooms.open(
        "an_evening", 12, details=RoomDetails((SAMARITANS, UNCHECKED), "999")
    )
    answers = {"tonight": "Soup, </para> and $letter", "letter_a": "Dear younger me", "x": "y"}

    asked = HandoutRequest(answers=answers, include_letter=True)
    printed = text(services.handouts.render(room.code, asked))

    assert "Tonight Soup, </para> and $letter" in printed
    assert "My letter Dear younger me" in printed
    assert "In an emergency, call 999. Samaritans Call 116 123. Always To talk." in printed
    assert "These numbers were checked on 20 November 2026." in printed
    assert "999999" not in printed


def test_a_letter_that_was_not_asked_for_is_not_printed(services: Services) -> None:
    room = open_room(services)
    answers = {"letter_a": "Dear younger me"}

    printed = text(services.handouts.render(room.code, HandoutRequest(answers=answers)))

    assert "younger" not in printed


def test_a_handout_never_names_the_workshop_or_the_room(services: Services) -> None:
    room = open_room(services)

    printed = text(services.handouts.render(room.code, HandoutRequest(include_letter=True)))

    assert an_evening().title not in printed
    assert room.code not in printed


def test_without_a_confirmed_line_there_is_room_to_write_one_in(services: Services) -> None:
    room = open_room(services)

    printed = text(services.handouts.render(room.code, HandoutRequest()))

    assert "Ask the facilitator for the local numbers" in printed
    assert "checked on" not in printed
    assert "In an emergency" not in printed


def test_an_unknown_room_prints_nothing(services: Services) -> None:
    with pytest.raises(UnknownRoom):
        services.handouts.render("CCCCCC", HandoutRequest())


def test_a_pack_of_the_facilitators_own_is_printed_and_one_with_a_mistake_is_not(
    build_services: Build, settings: Settings
) -> None:
    own = settings.data_dir / "handouts" / "take_home"
    own.mkdir(parents=True)
    (own / "pack.md").write_text(
        "---\ntitle: Ours\nlanguage: en\nsummary: Ours.\nsheets:\n  - only\n---\n", "utf-8"
    )
    (own / "only.md").write_text(
        "---\ntitle: Ours\nlayout: page\n---\n\n## Tonight\n\n$tonight\n", "utf-8"
    )
    services = build_services()
    room = open_room(services)
    asked = HandoutRequest(answers={"tonight": "Soup"})

    assert text(services.handouts.render(room.code, asked)) == "Ours Tonight Soup"

    (own / "only.md").write_text("no fields", "utf-8")
    with pytest.raises(PrintingFailed):
        services.handouts.render(room.code, asked)


def test_a_help_line_on_paper_says_its_purpose_and_hours_in_the_rooms_language() -> None:
    words = (LineWords("es", "Para hablar.", hours="Siempre"),)
    details = RoomDetails((replace(SAMARITANS, words=words),))

    (contact,) = facts_of(details, TODAY, "es").contacts
    assert (contact.name, contact.purpose, contact.hours) == (
        "Samaritans", "Para hablar.", "Siempre",
    )  # fmt: skip
    (contact,) = facts_of(details, TODAY, "en").contacts
    assert (contact.purpose, contact.hours) == ("To talk.", "Always")
