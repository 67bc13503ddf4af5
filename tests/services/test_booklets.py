"""A script as a booklet, from the library or the room to the page."""

from __future__ import annotations

import pytest

from tests.builders import HandClock, open_room
from tests.pdf.paper import extracted
from workshop.domain.booklet import BookletRequest, read_start
from workshop.domain.errors import BadRequest, UnknownRoom
from workshop.domain.room import Command
from workshop.pdf.render import Rendered
from workshop.services import Services
from workshop.services.booklets import Printed
from workshop.services.details import RoomDetails


def pages(printed: Printed) -> list[str]:
    return extracted(Rendered(printed.pdf, frozenset()))


def test_a_script_is_printed_as_it_stands_in_the_library(services: Services) -> None:
    printed = services.prints.booklets.of_script("an_evening", BookletRequest())

    assert "An evening" in pages(printed)[0]
    assert len(pages(printed)) == 11
    assert printed.name == "an_evening-a4.pdf"


def test_a_script_or_tier_or_language_that_is_not_there_is_refused(services: Services) -> None:
    booklets = services.prints.booklets

    with pytest.raises(BadRequest, match="no script"):
        booklets.of_script("nothing", BookletRequest())
    with pytest.raises(BadRequest, match="can be run at tier 1"):
        booklets.of_script("an_evening", BookletRequest(tier=3))
    with pytest.raises(BadRequest, match="is there in English only"):
        booklets.of_script("an_evening", BookletRequest(), "xx")


def test_a_rooms_booklet_has_the_times_of_day_once_it_has_started(
    services: Services, clock: HandClock
) -> None:
    room = open_room(services)
    planned = BookletRequest(start=read_start("17:45"))
    assert "min 0" in pages(services.prints.booklets.of_room(room.code, BookletRequest()))[0]
    assert "17:45" in pages(services.prints.booklets.of_room(room.code, planned))[0]

    services.rooms.command(room.code, Command.START)

    cover = pages(services.prints.booklets.of_room(room.code, planned))[0]
    assert f"{clock().astimezone():%H:%M}" in cover
    assert "17:45" not in cover


def test_a_rooms_booklet_holds_what_was_written_about_the_limits_of_privacy(
    services: Services,
) -> None:
    details = RoomDetails(privacy_limits="I must tell if </para> a child.")
    room = services.rooms.open("an_evening", 12, details=details)

    last = pages(services.prints.booklets.of_room(room.code, BookletRequest()))[-1]

    assert "I must tell if </para> a child." in last


def test_an_unknown_room_prints_nothing(services: Services) -> None:
    with pytest.raises(UnknownRoom):
        services.prints.booklets.of_room("CCCCCC", BookletRequest())
