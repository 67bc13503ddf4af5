"""A person's handout, from the room they are in to the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.builders import HandClock, an_evening, open_room
from tests.conftest import Build
from tests.pdf.paper import reader, words
from workshop.content.packs import load_pack
from workshop.content.shipped import shipped
from workshop.domain.errors import PrintingFailed, UnknownRoom
from workshop.domain.facts import Contact, Facts
from workshop.domain.handout import HandoutRequest, compose
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


SPOKEN = {"en": "take_home", "es": "take_home_es"}


def text(pdf: bytes) -> str:
    return " ".join(words(Rendered(pdf, frozenset())))


def own_words(language: str, details: RoomDetails) -> set[str]:
    """Every text that a pack and its contacts bring along, whatever a person wrote."""
    pack, _ = load_pack(shipped("handouts") / SPOKEN[language])
    assert pack
    facts = facts_of(details, TODAY, language)
    found: set[str] = set()
    for sheet in compose(pack, HandoutRequest(include_letter=True), facts).sheets:
        found |= {sheet.title, sheet.lead}
        for block in sheet.blocks:
            found |= {getattr(block, "text", ""), getattr(block, "label", "")}
            found |= set(getattr(block, "ways", ()))
    return found - {""}


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


def test_the_ways_to_a_help_line_are_told_in_spanish() -> None:
    line = replace(SHOUT, phone="024", chat_url="https://a.example/c")

    assert facts_of(RoomDetails((line,)), TODAY, "es").contacts[0].ways == (
        "Llama al 024",
        "Envía un SMS al 85258 con la palabra “SHOUT”",
        "Escribe en el chat a.example/c",
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_rooms_handout_is_in_its_language_and_no_other(
    services: Services, clock: HandClock, language: str
) -> None:
    clock.now = datetime(2026, 11, 21, 18, tzinfo=UTC)
    chat = HelpLine("C", "-", chat_url="https://a.example/c", verified_on=TODAY)
    details = RoomDetails((SAMARITANS, SHOUT, chat), "999", language=language)
    room = services.rooms.open("inner_child_90", 9, details=details)
    request = HandoutRequest(include_letter=True)

    pdf = services.prints.handouts.render(room.code, request).pdf
    printed = text(pdf)
    (other,) = SPOKEN.keys() - {language}

    assert [own for own in own_words(language, details) if own not in printed] == []
    assert [alien for alien in own_words(other, details) if alien in printed] == []
    document = reader(Rendered(pdf, frozenset()))
    assert str(document.root_object["/Lang"]) == language
    assert document.metadata == {"/Title": {"en": "Notes", "es": "Notas"}[language]}
    last = len(document.pages)
    foot = {"en": f"Page 2 of {last}", "es": f"Página 2 de {last}"}[language]
    assert document.pages[1].extract_text().strip().endswith(foot)


def test_a_day_is_said_in_the_rooms_language(services: Services, clock: HandClock) -> None:
    clock.now = datetime(2026, 11, 21, 18, tzinfo=UTC)
    details = RoomDetails((SAMARITANS,), "999", language="es")
    room = services.rooms.open("inner_child_90", 9, details=details)

    printed = text(services.prints.handouts.render(room.code, HandoutRequest()).pdf)

    assert "Estos números se comprobaron el 20 de noviembre de 2026." in printed
    assert "November" not in printed


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
    printed = text(services.prints.handouts.render(room.code, asked).pdf)

    assert "Tonight Soup, </para> and $letter" in printed
    assert "My letter Dear younger me" in printed
    assert "In an emergency, call 999. Samaritans Call 116 123. Always To talk." in printed
    assert "These numbers were checked on 20 November 2026." in printed
    assert "999999" not in printed


def test_a_letter_that_was_not_asked_for_is_not_printed(services: Services) -> None:
    room = open_room(services)
    answers = {"letter_a": "Dear younger me"}

    printed = text(services.prints.handouts.render(room.code, HandoutRequest(answers=answers)).pdf)

    assert "younger" not in printed


def test_a_handout_never_names_the_workshop_or_the_room(services: Services) -> None:
    room = open_room(services)

    printed = text(
        services.prints.handouts.render(room.code, HandoutRequest(include_letter=True)).pdf
    )

    assert an_evening().title not in printed
    assert room.code not in printed


def test_without_a_confirmed_line_there_is_room_to_write_one_in(services: Services) -> None:
    room = open_room(services)

    printed = text(services.prints.handouts.render(room.code, HandoutRequest()).pdf)

    assert "Ask the facilitator for the local numbers" in printed
    assert "checked on" not in printed
    assert "In an emergency" not in printed


def test_an_unknown_room_prints_nothing(services: Services) -> None:
    with pytest.raises(UnknownRoom):
        services.prints.handouts.render("CCCCCC", HandoutRequest())


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

    assert text(services.prints.handouts.render(room.code, asked).pdf) == "Ours Tonight Soup"

    (own / "only.md").write_text("no fields", "utf-8")
    with pytest.raises(PrintingFailed):
        services.prints.handouts.render(room.code, asked)


def test_a_help_line_on_paper_says_its_purpose_and_hours_in_the_rooms_language() -> None:
    words = (LineWords("es", "Para hablar.", hours="Siempre"),)
    details = RoomDetails((replace(SAMARITANS, words=words),))

    (contact,) = facts_of(details, TODAY, "es").contacts
    assert (contact.name, contact.purpose, contact.hours) == (
        "Samaritans", "Para hablar.", "Siempre",
    )  # fmt: skip
    (contact,) = facts_of(details, TODAY, "en").contacts
    assert (contact.purpose, contact.hours) == ("To talk.", "Always")


def test_hours_that_everybody_can_say_need_no_words_in_the_file() -> None:
    line = replace(SAMARITANS, hours="24 hours, every day")

    (contact,) = facts_of(RoomDetails((line,)), TODAY, "es").contacts
    assert contact.hours == "24 horas, todos los días"


def test_a_spanish_pack_of_the_facilitators_own_is_printed_in_spanish_rooms_only(
    build_services: Build, settings: Settings
) -> None:
    own = settings.data_dir / "handouts" / "take_home_es"
    own.mkdir(parents=True)
    (own / "pack.md").write_text(
        "---\ntitle: X\nlanguage: es\nsummary: X.\nsheets:\n  - only\n---\n", "utf-8"
    )
    (own / "only.md").write_text(
        "---\ntitle: Lo mío\nlayout: page\n---\n\n## Hoy\n\n____\n", "utf-8"
    )
    rooms = build_services()
    printed = {
        language: text(
            rooms.prints.handouts.render(
                rooms.rooms.open("inner_child_90", 9, details=RoomDetails(language=language)).code,
                HandoutRequest(),
            ).pdf
        )
        for language in SPOKEN
    }

    assert printed["es"] == "Lo mío Hoy"
    assert "Taking care of myself" in printed["en"]
