"""The pages in the Scripts page's frames: what they hold, and that they may ask for nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from workshop.app.headers import preview_headers
from workshop.facilitator.preview import PHONE, STAGE, preview_routes, preview_url
from workshop.participant import pages_for
from workshop.participant.preview import Previews
from workshop.services import Services

HOSTILE = '<script>alert(1)</script> </div> "quoted" & ![x](http://a.example/x.png)'


@pytest.fixture
def client(services: Services) -> Iterator[TestClient]:
    previews = Previews(pages_for(services))
    drawn = {PHONE: previews.phone, STAGE: previews.stage}
    with ThreadPoolExecutor(1) as executor:
        yield TestClient(
            Starlette(routes=preview_routes(services, executor, drawn, preview_headers()))
        )


def url(services: Services, script: str, segment: str, surface: str, tier: int = 1) -> str:
    found = services.library.entry(script).script
    assert found is not None
    (at,) = [each for each in found.segments if each.id == segment]
    return preview_url(found, at, surface, tier)


def steps_in(page: str) -> dict[str, list[dict[str, object]]]:
    (found,) = re.findall(r'data-steps="(.*?)"', page)
    steps: dict[str, list[dict[str, object]]] = json.loads(unescape(found))
    return steps


def test_a_phone_gets_this_segment_and_the_phones_own_program(
    services: Services, client: TestClient
) -> None:
    page = client.get(url(services, "an_evening", "sharing", PHONE)).text

    assert [step["id"] for step in steps_in(page)["segments"]] == ["sharing"]
    assert re.search(r'href="/static/style-[A-Z0-9]{8}\.css"', page)
    assert re.search(r'src="/static/preview-[A-Z0-9]{8}\.js"', page)


def test_what_is_for_a_higher_tier_is_shown_only_there(
    services: Services, client: TestClient
) -> None:
    def letters(tier: int) -> int:
        page = client.get(url(services, "inner_child_90", "letter", PHONE, tier)).text
        (step,) = steps_in(page)["segments"]
        prompts = step["prompts"]
        assert isinstance(prompts, list)
        return len(prompts)

    assert (letters(1), letters(2)) == (2, 3)


def test_the_stage_shows_the_title(services: Services, client: TestClient) -> None:
    page = client.get(url(services, "an_evening", "sharing", STAGE)).text

    assert "<h1>Sharing</h1>" in page
    assert re.search(r'href="/static/stage-[A-Z0-9]{8}\.css"', page)


@pytest.mark.parametrize("surface", [PHONE, STAGE])
def test_only_the_desk_may_frame_it_and_it_may_ask_for_nothing_else(
    services: Services, client: TestClient, surface: str
) -> None:
    headers = client.get(url(services, "an_evening", "sharing", surface)).headers

    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "connect-src" not in headers["content-security-policy"]


def test_a_script_is_text_and_never_a_part_of_the_page(
    services: Services, client: TestClient
) -> None:
    path = services.settings.own_scripts_dir / "an_evening" / "sharing.md"
    title = "title: '" + HOSTILE + "'"
    path.write_text(path.read_text().replace("title: Sharing", title))

    phone = client.get(url(services, "an_evening", "sharing", PHONE)).text
    stage = client.get(url(services, "an_evening", "sharing", STAGE)).text

    assert steps_in(phone)["segments"][0]["title"] == HOSTILE
    for page in (phone, stage):
        assert "<script>alert" not in page
        assert "</div> " not in page


@pytest.mark.parametrize(
    "path", ["none/x/phone", "an_evening/none/phone", "an_evening/sharing/tablet"]
)
def test_what_is_not_there_is_said_plainly(client: TestClient, path: str) -> None:
    answer = client.get(f"/facilitator-preview/{path}?tier=9&language=xx")

    assert (answer.status_code, answer.text) == (404, "There is nothing to show here just now.")


def test_while_there_is_a_mistake_it_is_shown_as_it_was_before(
    services: Services, client: TestClient
) -> None:
    asked = url(services, "an_evening", "sharing", STAGE)
    path = services.settings.own_scripts_dir / "an_evening" / "sharing.md"
    path.write_text(path.read_text().replace("title: Sharing\nkind: sharing", "title: X\nkind: y"))
    assert services.library.entry("an_evening").script is None

    assert "<h1>Sharing</h1>" in client.get(asked).text


def test_a_script_that_was_never_without_mistakes_is_not_shown(
    services: Services, client: TestClient
) -> None:
    path = services.settings.own_scripts_dir / "an_evening" / "sharing.md"
    path.write_text(path.read_text().replace("kind: sharing", "kind: shareing"))

    assert client.get("/facilitator-preview/an_evening/sharing/stage").status_code == 404


def test_the_phones_words_are_in_the_page_in_the_language_of_the_script(services: Services) -> None:
    script = services.library.entry("an_evening").script
    assert script is not None
    page = Previews(pages_for(services)).phone(replace(script, language="es"), script.segments[0])
    (words,) = re.findall(r'data-words="(.*?)"', page.decode())

    assert '<html lang="es" dir="ltr">' in page.decode()
    assert json.loads(unescape(words))["back"] == "Volver"
