from __future__ import annotations

from datetime import time

from tests.builders import HandClock, lead_to, open_room
from tests.facilitator.dashboard import ShowPage, words_of
from workshop.domain.room import Command
from workshop.services import Services


def links_of(page: object) -> list[str]:
    return [button.proto.url for button in page.get("link_button")]  # type: ignore[attr-defined]


def test_every_pack_and_the_booklet_come_from_our_own_route_on_each_paper(
    services: Services, show_page: ShowPage
) -> None:
    code = open_room(services).code

    page = show_page("handouts")

    assert links_of(page) == [
        f"/facilitator-files/{code}/{name}.pdf"
        for name in (
            "packs/facilitator-a4",
            "packs/facilitator-letter",
            "packs/facilitator-a3",
            "packs/room-a4",
            "packs/room-letter",
            "packs/room-a3",
            "booklet-a4",
            "booklet-letter",
            "packs/paper_twin-a4",
            "packs/paper_twin-letter",
            "packs/take_home-a4",
            "packs/take_home-letter",
        )
    ]


def test_what_is_to_print_stands_in_groups_by_when_it_is_needed(
    services: Services, show_page: ShowPage
) -> None:
    open_room(services)

    said = words_of(show_page("handouts"))

    places = [said.index(each) for each in ("Before", "Booklet", "During", "To take home")]
    assert places == sorted(places)


def test_a_pack_with_a_mistake_is_named_with_its_line(
    services: Services, show_page: ShowPage
) -> None:
    own = services.settings.data_dir / "handouts" / "ours"
    own.mkdir(parents=True)
    (own / "pack.md").write_text("---\ntitle: Ours\n---\n", "utf-8")
    open_room(services)

    (told,) = show_page("handouts").warning

    assert told.value.replace("\\", "").startswith("ours cannot be printed. ours/pack.md:1")


def test_large_print_can_be_chosen_for_all_of_them(services: Services, show_page: ShowPage) -> None:
    open_room(services)

    page = show_page("handouts").toggle(key="large_print").set_value(True).run()

    assert [url for url in links_of(page) if not url.endswith(".pdf?large")] == []


def test_until_the_room_starts_the_times_are_those_that_are_planned(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    room = open_room(services)

    page = show_page("handouts").time_input(key="planned_start").set_value(time(18, 30)).run()
    assert [url for url in links_of(page) if not url.endswith(".pdf?start=18%3A30")] == []

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
