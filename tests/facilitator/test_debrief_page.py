from __future__ import annotations

from tests.builders import HandClock, joined_phone, joined_phones, lead_to, open_room
from tests.facilitator.dashboard import ShowPage, press, words_of
from workshop.domain.room import Command, RoomStatus
from workshop.services import Services


def test_before_a_room_has_ended_there_is_nothing_to_debrief(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    lead_to(services, clock, open_room(services), "sharing")

    assert "The debrief opens when a room has ended." in words_of(show_page("debrief"))


def test_planned_and_real_times_stand_side_by_side_with_the_pauses(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    room = lead_to(services, clock, open_room(services), "sharing")
    services.rooms.command(room.code, Command.PAUSE_ALL)
    clock.advance(minutes=3)
    services.rooms.command(room.code, Command.RESUME)
    clock.advance(minutes=12)
    services.rooms.command(room.code, Command.CLOSE)

    words = words_of(show_page("debrief"))

    assert "| Welcome | 5 min | 10 min |  |" in words
    assert "| Sharing | 10 min | 12 min | 3 min |" in words
    assert "- What stirred people?" in words


def test_what_waits_to_be_printed_is_told_before_closing_for_good(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    room = lead_to(services, clock, open_room(services), "goodbye")
    phone = joined_phone(services, room)
    services.rooms.command(room.code, Command.CLOSE)
    assert "Not printed yet" not in words_of(show_page("debrief"))

    phone.desk_print("river", {})

    said = words_of(show_page("debrief"))
    assert "Not printed yet, and forgotten when the room closes: RIVER." in said


def test_while_it_closes_a_room_can_be_closed_for_good(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    room = lead_to(services, clock, open_room(services), "goodbye")
    services.rooms.command(room.code, Command.CLOSE)
    page = show_page("debrief")
    clock.advance(minutes=30)
    assert f"until **{clock().astimezone():%H:%M}**." in words_of(page)
    assert "What people said at the end" not in words_of(page)

    press(page, "close_now")

    assert services.rooms.find(room.code, closed=True).status is RoomStatus.CLOSED
    assert "What people said at the end" in words_of(page)


def test_numbers_of_few_people_are_withheld(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    room = open_room(services)
    phones = joined_phones(services, room, 3)
    lead_to(services, clock, room, "goodbye")
    for phone in phones:
        phone.ratings(settled=8, choice=9, too_much="no")
    for _ in range(2):
        services.rooms.command(room.code, Command.CLOSE)

    words = words_of(show_page("debrief"))

    assert "3 people were in the room." in words
    assert words.count("Too few answers to show safely.") == 1
    assert words.count("Not shown, as what felt too much cannot be shown safely.") == 3


def test_numbers_of_enough_people_are_shown_in_coarse_groups(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    room = open_room(services)
    phones = joined_phones(services, room, 12)
    lead_to(services, clock, room, "goodbye")
    for number, phone in enumerate(phones):
        half = number < 6
        phone.ratings(settled=9 if half else 5, choice=9, too_much="no" if half else "a bit")
    for _ in range(2):
        services.rooms.command(room.code, Command.CLOSE)

    words = words_of(show_page("debrief"))

    assert "| 0–3 | not shown |\n| 4–6 | not shown |\n| 7–10 | 6 |" in words
    assert "Not enough variety to show safely." in words
