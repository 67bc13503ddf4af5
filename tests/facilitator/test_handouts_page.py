from __future__ import annotations

from datetime import time

from tests.builders import HandClock, joined_phone, joined_phones, lead_to, open_room
from tests.facilitator.dashboard import ShowPage, press, words_of
from workshop.domain.handout import Paper
from workshop.domain.room import Command
from workshop.services import Services


def links_of(page: object) -> list[str]:
    return [button.proto.url for button in page.get("link_button")]  # type: ignore[attr-defined]


def test_every_pack_and_the_booklet_come_from_our_own_route_on_each_paper(
    services: Services, show_page: ShowPage
) -> None:
    code = open_room(services).code

    page = show_page("handouts")

    *links, _ = links_of(page)
    assert links == [
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

    assert [url for url in links_of(page)[:-1] if not url.endswith(".pdf?large")] == []


def test_until_the_room_starts_the_times_are_those_that_are_planned(
    services: Services, show_page: ShowPage, clock: HandClock
) -> None:
    room = open_room(services)

    page = show_page("handouts").time_input(key="planned_start").set_value(time(18, 30)).run()
    assert [url for url in links_of(page)[:-1] if not url.endswith(".pdf?start=18%3A30")] == []

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


def asked(services: Services, *words: str) -> str:
    """The code of a room in which a letter waits under each of these words."""
    room = open_room(services)
    for phone, word in zip(joined_phones(services, room, len(words)), words, strict=True):
        phone.desk_print(word, {"letter_a": f"Dear me, {word}"})
    return room.code


def test_desk_prints_are_listed_by_their_words_and_nothing_else(
    services: Services, show_page: ShowPage
) -> None:
    code = asked(services, "river", "lemon")

    page = show_page("handouts")

    said = words_of(page)
    assert "**LEMON** · waits" in said
    assert "**RIVER** · waits" in said
    assert "Dear me" not in said
    assert links_of(page)[0] == f"/facilitator-files/{code}/desk-prints-a4.pdf#navpanes=0"
    assert page.get("link_button")[0].proto.label == "Open the print file: 2 handouts"
    assert [button.label for button in page.button] == []


def test_the_desks_paper_is_chosen_once_for_all(services: Services, show_page: ShowPage) -> None:
    code = asked(services, "river")

    papers = show_page("handouts").radio(key="desk_print_paper")
    assert papers.options == ["A4", "US Letter"]
    page = papers.set_value(Paper.LETTER).run()

    assert links_of(page)[0] == f"/facilitator-files/{code}/desk-prints-letter.pdf#navpanes=0"


def test_what_is_printed_is_forgotten_by_its_word(services: Services, show_page: ShowPage) -> None:
    code = asked(services, "river", "lemon")
    services.desk_prints.print_file(code, Paper.A4)
    assert "**RIVER** · in the print file" in words_of(show_page("handouts"))

    page = press(show_page("handouts"), "forget-RIVER")

    assert "**RIVER** · printed" in words_of(page)
    assert services.desk_prints.waiting(code) == ["LEMON"]


def test_forgetting_all_leaves_what_came_after_the_file_was_opened(
    services: Services, show_page: ShowPage
) -> None:
    code = asked(services, "river", "lemon")
    services.desk_prints.print_file(code, Paper.A4)
    late = joined_phone(services, services.rooms.find(code))
    late.desk_print("kettle", {})

    page = press(show_page("handouts"), "forget-LEMON-RIVER")

    assert services.desk_prints.waiting(code) == ["KETTLE"]
    assert "**KETTLE** · waits" in words_of(page)


def test_a_room_in_which_nobody_asked_for_a_print_says_so(
    services: Services, show_page: ShowPage
) -> None:
    open_room(services)

    assert "Nobody has asked for a print." in words_of(show_page("handouts"))
