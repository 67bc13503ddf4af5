"""The demo shows a room in its sixth segment, late, with people in it, apart from real data."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bench.server import Server, children, free_ports, resident
from tests.waiting import until
from workshop import services
from workshop.cli import demo
from workshop.domain.room import RoomStatus
from workshop.settings import Settings

NOW = datetime(2026, 3, 7, 15, 30, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load({}, data_dir=tmp_path)


def test_the_room_is_in_its_sixth_segment_and_five_minutes_late(settings: Settings) -> None:
    built = services.build(demo.own_settings(settings), clock=lambda: NOW)
    try:
        room = demo.prepare(built)
        reading = built.rooms.reading(room)
        assert reading is not None
        assert (room.status, room.rehearsal, reading.index) == (RoomStatus.LIVE, True, 5)
        assert (reading.behind, reading.elapsed) == (timedelta(minutes=5), timedelta(minutes=2))
        assert [open_room.code for open_room in built.rooms.open_rooms()] == [room.code]
    finally:
        built.close()


def test_each_start_erases_the_demo_before_and_nothing_else(settings: Settings) -> None:
    letter = settings.data_dir / "workshop.db"
    letter.write_text("a real room")
    own = demo.own_settings(settings)
    (own.data_dir / "workshop.db").write_text("an old demo")
    again = demo.own_settings(settings)
    assert again == own
    assert [path.name for path in own.data_dir.iterdir()] == [demo.MARK]
    assert letter.read_text() == "a real room"


def test_a_folder_that_the_demo_did_not_make_is_left_alone(settings: Settings) -> None:
    theirs = settings.data_dir / demo.FOLDER / "holiday.txt"
    theirs.parent.mkdir()
    theirs.write_text("mine")
    with pytest.raises(demo.NotOurFolder, match="something else is in it"):
        demo.own_settings(settings)
    assert theirs.read_text() == "mine"


def test_the_demo_never_uses_the_real_database_or_key(tmp_path: Path) -> None:
    real = Settings.load(
        {"WORKSHOP_DATABASE_URL": "postgresql://x/y"}, data_dir=tmp_path, key=bytes(32)
    )
    own = demo.own_settings(real)
    assert own.database_url == f"sqlite:///{(tmp_path / 'demo' / 'workshop.db').as_posix()}"
    assert own.key is None
    assert own.scripts_dir == tmp_path / "facilitator_scripts"


def test_a_newcomer_finds_eight_people_at_work_and_leaves_none_behind(tmp_path: Path) -> None:
    server = Server(tmp_path, *free_ports(2))
    try:
        server.launch("--demo")
        server.environ["WORKSHOP_DATA_DIR"] = str(tmp_path / demo.FOLDER)  # whose token it takes
        (room,) = server.api("GET", "/rooms")["rooms"]
        until(lambda: server.api("GET", f"/rooms/{room['code']}")["connected"] == demo.PHONES)
        state = server.api("GET", f"/rooms/{room['code']}")
        assert (state["status"], state["segment"]["index"], state["joined"]) == ("live", 5, 8)
        people = children(server.process.pid)
        assert people
    finally:
        server.stop()
    until(lambda: not any(resident(pid) > 0 for pid in people))
    assert server.process.returncode == 0
    assert not (tmp_path / "workshop.db").exists()
