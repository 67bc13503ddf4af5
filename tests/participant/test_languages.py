"""Which language a page, a step and a refusal are in, and how a page says so."""

from __future__ import annotations

import gzip
import re
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.builders import HandClock, lead_to, open_room, write_script
from tests.conftest import Build
from tests.participant.conftest import STAR, TWO_LANGUAGES, in_spanish
from tests.participant.door import client_of
from workshop.cli.phone_client import Phone, Refused
from workshop.domain.languages import LANGUAGES
from workshop.domain.room import Command
from workshop.participant.assets import FOR_EVER, Assets
from workshop.services import Services
from workshop.services.details import RoomDetails

SPANISH, ARABIC = "¿Cómo te gustaría estar aquí?", "كيف تحب أن تكون هنا؟"
FIRST_VIEW = 14_000
HEADERS_EACH = 800
EVERYTHING = 60_000


@pytest.fixture
def spanish_room(services: Services, two_languages: str) -> str:
    """The code of a room for one person, in Spanish."""
    return services.rooms.open(two_languages, 1, details=RoomDetails(language="es")).code


def words_url(page: str) -> str | None:
    found = re.search(r'data-words="([^"]+)"', page)
    return found[1] if found else None


def test_a_page_is_in_the_language_of_its_room(client: TestClient, spanish_room: str) -> None:
    page = client.get(f"/j/{spanish_room}").text

    assert '<html lang="es" dir="ltr"' in page
    assert SPANISH in page


def test_a_phone_may_choose_another_language(client: TestClient, spanish_room: str) -> None:
    page = client.get(f"/j/{spanish_room}?lang=ar").text

    assert '<html lang="ar" dir="rtl"' in page
    assert ARABIC in page


@pytest.mark.parametrize("asked", ["xx", "", "es'><script>", "../es"])
def test_a_language_that_is_not_there_is_not_missed(
    client: TestClient, services: Services, asked: str
) -> None:
    page = client.get(f"/j/{open_room(services).code}", params={"lang": asked})

    assert '<html lang="en" dir="ltr"' in page.text


def test_the_line_of_languages_names_each_in_its_own_words(
    client: TestClient, services: Services
) -> None:
    page = client.get(f"/j/{open_room(services).code}").text
    line = page.split('<nav id="languages"')[1].split("</nav>")[0]

    assert re.findall(r'href="\?lang=(\w+)" hreflang="\w+" lang="(\w+)" dir="(\w+)"', line) == [
        ("en", "en", "ltr"),
        ("es", "es", "ltr"),
        ("ar", "ar", "rtl"),
    ]
    assert 'العربية (مسودة · <span lang="en">draft</span>)' in line
    assert line.count("aria-current") == 1


def test_a_draft_says_that_it_is_one_in_both_languages(
    client: TestClient, services: Services
) -> None:
    code = open_room(services).code
    draft = "This translation is a draft."

    assert draft in client.get(f"/j/{code}?lang=ar").text
    assert "هذه الترجمة مسودة." in client.get(f"/j/{code}?lang=ar").text
    assert draft not in client.get(f"/j/{code}?lang=es").text


def test_a_script_in_another_language_than_the_page_is_marked(
    client: TestClient, services: Services, clock: HandClock
) -> None:
    room = open_room(services)
    lead_to(services, clock, room, "welcome")
    arabic, english = (client.get(f"/j/{room.code}?lang={code}").text for code in ("ar", "en"))

    assert '<p lang="en" dir="ltr">We sit together for a while.</p>' in arabic
    assert '<p lang="en" dir="ltr">You are in the right place.</p>' in arabic
    assert "<p>We sit together for a while.</p>" in english


def test_the_setting_is_the_language_outside_any_room(
    build_services: Build, executor: Executor
) -> None:
    client = client_of(build_services(locale="es"), executor)

    assert "Escribe el código" in client.get("/").text
    assert "No hay ninguna sala abierta" in client.get("/j/CDFGHJ").text
    assert "<title>Pestaña nueva</title>" in client.get("/blank").text
    assert "Type the code" in client.get("/?lang=en").text


def test_what_was_chosen_at_the_front_goes_into_the_room(
    client: TestClient, services: Services
) -> None:
    code = open_room(services).code
    front = client.get("/?lang=es").text

    assert 'action="/?lang=es"' in front
    entered = client.post("/?lang=es", data={"code": code})
    assert entered.headers["location"] == f"/j/{code}?lang=es"
    slip = client.get(f"/j/{code.lower()}?lang=es")
    assert slip.headers["location"] == f"/j/{code}?lang=es"


def test_a_room_that_is_gone_is_missed_in_its_own_language(
    client: TestClient, services: Services, spanish_room: str
) -> None:
    services.rooms.command(spanish_room, Command.CLOSE)
    page = client.get(f"/j/{spanish_room}")

    assert page.status_code == 404
    assert "No hay ninguna sala abierta con este código." in page.text


@pytest.mark.parametrize(
    ("asked", "language", "title"),
    [
        ("", "es", "Bienvenida"),
        ("?lang=en", "en", "Welcome"),
        ("?lang=es", "es", "Bienvenida"),
        ("?lang=ar", "es", "Bienvenida"),
    ],
)
def test_steps_are_in_the_phones_language_if_the_script_is_else_in_the_rooms(
    client: TestClient, spanish_room: str, asked: str, language: str, title: str
) -> None:
    steps = client.get(f"/j/{spanish_room}/steps{asked}").json()

    assert (steps["language"], steps["right_to_left"]) == (language, False)
    assert steps["segments"][0]["title"] == title
    assert steps["segments"][1]["prompts"][0]["skills"] == ["feet", "look"]


def test_the_big_screen_is_in_the_language_of_the_room(
    client: TestClient, services: Services, spanish_room: str
) -> None:
    services.rooms.command(spanish_room, Command.START)
    page = client.get(f"/stage/{spanish_room}").text

    assert '<h1 id="segment">Bienvenida</h1>' in page
    assert "Escanéalo con tu cámara" in page


def test_phones_are_told_which_skill_an_option_means(
    client: TestClient, services: Services
) -> None:
    code = services.rooms.open("inner_child_90", 10, tier=1).code
    steps = client.get(f"/j/{code}/steps").json()
    prompts = [prompt for step in steps["segments"] for prompt in step["prompts"]]
    (star,) = [prompt for prompt in prompts if prompt["id"] == "star_skill"]

    assert star["skills"] == ["feet", "look", "five", "cool", "push", "name"]
    assert all("skills" not in prompt for prompt in prompts if prompt is not star)


@pytest.mark.parametrize(
    ("path", "client_name", "code"),
    [(*page, code) for page in (("j", "phone"), ("watch", "watch")) for code in ("es", "ar")]
    + [("j", "phone", "en")],
)
def test_words_for_scripts_come_once_and_for_ever(
    client: TestClient, services: Services, code: str, path: str, client_name: str
) -> None:
    room = open_room(services)
    url = words_url(client.get(f"/{path}/{room.code}?lang={code}").text)
    assert url is not None
    words = client.get(url)

    assert re.fullmatch(rf"/static/{client_name}-{code}-[0-9A-F]{{8}}\.json", url)
    assert words.headers["cache-control"] == FOR_EVER
    assert words.headers["content-encoding"] == "gzip"
    assert isinstance(words.json(), dict)


def test_english_words_are_in_the_watchers_script_already(
    client: TestClient, services: Services
) -> None:
    assert words_url(client.get(f"/watch/{open_room(services).code}?lang=en").text) is None


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_each_language_is_light(client: TestClient, services: Services, code: str) -> None:
    details = RoomDetails(privacy_limits="A few words. " * 20)
    room = services.rooms.open("inner_child_90", 16, details=details).code
    page = client.get(f"/j/{room}?lang={code}").text
    first = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    later = [words_url(page), "/static/words.json", Assets().url("phone.js")]
    view = len(gzip.compress(page.encode())) + HEADERS_EACH + weight(client, first)

    assert len(first) == 2
    assert view <= FIRST_VIEW
    assert view + weight(client, [url for url in later if url]) <= EVERYTHING


def weight(client: TestClient, urls: list[str]) -> int:
    bodies = [gzip.compress(client.get(url).content, 9) for url in urls]
    return sum(map(len, bodies)) + len(bodies) * HEADERS_EACH


def refused(client: TestClient, services: Services, code: str, query: str = "") -> dict[str, Any]:
    """What the third phone is told by a room for one and a spare one."""

    def send(body: bytes) -> tuple[int, bytes]:
        answer = client.post(f"/j/{code}/act{query}", content=body)
        return answer.status_code, answer.content

    phones = [Phone(code, services.rooms.public_key(code), send) for _ in range(3)]
    for phone in phones[:2]:
        phone.join()
    with pytest.raises(Refused) as refusal:
        phones[2].join()
    return dict(refusal.value.answer)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Esta sala está llena. Habla con quien facilita, por favor."),
        ("?lang=en", "This room is full. Please speak with the facilitator."),
        ("?lang=ar", "هذه الغرفة ممتلئة. تحدث إلى الميسّر من فضلك."),
    ],
)
def test_a_refusal_is_said_in_the_language_of_the_phone(
    client: TestClient, services: Services, spanish_room: str, query: str, said: str
) -> None:
    answer = refused(client, services, spanish_room, query)

    assert (answer["code"], answer["error"]) == ("room_full", said)


def test_what_keeps_a_message_from_being_one_is_said_so_too(
    client: TestClient, spanish_room: str
) -> None:
    answer = client.post(f"/j/{spanish_room}/act", content=b"x" * 200_000)

    assert answer.json()["error"] == "Es más de lo que esta página puede enviar de una vez."


def test_an_option_in_other_words_is_told_by_its_place(
    client: TestClient, services: Services, tmp_path: Path
) -> None:
    odd = replace(STAR, options=("Lo primero", "Lo segundo"))
    translation = in_spanish(TWO_LANGUAGES)
    welcome, star, goodbye = translation.segments
    spanish = replace(translation, segments=(welcome, replace(star, prompts=(odd,)), goodbye))
    script = replace(TWO_LANGUAGES, id="odd", translations=(spanish,))
    write_script(tmp_path / "data" / "facilitator_scripts", script)
    code = services.rooms.open("odd", 9, details=RoomDetails(language="es")).code
    steps = client.get(f"/j/{code}/steps").json()

    assert steps["segments"][1]["prompts"][0]["skills"] == ["feet", "look"]
