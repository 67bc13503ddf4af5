from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.builders import joined_phone, open_room
from tests.services.test_list_prints import finished
from workshop.domain.errors import UnknownRoom
from workshop.domain.handout import SHEETS, Paper
from workshop.domain.people import PeopleList, Person
from workshop.facilitator.files import (
    booklet_url,
    desk_prints_url,
    empty_list_url,
    file_routes,
    list_print_url,
    pack_url,
    room_booklet_url,
)
from workshop.services import Services
from workshop.services.list_prints import Binding
from workshop.services.people import ForAll
from workshop.services.people_files import read_table


@pytest.fixture
def desk(services: Services) -> Iterator[TestClient]:
    with ThreadPoolExecutor(1) as executor:
        yield TestClient(Starlette(routes=file_routes(services, executor)))


@pytest.mark.parametrize("page", SHEETS)
@pytest.mark.parametrize("large", [False, True])
def test_a_pack_is_sent_to_be_saved_and_kept_nowhere(
    desk: TestClient, services: Services, page: Paper, large: bool
) -> None:
    answer = desk.get(pack_url(open_room(services).code, "take_home", page, large))

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    name = f"take_home-large-{page}.pdf" if large else f"take_home-{page}.pdf"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_desk_prints_are_opened_to_be_printed_and_kept_nowhere(
    desk: TestClient, services: Services
) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)
    url = desk_prints_url(room.code, Paper.A4)
    assert (desk.get(url).status_code, desk.get(url).text) == (409, "Nothing waits to be printed.")

    phone.desk_print("river", {})
    answer = desk.get(url)

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == 'inline; filename="desk-prints-a4.pdf"'


def test_what_cannot_be_printed_is_refused_in_words(desk: TestClient, services: Services) -> None:
    code = open_room(services).code

    assert desk.get(f"/facilitator-files/{code}/packs/take_home-a5.pdf").status_code == 404
    for path, said in (
        (
            f"{code}/packs/take_home-a3.pdf",
            "Only posters are printed on A3, and this pack has none.",
        ),
        (f"{code}/packs/nothing-a4.pdf", "There is no pack called “nothing”."),
        (f"{code}/packs/facilitator-a4.pdf?start=x", "A start is written like 18:30, not “x”."),
        (f"{code}/booklet-a3.pdf", "A booklet is printed on A4 or US Letter."),
        ("CDFGHJ/packs/take_home-a4.pdf", "No open room has this code."),
    ):
        answer = desk.get(f"/facilitator-files/{path}")
        assert (answer.status_code, answer.text.startswith(said)) == (409, True), answer.text


def test_a_booklet_is_sent_of_a_room_or_of_a_script(desk: TestClient, services: Services) -> None:
    code = open_room(services).code

    script = partial(booklet_url, "an_evening")
    for url, name in (
        (room_booklet_url(code, Paper.A4), "tier1-a4"),
        (room_booklet_url(code, Paper.LETTER, True, start="18:30"), "tier1-large-letter"),
        (script(Paper.A4), "a4"),
        (script(Paper.LETTER, True, 1, "en", "18:30"), "tier1-large-letter"),
    ):
        answer = desk.get(url)
        assert answer.status_code == 200
        assert answer.content.startswith(b"%PDF-")
        assert answer.headers["cache-control"] == "no-store"
        saved = f'attachment; filename="an_evening-{name}.pdf"'
        assert answer.headers["content-disposition"] == saved


def test_what_is_asked_of_a_booklet_stands_in_its_address() -> None:
    scripts = "/facilitator-files/scripts"
    asked = booklet_url("../x", Paper.LETTER, True, tier=2, language="es", start="18:30")

    assert booklet_url("a_script", Paper.A4) == f"{scripts}/a_script/booklet-a4.pdf"
    assert asked == (f"{scripts}/..%2Fx/booklet-letter.pdf?large&tier=2&language=es&start=18%3A30")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("scripts/nothing/booklet-a4.pdf", "There is no script with this name."),
        ("scripts/an_evening/booklet-a4.pdf?tier=x", "A tier is 1, 2 or 3."),
        ("scripts/an_evening/booklet-a4.pdf?tier=3", "“An evening” can be run at tier 1."),
        (
            "scripts/an_evening/booklet-a4.pdf?language=xx",
            (
                "“An evening” is there in English only. `workshop check` says what is missing in "
                "other languages."
            ),
        ),
        ("scripts/an_evening/booklet-a4.pdf?start=x", "A start is written like 18:30, not “x”."),
        ("CDFGHJ/booklet-a4.pdf", str(UnknownRoom())),
    ],
)
def test_a_booklet_that_cannot_be_made_is_refused_in_words(
    desk: TestClient, path: str, said: str
) -> None:
    answer = desk.get(f"/facilitator-files/{path}")

    assert (answer.status_code, answer.text) == (409, said)


def test_a_booklet_on_another_paper_is_not_there(desk: TestClient) -> None:
    assert desk.get("/facilitator-files/scripts/an_evening/booklet-a5.pdf").status_code == 404


def test_a_list_to_fill_in_is_a_workbook_to_be_saved(desk: TestClient) -> None:
    answer = desk.get(empty_list_url("take_home"))

    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    assert answer.headers["content-disposition"] == 'attachment; filename="people-take_home.xlsx"'
    assert read_table(answer.content)[0][:2] == ["name", "language"]
    assert desk.get(empty_list_url("nothing")).status_code == 409


def test_what_was_made_of_a_list_is_opened_until_it_is_forgotten(
    desk: TestClient, services: Services
) -> None:
    code = open_room(services).code
    url = list_print_url(code, Binding.ONE_PDF)
    assert desk.get(url).status_code == 409

    people = PeopleList((Person(2, "Ann"),))
    services.prints.lists.begin(code, "take_home", people, ForAll(), Binding.ONE_PDF)
    finished(services.prints.lists, code)
    answer = desk.get(url)

    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == 'inline; filename="packs.pdf"'
    services.prints.lists.forget(code)
    assert desk.get(url).status_code == 409
