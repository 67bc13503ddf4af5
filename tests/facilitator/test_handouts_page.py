from __future__ import annotations

from datetime import time

from tests.builders import HandClock, lead_to, open_room
from tests.facilitator.dashboard import ShowPage, words_of
from workshop.domain.room import Command
from workshop.services import Services


def links_of(page: object) -> list[str]:
    return [button.proto.url for button in page.get("link_button")]  # type: ignore[attr-defined]


def test_handouts_and_booklets_come_from_our_own_route_in_both_paper_sizes(
    services: Services, show_page: ShowPage
) -> None:
    code = open_room(services).code

    page = show_page("handouts")

    assert links_of(page) == [
        f"/facilitator-files/{code}/blank-a4.pdf",
        f"/facilitator-files/{code}/blank-letter.pdf",
        f"/facilitator-files/{code}/booklet-a4.pdf",
        f"/facilitator-files/{code}/booklet-letter.pdf",
    ]


def test_large_print_can_be_chosen(services: Services, show_page: ShowPage) -> None:
    code = open_room(services).code

    page = show_page("handouts").toggle(key="large_print").set_value(True).run()

    assert links_of(page)[0] == f"/facilitator-files/{code}/blank-a4.pdf?large"
    assert links_of(page)[2] == f"/facilitator-files/{code}/booklet-a4.pdf?large"


def test_until_the_room_starts_the_booklets_times_are_those_that_are_planned(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    room = open_room(services)

    page = show_page("handouts").time_input(key="planned_start").set_value(time(18, 30)).run()
    assert links_of(page)[2] == f"/facilitator-files/{room.code}/booklet-a4.pdf?start=18%3A30"

    lead_to(services, clock, room, "sharing")
    assert len(show_page("handouts").time_input) == 0


def test_the_page_says_until_when_handouts_can_be_fetched(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    room = lead_to(services, clock, open_room(services), "goodbye")
    assert "People can fetch their handout on their phone at any time." in words_of(
        show_page("handouts")
    )

    services.rooms.command(room.code, Command.CLOSE)

    clock.advance(minutes=30)
    assert f"until **{clock().astimezone():%H:%M}**." in words_of(show_page("handouts"))
