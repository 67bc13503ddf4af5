from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders import HandClock, joined_phone, lead_to, open_room
from tests.facilitator.dashboard import ShowPage, metrics_of, press, without_mistake, words_of
from workshop.domain.joincode import spaced
from workshop.domain.room import Command, RoomStatus
from workshop.domain.wall import LineStatus
from workshop.services import Services

LINES = ("to be seen", "rest", "time to play", "a hand to hold", "<b>quiet</b> *here*")


def test_without_a_room_the_page_says_where_to_open_one(show_page: ShowPage) -> None:
    assert "No room is open. Open one in the lobby." in words_of(show_page("run"))


def test_a_room_in_its_lobby_cannot_be_run_yet(services: Services, show_page: ShowPage) -> None:
    room = open_room(services)

    assert f"Room **{spaced(room.code)}** is in its lobby." in words_of(show_page("run"))


def test_the_running_segment_is_shown_with_what_to_say_and_what_comes_next(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    lead_to(services, clock, open_room(services), "welcome")
    clock.advance(minutes=1)

    page = show_page("run")

    assert [title.value for title in page.title] == ["Welcome"]
    assert metrics_of(page) == {"Left in this segment": "4:00"}
    words = words_of(page)
    assert "1 of 4 · open · 5 min · calm" in words
    assert "Welcome." in words
    assert "Within its time." in words
    assert "On schedule. Ends about **" in words
    assert "**Sharing** :gray[10 min]" in words
    assert "1. Slow down." in words


def test_an_overrun_counts_up_and_says_that_it_is_allowed(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    lead_to(services, clock, open_room(services), "welcome")
    clock.advance(minutes=7, seconds=5)

    page = show_page("run")

    assert metrics_of(page) == {"Over its time": "+2:05"}
    assert "2 minutes behind." in words_of(page)


@pytest.mark.parametrize(
    ("button", "minutes"), [("add_time-1", -1), ("add_time1", 1), ("add_time5", 5)]
)
def test_minutes_are_given_and_taken(
    services: Services, clock: HandClock, show_page: ShowPage, button: str, minutes: int
) -> None:
    room = lead_to(services, clock, open_room(services), "welcome")

    press(show_page("run"), button)

    playback = services.rooms.find(room.code).playback
    assert playback is not None
    assert playback.added == timedelta(minutes=minutes)


def test_next_and_back_move_the_room(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    lead_to(services, clock, open_room(services), "welcome")
    page = show_page("run")

    assert [title.value for title in press(page, "next").title] == ["Sharing"]
    assert [title.value for title in press(page, "back").title] == ["Welcome"]


def test_protected_minutes_answer_with_their_sentence(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    lead_to(services, clock, open_room(services), "grounding")

    page = press(show_page("run"), "next")

    assert [title.value for title in page.title] == ["Grounding"]
    assert [info.value for info in page.info] == [
        "“Grounding” is protected time. It needs 3 minutes more before you go on."
    ]


def test_pausing_everyone_is_said_until_the_room_resumes(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    room = lead_to(services, clock, open_room(services), "welcome")

    page = press(show_page("run"), "pause_all")

    assert services.rooms.find(room.code).all_paused
    assert [info.value for info in page.info] == [
        "Every phone shows the grounding screen. Resume when the room is ready."
    ]
    assert list(press(page, "resume").info) == []


def test_a_button_pressed_on_an_old_screen_does_nothing_but_show_the_new_one(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    room = lead_to(services, clock, open_room(services), "welcome")
    page = show_page("run")
    services.rooms.command(room.code, Command.NEXT)

    press(page, "next")

    assert [title.value for title in page.title] == ["Sharing"]
    assert [toast.value for toast in page.toast] == [
        "Someone else was first. This is where the room is now."
    ]


def test_a_quiet_hand_shows_what_its_owner_chose_and_can_be_answered(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    room = lead_to(services, clock, open_room(services), "welcome")
    phone = joined_phone(services, room)
    phone.hand("come", "![x](http://a.example/x.png)")
    page = show_page("run")
    assert "Please come to me\n![x](http://a.example/x.png)" in [text.value for text in page.text]

    (hand,) = services.hands.waiting(room.code)
    press(page, f"go-{hand.key}")

    assert phone.sync()["hand"] == "acknowledged"
    assert "Someone is going." in words_of(show_page("run"))


def test_what_a_quiet_hand_asks_for_is_folded_away_from_a_mirrored_screen(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    room = lead_to(services, clock, open_room(services), "welcome")
    phone = joined_phone(services, room)
    phone.hand("come", "by the window")

    folded = {each.label: each for each in show_page("run").expander}

    wish = folded["What they ask for"]
    assert [text.value for text in wish.text] == ["Please come to me\nby the window"]
    assert not wish.proto.expanded


def test_lines_of_the_wall_wait_for_someone_to_read_them(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    room = lead_to(services, clock, open_room(services), "sharing")
    for text in LINES:
        phone = joined_phone(services, room)
        phone.line("sharing", text)
    page = show_page("run")
    folded = {each.label: each for each in page.expander}
    unread = folded["Lines to read, for your eyes only"]
    assert {text.value for text in unread.text} == set(LINES) == {text.value for text in page.text}
    assert not unread.proto.expanded
    assert page.button(key="release").disabled

    for line in services.wall.lines(room.code):
        press(page, f"approve-{line.id}")
    press(page, "release")

    statuses = {line.status for line in services.wall.lines(room.code)}
    assert statuses == {LineStatus.SHOWN}
    assert sorted(services.rooms.public_state(room.code).wall) == sorted(LINES)

    press(page, "clear")
    assert services.rooms.public_state(room.code).wall == ()


def test_closing_from_the_page_leads_to_the_end(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    room = lead_to(services, clock, open_room(services), "goodbye")

    page = press(show_page("run"), "close")

    assert services.rooms.find(room.code).status is RoomStatus.CLOSING
    assert "The programme has ended. People can still fetch their handouts." in words_of(page)


def test_the_chosen_room_outlives_the_server(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    older = lead_to(services, clock, open_room(services), "sharing")
    clock.advance(minutes=1)
    lead_to(services, clock, open_room(services), "welcome")
    page = show_page("run")
    page.selectbox(key="room_switch").select(older.code).run()

    after = AppTest.from_file(page._script_path, default_timeout=20)
    after.query_params["room"] = page.query_params["room"]

    assert [title.value for title in without_mistake(after.run()).title] == ["Sharing"]


def test_with_several_rooms_one_can_be_chosen(
    services: Services, clock: HandClock, show_page: ShowPage
) -> None:
    older = lead_to(services, clock, open_room(services), "sharing")
    clock.advance(minutes=1)
    newer = lead_to(services, clock, open_room(services), "welcome")

    page = show_page("run")
    assert page.selectbox(key="room_switch").value == newer.code
    page.selectbox(key="room_switch").select(older.code).run()

    assert [title.value for title in page.title] == ["Sharing"]
