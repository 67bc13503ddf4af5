"""A list that is printed for a room: beside all else, stopped when asked, and forgotten."""

from __future__ import annotations

import gc
import threading
import weakref
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest

from tests.builders import joined_phones, open_room
from tests.pdf.paper import extracted
from workshop.domain.errors import BadRequest, UnknownRoom
from workshop.domain.handout import HandoutRequest
from workshop.domain.helplines import HelpLine
from workshop.domain.people import ListProblem, PeopleList, Person
from workshop.domain.room import Command
from workshop.pdf.render import Rendered
from workshop.services import Services
from workshop.services.details import RoomDetails
from workshop.services.list_prints import Binding, ListPrints
from workshop.services.people import ForAll


class Marked(list[Person]):
    """Rows whose end can be noticed."""


MANY = PeopleList(tuple(Person(row) for row in range(2, 400)))


def people(*names: str) -> PeopleList:
    return PeopleList(tuple(Person(row, name) for row, name in enumerate(names, 2)))


def until(happened: Callable[[], bool]) -> None:
    for _ in range(1200):
        if happened():
            return
        threading.Event().wait(0.05)
    pytest.fail("It has not happened within 60 seconds.")


def begin(
    services: Services, code: str, who: PeopleList, binding: Binding = Binding.ONE_PDF
) -> ListPrints:
    services.prints.lists.begin(code, "take_home", who, ForAll(), binding)
    return services.prints.lists


def finished(prints: ListPrints, code: str) -> None:
    until(lambda: (state := prints.now(code)) is not None and not state.running)


def text(pdf: bytes) -> str:
    return " ".join(" ".join(extracted(Rendered(pdf, frozenset()))).split())


def test_the_packs_have_what_the_room_knows(services: Services) -> None:
    line = HelpLine("Samaritans", "To talk.", phone="116 123", verified_on=date(2030, 5, 1))
    room = services.rooms.open("inner_child_90", 8, details=RoomDetails(help_lines=(line,)))

    prints = begin(services, room.code, people("ANN", "BOB"))
    finished(prints, room.code)

    printed = prints.fetch(room.code)
    assert printed.name == "packs.pdf"
    assert text(printed.pdf).count("Call 116 123") == 2
    assert "ANN" in text(printed.pdf)


def test_a_spanish_room_prints_in_spanish_where_a_row_says_nothing(services: Services) -> None:
    room = services.rooms.open("inner_child_90", 8, details=RoomDetails(language="es"))

    prints = begin(services, room.code, PeopleList((Person(2), Person(3, language="en"))))
    finished(prints, room.code)

    said = text(prints.fetch(room.code).pdf)
    assert "Página 1 de" in said
    assert "Page 1 of" in said


def test_how_far_it_is_is_told_with_all_that_went_wrong(services: Services) -> None:
    code = open_room(services).code
    wrong = ListProblem("“A9” is no paper.", 4, "paper")

    prints = begin(services, code, PeopleList((Person(2), Person(3)), (wrong,)), Binding.FILES)
    finished(prints, code)

    state = prints.now(code)
    assert state is not None
    assert (state.people, state.done, state.made, state.problems) == (2, 2, 2, (wrong,))
    with zipfile.ZipFile(BytesIO(prints.fetch(code).pdf)) as files:
        assert files.namelist() == ["row 2.pdf", "row 3.pdf"]


def test_while_it_runs_phones_get_their_handouts_and_no_second_list_begins(
    services: Services,
) -> None:
    code = open_room(services).code
    prints = begin(services, code, MANY)
    until(lambda: (state := prints.now(code)) is not None and state.done > 0)

    handout = services.prints.handouts.render(code, HandoutRequest()).pdf

    state = prints.now(code)
    assert handout.startswith(b"%PDF")
    assert state is not None
    assert state.running
    with pytest.raises(BadRequest, match="A list is being printed for this room"):
        begin(services, code, people("Ann"))
    with pytest.raises(BadRequest, match="There is no print of a list"):
        prints.fetch(code)


def test_it_can_be_stopped_and_is_forgotten_then(services: Services) -> None:
    code = open_room(services).code
    prints = begin(services, code, MANY)
    thread = prints._jobs[code].thread

    prints.forget(code)

    assert prints.now(code) is None
    with pytest.raises(BadRequest):
        prints.fetch(code)
    assert thread is not None
    thread.join(30)
    assert not thread.is_alive()
    finished(begin(services, code, people("Ann")), code)


def test_it_is_forgotten_after_a_while_by_itself(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = open_room(services).code
    monkeypatch.setattr("workshop.services.list_prints.KEPT", timedelta())

    prints = begin(services, code, people("Ann"))

    until(lambda: prints.now(code) is None)
    with pytest.raises(BadRequest):
        prints.fetch(code)


def test_once_it_is_printed_nothing_holds_the_list_any_more(services: Services) -> None:
    code = open_room(services).code
    marked = Marked([Person(2, "Ann")])
    rows = weakref.ref(marked)

    prints = begin(services, code, PeopleList(marked))  # type: ignore[arg-type]
    del marked
    finished(prints, code)
    gc.collect()

    assert prints.fetch(code).pdf
    assert rows() is None


def test_a_new_list_takes_the_place_of_one_that_was_printed(services: Services) -> None:
    code = open_room(services).code
    finished(begin(services, code, people("ANN")), code)

    prints = begin(services, code, people("BOB"))
    finished(prints, code)

    assert "BOB" in text(prints.fetch(code).pdf)


def test_once_the_room_is_closed_nothing_is_handed_over(services: Services) -> None:
    room = open_room(services)
    joined_phones(services, room, 1)
    services.rooms.command(room.code, Command.START)
    prints = begin(services, room.code, people("Ann"))
    finished(prints, room.code)

    for _ in range(2):
        services.rooms.command(room.code, Command.CLOSE)

    with pytest.raises(UnknownRoom):
        prints.fetch(room.code)


def test_a_list_that_is_being_printed_does_not_keep_the_server_from_ending(
    services: Services,
) -> None:
    code = open_room(services).code
    thread = begin(services, code, MANY)._jobs[code].thread

    services.close()

    assert thread is not None
    assert not thread.is_alive()
