"""From the file over the facilitator's tick to a room: only fresh numbers come through any door."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.builders import HandClock
from tests.pdf.paper import words
from workshop.domain.handout import HandoutRequest
from workshop.domain.helplines import Check
from workshop.facilitator.api import api_routes
from workshop.facilitator.auth import Doorkeeper
from workshop.pdf.render import Rendered
from workshop.services import Services
from workshop.services.details import RoomDetails
from workshop.services.helplines import EMERGENCY

NUMBERS = {"fresh": "5550001", "aged": "5550002", "unseen": "5550003", "changed": "5550004"}
CHAT = "https://chat.example.org/fresh"


@pytest.fixture(autouse=True)
def file(services: Services) -> None:
    write(services, NUMBERS)


def write(services: Services, numbers: dict[str, str]) -> None:
    folder = services.settings.data_dir / "facilitator_scripts" / "help_lines"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "xx.toml").write_text(
        'country = "Nowhere"\ncode = "XX"\nemergency = "5550000"\n'
        + "".join(
            f'[[lines]]\nname = "Line {name}"\npurpose = "To talk."\nphone = "{number}"\n'
            'hours = "9 to 5"\ncost = "free"\nlanguages = ["de", "fr"]\n'
            'population = "women"\nregion = "Dublin"\nreachable_from_abroad = false\n'
            + (f'chat_url = "{CHAT}"\n' if name == "fresh" else "")
            for name, number in numbers.items()
        )
    )


def confirm(services: Services, *names: str, days_ago: int = 0) -> None:
    (country,) = [each for each in services.help_lines.countries() if each.code == "XX"]
    today = services.help_lines.today()
    checks = {line.name: line.check for line in country.lines if line.age(today).is_shown}
    kept = {name: check for name, check in checks.items() if check}
    new = Check(today - timedelta(days=days_ago), "Anna Example")
    asked = {name if name == EMERGENCY else f"Line {name}": new for name in names}
    services.help_lines.confirm(country, {**asked, **kept})


def open_room(services: Services) -> str:
    """With everything of the country that has a check, however old: the doors must hold."""
    (country,) = [each for each in services.help_lines.countries() if each.code == "XX"]
    check = country.emergency_check
    return services.rooms.open(
        "an_evening",
        12,
        details=RoomDetails(
            help_lines=country.lines,
            emergency=country.emergency if check else "",
            emergency_check=check,
        ),
    ).code


Ask = Callable[[str], Response]


@pytest.fixture
def api(services: Services, clock: HandClock) -> Iterator[Ask]:
    keeper = Doorkeeper(services.keys, clock, None, secure=False)
    with ThreadPoolExecutor(1) as executor:
        clicker = TestClient(Starlette(routes=api_routes(services, keeper, executor)))

        def ask(path: str) -> Response:
            token = {"authorization": f"Bearer {keeper.token()}"}
            return clicker.get(f"/api/v1{path}", headers=token)

        yield ask


def doors(services: Services, client: TestClient, api: Ask, code: str) -> dict[str, str]:
    """All that can be read of a room, at each of its doors."""
    asked = {
        "page": client.get(f"/j/{code}"),
        "steps": client.get(f"/j/{code}/steps"),
        "state": client.get(f"/j/{code}/state"),
        "stage": client.get(f"/stage/{code}"),
        "watch": client.get(f"/watch/{code}"),
        "api": api(f"/rooms/{code}"),
        "all rooms": api("/rooms"),
    }
    assert {answer.status_code for answer in asked.values()} == {200}
    pdf = services.prints.handouts.render(code, HandoutRequest()).pdf
    handout = " ".join(words(Rendered(pdf, frozenset())))
    return {name: answer.text for name, answer in asked.items()} | {"handout": handout}


def where(number: str, read: dict[str, str]) -> set[str]:
    return {name for name, text in read.items() if number in text}


def test_only_what_somebody_looked_at_lately_comes_through_any_door(
    services: Services, client: TestClient, api: Ask, clock: HandClock
) -> None:
    confirm(services, "aged", days_ago=180)
    clock.advance(days=1)
    confirm(services, "changed", "fresh", EMERGENCY)
    write(services, {**NUMBERS, "changed": "5550005"})

    read = doors(services, client, api, open_room(services))

    assert where("5550001", read) == {"page", "steps", "handout"}
    assert where("5550000", read) == {"page", "steps", "handout"}
    for hidden in ("5550002", "5550003", "5550004", "5550005", "Line aged", "Line unseen"):
        assert where(hidden, read) == set()


def test_a_line_vanishes_from_an_open_room_when_its_check_is_too_old(
    services: Services, client: TestClient, api: Ask, clock: HandClock
) -> None:
    confirm(services, "fresh", EMERGENCY)
    code = open_room(services)
    clock.advance(days=180)
    assert where("5550001", doors(services, client, api, code)) == {"page", "steps", "handout"}

    clock.advance(days=1)
    read = doors(services, client, api, code)

    assert where("5550001", read) == set()
    assert where("5550000", read) == {"page", "steps", "handout"}
    assert "findahelpline.com" in read["page"]


def test_phones_and_paper_agree_on_what_day_it_is(
    services: Services,
    client: TestClient,
    api: Ask,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")  # there it is tomorrow already
    time.tzset()
    try:
        confirm(services, "fresh", EMERGENCY)
        code = open_room(services)
        clock.advance(days=181)
        read = doors(services, client, api, code)
    finally:
        monkeypatch.undo()
        time.tzset()

    assert where("5550001", read) == set()


def test_who_made_the_check_stays_with_the_facilitators(
    services: Services, client: TestClient, api: Ask
) -> None:
    confirm(services, "fresh", EMERGENCY)
    code = open_room(services)
    assert services.rooms.details(code).help_lines[0].verified_by == "Anna Example"

    assert where("Anna Example", doors(services, client, api, code)) == set()


def test_the_page_says_all_that_helps_to_choose_a_line(
    services: Services, client: TestClient
) -> None:
    confirm(services, "fresh", EMERGENCY)
    code = open_room(services)
    page = re.sub(r"</?bdi>", "", " ".join(client.get(f"/j/{code}").text.split()))

    assert (
        "women · Dublin · 9 to 5 · free · Deutsch, Français · cannot be reached from abroad · "
        "Checked on 1 May 2030</span>"
    ) in page
    assert f'href="{CHAT}" target="_blank" rel="noreferrer">Chat: chat.example.org/fresh<' in page
    (line,) = client.get(f"/j/{code}/steps").json()["help"]["lines"]
    assert (line["checked_on"], line["until"]) == ("2030-05-01", "2030-10-28")
    assert (line["languages"], line["only_from_here"]) == (["Deutsch", "Français"], True)
