"""What people type is never stored in a readable form: markers are typed, then looked for."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import inspect

from tests.builders import HandClock, joined_phone, joined_phones, lead_to, open_room
from workshop.domain.handout import Paper
from workshop.services import Services

LETTER = "MARKER-LETTER-7f3a"
LINE = "MARKER-LINE-91bc"
PLACE = "MARKER-PLACE-c04d"
PRINTED = "MARKER-PRINTED-55e1"
WISH = "step_out_with_me"


@pytest.fixture
def typed(services: Services, clock: HandClock) -> Services:
    """A room in which one person wrote, sent a line, raised a hand and asked for a print."""
    room = lead_to(services, clock, open_room(services), "sharing")
    phone = joined_phone(services, room)
    phone.save({"letter_a": LETTER})
    phone.line("sharing", LINE)
    phone.hand(WISH, PLACE)
    phone.desk_print("river", {"letter_a": PRINTED})
    pages = PdfReader(BytesIO(services.desk_prints.print_file(room.code, Paper.A4))).pages
    assert any(PRINTED in page.extract_text() for page in pages)
    assert services.wall.lines(room.code)[0].text == LINE
    assert services.hands.waiting(room.code)[0].place == PLACE
    assert phone.load()["notebook"]["answers"] == {"letter_a": LETTER}
    return services


def forms_of(text: str) -> Iterator[bytes]:
    yield from (text.encode(), text.encode("utf-16-le"), text.lower().encode())


def test_no_marker_is_in_the_database_its_log_or_its_index(typed: Services, tmp_path: Path) -> None:
    files = {path.name: path.read_bytes() for path in (tmp_path / "data").glob("workshop.db*")}
    assert files.keys() == {"workshop.db", "workshop.db-wal", "workshop.db-shm"}

    for name, content in files.items():
        for marker in (LETTER, LINE, PLACE, WISH, PRINTED):
            assert [form for form in forms_of(marker) if form in content] == [], name


def test_no_marker_is_in_any_column(typed: Services, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "data" / "workshop.db") as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()

    assert [marker for marker in (LETTER, LINE, PLACE, WISH, PRINTED) if marker in dump] == []


def test_nothing_about_phones_is_logged(
    services: Services, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    room = lead_to(services, clock, open_room(services), "sharing")
    joined_phone(services, room).line("sharing", LINE)

    assert caplog.text == ""


def test_keys_do_not_show_when_services_or_settings_are_printed(services: Services) -> None:
    assert services.keys.mac("a", b"b").hex() not in repr(services)
    assert "key=" not in repr(services.settings)


def test_sealed_lines_and_hands_are_all_of_one_length(services: Services, clock: HandClock) -> None:
    room = lead_to(services, clock, open_room(services), "sharing")
    one, other = joined_phones(services, room, 2)
    one.line("sharing", "x")
    other.line("sharing", "🌱" * 80)
    one.hand("come", "")
    other.hand("step_out_with_me", "🌱" * 40)

    with services.database.reading() as connection:
        for table in ("lines", "hands"):
            lengths = connection.exec_driver_sql(f"SELECT length(sealed) FROM {table}").scalars()
            assert len(set(lengths)) == 1


def test_rows_of_what_people_said_carry_neither_author_nor_time(services: Services) -> None:
    tables = inspect(services.database.engine)

    assert {
        name: {column["name"] for column in tables.get_columns(name)}
        for name in ("lines", "ratings", "desk_prints")
    } == {
        "lines": {"room", "id", "status", "place", "sealed"},
        "ratings": {"room", "id", "arrival", "settled", "choice", "too_much"},
        "desk_prints": {"room", "id", "word", "status", "sealed"},
    }


def test_lines_lie_in_the_order_of_their_random_ids(services: Services) -> None:
    with services.database.reading() as connection:
        made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master").all()

    by_key = {name for name, sql in made if sql and "WITHOUT ROWID" in sql}
    assert by_key == {"participants", "notebooks", "lines", "ratings", "hands", "desk_prints"}
