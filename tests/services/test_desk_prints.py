"""Desk prints: asked for under a word, printed together, forgotten when they are printed."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.builders import HandClock, joined_phone, joined_phones, lead_to, open_room
from tests.conftest import Build
from workshop.cli.phone_client import Phone, Refused
from workshop.domain.desk_print import PrintStatus
from workshop.domain.errors import PrintingFailed, UnknownRoom
from workshop.domain.handout import Paper
from workshop.domain.room import Command, Room
from workshop.services import Services, build
from workshop.services.actions import PRINTS_EACH
from workshop.services.printing import Printer

LETTER = {"letter_a": "Dear me, in the file"}
ID = bytes(range(16))


def words_of(services: Services, room: Room) -> dict[str, str]:
    return {each.word: each.status.value for each in services.desk_prints.words(room.code)}


def pages_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def asked(services: Services, *words: str) -> tuple[Room, list[Phone], list[str]]:
    """A room in which each word waits for another person's letter; and the ids of the prints."""
    room = open_room(services)
    phones = joined_phones(services, room, len(words))
    ids = [
        phone.desk_print(word, {"letter_a": f"Dear me, {word}"})["id"]
        for phone, word in zip(phones, words, strict=True)
    ]
    return room, phones, ids


def test_all_that_wait_are_in_one_file_each_behind_its_word(both: Services) -> None:
    room, _, _ = asked(both, "river", "lemon")
    assert words_of(both, room) == {"LEMON": "waiting", "RIVER": "waiting"}

    pages = pages_of(both.desk_prints.print_file(room.code, Paper.A4))

    lemon, river = pages.index("LEMON"), pages.index("RIVER")
    assert lemon == 0
    assert any("Dear me, lemon" in page for page in pages[lemon:river])
    assert any("Dear me, river" in page for page in pages[river:])
    assert not any("Dear me, river" in page for page in pages[lemon:river])
    assert words_of(both, room) == {"LEMON": "made", "RIVER": "made"}


def test_only_what_is_said_to_be_printed_is_forgotten(both: Services) -> None:
    room, phones, ids = asked(both, "river", "lemon")
    both.desk_prints.print_file(room.code, Paper.A4)
    both.desk_prints.forget(room.code, ["RIVER"])

    assert words_of(both, room) == {"LEMON": "made", "RIVER": "printed"}
    assert [phone.printed(each)["printed"] for phone, each in zip(phones, ids, strict=True)] == [
        True,
        False,
    ]
    pages = pages_of(both.desk_prints.print_file(room.code, Paper.LETTER))
    assert "RIVER" not in pages
    assert both.desk_prints.waiting(room.code) == ["LEMON"]


def test_a_word_is_one_persons_even_after_it_is_printed(both: Services) -> None:
    room, phones, _ = asked(both, "river", "lemon")
    both.desk_prints.print_file(room.code, Paper.A4)
    both.desk_prints.forget(room.code, ["RIVER", "LEMON"])

    with pytest.raises(Refused) as refusal:
        phones[1].desk_print("River", {})

    assert (refusal.value.code, str(refusal.value)) == (
        "word_taken",
        "Somebody here has this word already. Please take another.",
    )


def test_the_same_request_twice_is_printed_once(both: Services) -> None:
    room = open_room(both)
    phone = joined_phone(both, room)

    for _ in range(2):
        phone.desk_print("river", LETTER, print_id=ID)

    assert words_of(both, room) == {"RIVER": "waiting"}


def test_what_was_taken_back_is_gone_and_its_word_is_free(both: Services) -> None:
    room, (phone,), (print_id,) = asked(both, "river")
    phone.unprint(print_id)
    phone.unprint(print_id)

    assert words_of(both, room) == {}
    assert phone.printed(print_id) == {"printed": None}
    phone.desk_print("river", {})
    assert words_of(both, room) == {"RIVER": "waiting"}


def test_a_phone_can_ask_a_few_times_only(services: Services) -> None:
    room = open_room(services)
    phone, other = joined_phones(services, room, 2)
    for number in range(PRINTS_EACH):
        phone.desk_print("abcdefgh"[number] * 3, {})

    with pytest.raises(Refused, match="Each phone can ask 5 times"):
        phone.desk_print("onemore", {})
    other.desk_print("another", {})
    assert len(words_of(services, room)) == PRINTS_EACH + 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"word": "r1ver"},
        {"word": 7},
        {"id": "AAAA"},
        {"large": "yes"},
        {"answers": []},
        {"answers": {"needs": 1}},
    ],
)
def test_what_could_not_be_printed_is_refused_when_it_is_asked_for(
    services: Services, wrong: dict[str, object]
) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)
    good = {"id": "A" * 22, "word": "river", "large": False, "answers": {}}

    with pytest.raises(Refused) as refusal:
        phone.act("print", **{**good, **wrong})

    assert refusal.value.code == "bad_request"
    assert words_of(services, room) == {}


def test_the_longest_letter_and_the_least_of_requests_can_be_printed(services: Services) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)
    phone.desk_print("river", {"letter_a": "word " * 9_000})
    phone.act("print", id="A" * 22, word="lemon")

    assert len(pages_of(services.desk_prints.print_file(room.code, Paper.A4))) > 20


def test_all_that_wait_are_sealed_to_one_of_two_lengths(services: Services) -> None:
    room = open_room(services)
    phones = joined_phones(services, room, 3)
    for phone, word, size in zip(phones, ("river", "lemon", "olive"), (1, 900, 9_000), strict=True):
        phone.desk_print(word, {"letter_a": "word " * size})

    with services.database.reading() as connection:
        lengths = connection.exec_driver_sql("SELECT length(sealed) FROM desk_prints").scalars()
        assert sorted(lengths) == [48 + 16384, 48 + 16384, 48 + 98304]


def test_one_that_cannot_be_printed_is_named_and_stays_and_stops_nobody(
    services: Services, clock: HandClock
) -> None:
    worker = (
        "import sys; from workshop.pdf import worker as w; real = w._answer;"
        "w._answer = lambda m: w.FAILED + b'Torn' if b'TORN' in m else real(m); w.main()"
    )
    torn = build(services.settings, clock, printer=Printer(command=(sys.executable, "-c", worker)))
    room, _, _ = asked(torn, "river", "lemon")
    joined_phone(torn, room).desk_print("olive", {"letter_a": "TORN"})

    pages = pages_of(torn.desk_prints.print_file(room.code, Paper.A4))

    assert [page for page in pages if page in {"RIVER", "LEMON", "OLIVE"}] == ["LEMON", "RIVER"]
    assert words_of(torn, room) == {"LEMON": "made", "OLIVE": "failed", "RIVER": "made"}
    torn.desk_prints.forget(room.code, ["LEMON", "RIVER"])
    with pytest.raises(PrintingFailed, match="None of them could be printed"):
        torn.desk_prints.print_file(room.code, Paper.A4)
    torn.close()


def test_there_is_no_file_of_nothing(services: Services) -> None:
    with pytest.raises(PrintingFailed, match="Nothing waits to be printed"):
        services.desk_prints.print_file(open_room(services).code, Paper.A4)


def test_a_closed_room_forgets_what_waits(
    build_services: Build, database_url: str, clock: HandClock
) -> None:
    services = build_services(database_url=database_url, retention="24h")
    room, _, _ = asked(services, "river")
    lead_to(services, clock, room, "welcome")
    services.rooms.command(room.code, Command.CLOSE)
    assert "RIVER" in pages_of(services.desk_prints.print_file(room.code, Paper.A4))
    services.rooms.command(room.code, Command.CLOSE)

    assert words_of(services, room) == {}
    with pytest.raises((PrintingFailed, UnknownRoom)):
        services.desk_prints.print_file(room.code, Paper.A4)


def test_every_status_is_said_on_the_dashboard() -> None:
    from workshop.facilitator.components.desk_prints import STATUSES

    assert STATUSES.keys() == set(PrintStatus)
