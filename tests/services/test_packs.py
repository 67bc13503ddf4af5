"""What a room can have printed, from its script and its details to the page."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from tests.builders import HandClock, open_room
from tests.conftest import Build
from tests.pdf.paper import extracted, page_count
from workshop.content.shipped import shipped
from workshop.domain.errors import BadRequest, UnknownRoom
from workshop.domain.handout import HandoutRequest, Paper
from workshop.domain.helplines import Check, HelpLine
from workshop.domain.joincode import spaced
from workshop.domain.room import Command
from workshop.domain.wire import check_word_numbers
from workshop.pdf.render import Rendered
from workshop.services import Services
from workshop.services.booklets import Printed
from workshop.services.check_words import check_words
from workshop.services.details import RoomDetails
from workshop.services.packs import in_language, spoken
from workshop.settings import Settings

TODAY = date(2030, 5, 1)
IDS = ["mine", "room", "room_es", "take_home", "take_home_es", "us_only"]


def said(printed: Printed) -> str:
    return " ".join(" ".join(extracted(Rendered(printed.pdf, frozenset()))).split())


def test_of_packs_that_differ_in_their_language_a_room_has_the_one_in_its_own() -> None:
    assert spoken(IDS, "es") == ["mine", "room_es", "take_home_es", "us_only"]
    assert spoken(IDS, "en") == spoken(IDS, "ar") == ["mine", "room", "take_home", "us_only"]
    assert [in_language(IDS, "room", code) for code in ("es", "ar")] == ["room_es", "room"]


def test_a_spanish_room_is_offered_the_packs_in_spanish(services: Services) -> None:
    spanish = services.rooms.open("inner_child_90", 8, details=RoomDetails(language="es"))

    assert {pack.language for pack in services.prints.packs.of_room(spanish.code)} == {"es"}


def test_the_paper_twin_holds_what_this_room_has_settled(services: Services) -> None:
    details = RoomDetails(
        help_lines=(HelpLine("Samaritans", "To talk.", phone="116 123", verified_on=TODAY),),
        emergency="999",
        emergency_check=Check(TODAY, "Ann"),
        privacy_limits="I must tell if </para> a child is in danger.",
    )
    room = services.rooms.open("inner_child_90", 8, tier=2, details=details)

    text = said(services.prints.packs.print(room.code, "paper_twin", HandoutRequest()))

    assert "I must tell if </para> a child is in danger." in text
    assert "In an emergency, call 999." in text
    assert "Call 116 123" in text
    assert "These numbers were checked on 1 May 2030." in text
    assert "To a parent, or to the person who raised me" in text


def test_the_run_sheet_has_the_planned_start_until_there_is_a_real_one(
    services: Services, clock: HandClock
) -> None:
    room = open_room(services)
    planned = time(17, 45)
    before = said(services.prints.packs.print(room.code, "facilitator", HandoutRequest(), planned))
    assert "From 17:45 to 18:09." in before
    assert "From" not in said(
        services.prints.packs.print(room.code, "facilitator", HandoutRequest())
    )

    services.rooms.command(room.code, Command.START)

    started = f"{clock().astimezone():%H:%M}"
    after = said(services.prints.packs.print(room.code, "facilitator", HandoutRequest(), planned))
    assert f"From {started} to" in after
    assert "17:45" not in after


def test_the_posters_say_the_address_the_code_and_the_check_words(services: Services) -> None:
    room = open_room(services)

    printed = services.prints.packs.print(room.code, "room", HandoutRequest(Paper.A3))

    assert printed.name == "room-a3.pdf"
    assert page_count(Rendered(printed.pdf, frozenset())) == 2
    words = check_words(services.rooms.public_key(room.code))
    address = services.rooms.join_url(room.code).split("/")[2]
    assert [each for each in (spaced(room.code), address, words) if each not in said(printed)] == []


def test_the_check_words_are_those_that_phones_find_in_the_same_list() -> None:
    key = bytes(range(32))
    words = check_words(key).split(" · ")

    assert len(words) == 3
    assert sorted(words) == [
        word for _, word in sorted(zip(check_word_numbers(key), words, strict=True))
    ]  # the list is in the order of the alphabet


def test_a_pack_of_ones_own_is_offered_and_one_with_a_mistake_is_not_printed(
    build_services: Build, settings: Settings
) -> None:
    own = settings.data_dir / "handouts"
    copy(shipped("handouts") / "room", own / "ours")
    copy(shipped("handouts") / "room", own / "room")
    (own / "room" / "door.md").write_text("x", "utf-8")
    services = build_services()
    code = open_room(services).code

    offered = [pack.id for pack in services.prints.packs.of_room(code)]

    assert offered == ["facilitator", "ours", "paper_twin", "take_home"]
    (mistake,) = services.prints.packs.mistakes()
    assert (mistake.path, mistake.line) == ("room/door.md", 1)
    with pytest.raises(BadRequest, match=r"“room” has a mistake. `workshop check` says where."):
        services.prints.packs.print(code, "room", HandoutRequest())


def copy(pack: Path, to: Path) -> None:
    to.mkdir(parents=True)
    for file in pack.iterdir():
        (to / file.name).write_text(file.read_text("utf-8"), "utf-8")


def test_what_is_not_there_is_refused(services: Services) -> None:
    code = open_room(services).code

    with pytest.raises(BadRequest, match=r"There is no pack called “nothing”."):
        services.prints.packs.print(code, "nothing", HandoutRequest())
    with pytest.raises(UnknownRoom):
        services.prints.packs.print("CCCCCC", "room", HandoutRequest())
