from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders import HandClock, lead_to, open_room, phone_for
from tests.facilitator.dashboard import ShowPage, metrics_of, press, words_of
from workshop.domain.joincode import spaced
from workshop.domain.room import RoomStatus
from workshop.services import Services
from workshop.services.details import RoomDetails

LIMITS = "We must act when a child is in danger now."


def write_limits(page: AppTest) -> AppTest:
    return page.text_area(key="limits_of_an_evening").input(LIMITS).run()


def chosen_evening(page: AppTest) -> AppTest:
    return page.selectbox(key="script").select("an_evening").run()


def test_the_plan_of_the_chosen_script_is_shown(show_page: ShowPage, clock: HandClock) -> None:
    page = chosen_evening(show_page("lobby"))

    words = words_of(page)
    assert f"| {clock().astimezone():%H:%M} | Welcome | open | 5 | calm |  |" in words
    assert "| Grounding | grounding | 4 | calm | 3 min |" in words
    assert "| Together |  | 24 |" in words


def test_a_room_opens_only_with_the_limits_of_privacy_which_nobody_wrote_before(
    services: Services, show_page: ShowPage
) -> None:
    page = chosen_evening(show_page("lobby"))
    assert page.text_area(key="limits_of_an_evening").value == ""
    assert page.button(key="open").disabled

    page.text_area(key="led_by").input("Ana Ruiz, psychologist ")
    press(write_limits(page), "open")

    (room,) = services.rooms.open_rooms()
    assert (room.script_id, room.capacity, room.tier, room.rehearsal) == (
        "an_evening",
        12,
        1,
        False,
    )
    details = services.rooms.details(room.code)
    assert (details.privacy_limits, details.led_by) == (LIMITS, "Ana Ruiz, psychologist")
    assert spaced(room.code) in words_of(page)


def test_a_script_with_a_mistake_cannot_be_chosen_and_says_where_it_is(
    services: Services, show_page: ShowPage
) -> None:
    own = services.settings.data_dir / "facilitator_scripts" / "an_evening"
    path = own / "sharing.md"
    path.write_text(path.read_text().replace("minutes: 10", "minutes: ten"))

    page = show_page("lobby")

    assert "an_evening" not in page.selectbox(key="script").options
    assert "an\\_evening cannot be opened" in [each.label for each in page.expander]
    words = words_of(page)
    assert str(path) in words
    assert "minutes must be a whole number from 1 to 180" in words


def test_a_script_with_content_for_another_tier_asks_which(show_page: ShowPage) -> None:
    page = show_page("lobby").selectbox(key="script").select("inner_child_90").run()

    assert page.radio(key="tier_of_inner_child_90").options == ["1 · Gentle", "2 · Standard"]
    assert page.radio(key="tier_of_inner_child_90").value == 1


def test_the_lobby_shows_how_to_get_in_and_how_many_did(
    services: Services, show_page: ShowPage
) -> None:
    room = open_room(services)
    for _ in range(3):
        phone_for(services, room).join()

    page = show_page("lobby")

    words = words_of(page)
    assert metrics_of(page) == {"People in": "3"}
    assert spaced(room.code) in words
    assert services.rooms.stage_url(room.code) in words
    assert services.rooms.watch_url(room.code) in words


def test_start_waits_for_every_tick(services: Services, show_page: ShowPage) -> None:
    room = services.rooms.open("an_evening", 12, details=RoomDetails(privacy_limits=LIMITS))
    page = show_page("lobby")
    assert page.button(key="start").disabled

    page.checkbox(key=f"ready-{room.code}-0").check().run()
    press(page, "start")

    assert services.rooms.find(room.code).status is RoomStatus.LIVE
    assert "This room has started." in words_of(page)


def test_without_limits_of_privacy_a_room_does_not_start(
    services: Services, show_page: ShowPage
) -> None:
    room = open_room(services)
    page = show_page("lobby")

    page.checkbox(key=f"ready-{room.code}-0").check().run()

    assert page.button(key="start").disabled


def test_a_rehearsal_starts_at_once(services: Services, show_page: ShowPage) -> None:
    services.rooms.open("an_evening", 12, rehearsal=True)

    page = press(show_page("lobby"), "start")

    assert "This room has started." in words_of(page)


def test_a_second_room_can_be_opened_beside_the_first(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    first = lead_to(services, clock, open_room(services), "welcome")
    clock.advance(minutes=1)

    page = press(show_page("lobby"), "open_another")
    page = press(write_limits(chosen_evening(page)), "open")

    second = next(room for room in services.rooms.open_rooms() if room.code != first.code)
    assert page.selectbox(key="room_switch").value == second.code
    assert spaced(second.code) in words_of(page)


@pytest.mark.parametrize("page", ["lobby", "run", "handouts", "debrief", "scripts"])
def test_every_page_can_be_drawn_without_a_room(show_page: ShowPage, page: str) -> None:
    assert show_page(page).title[0].value in {
        "Open a room", "Run", "Handouts", "Debrief", "Scripts"
    }  # fmt: skip
