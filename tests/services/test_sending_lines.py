"""When a phone may send lines to the wall, and how many."""

from __future__ import annotations

import secrets
import sqlite3

import pytest

from tests.builders import HandClock, joined_phones, lead_to, open_room
from workshop.cli.phone_client import Phone, Refused
from workshop.domain.room import Command, Room
from workshop.services import Services


@pytest.fixture
def room(both: Services, clock: HandClock) -> Room:
    """A room in its sharing segment."""
    return lead_to(both, clock, open_room(both), "sharing")


@pytest.fixture
def phones(both: Services, room: Room) -> list[Phone]:
    return joined_phones(both, room, 7)


@pytest.mark.parametrize("segment", ["welcome", "grounding", "no_such_segment"])
def test_lines_are_taken_only_while_their_sharing_segment_runs(
    phones: list[Phone], segment: str
) -> None:
    with pytest.raises(Refused, match="Lines can be sent while sharing lasts"):
        phones[0].line(segment, "hello")


def test_lines_are_not_taken_after_sharing(both: Services, room: Room, phones: list[Phone]) -> None:
    both.rooms.command(room.code, Command.NEXT)

    with pytest.raises(Refused, match="Lines can be sent while sharing lasts") as refusal:
        phones[0].line("sharing", "late")
    assert refusal.value.code == "not_now"


def test_each_phone_sends_three_lines_to_a_segment(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    ids = [secrets.token_bytes(16) for _ in range(4)]
    for line_id in (ids[0], ids[0], ids[1], ids[2]):
        phones[0].line("sharing", "again", line_id)

    with pytest.raises(Refused, match="Each phone can send 3 lines here"):
        phones[0].line("sharing", "once too often", ids[3])
    phones[1].line("sharing", "from another phone")
    assert len(both.wall.lines(room.code)) == 4


def test_lines_that_a_full_disk_refused_are_not_counted(
    phones: list[Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    line_id = secrets.token_bytes(16)
    with monkeypatch.context() as disk:
        disk.setattr("workshop.services.actions.lines.add", refuse_for_lack_of_space)
        for _ in range(4):
            with pytest.raises(Refused):
                phones[0].line("sharing", "hello", line_id)

    for text in ("one", "two", "three"):
        phones[0].line("sharing", text)
    with pytest.raises(Refused, match="Each phone can send 3 lines here"):
        phones[0].line("sharing", "four")


def refuse_for_lack_of_space(*_: object) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error
