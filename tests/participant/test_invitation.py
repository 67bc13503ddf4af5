"""What people read before they join: all that consent needs, true where they are."""

from __future__ import annotations

import re
from concurrent.futures import Executor
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.builders import open_room
from tests.conftest import Build
from tests.participant.door import client_of
from workshop.participant.words import LOCKED, OVER_PLAIN_HTTP, OVER_TLS, TWELVE_WORDS
from workshop.services import Services
from workshop.services.details import RoomDetails


def test_everything_is_said_that_consent_needs(client: TestClient, services: Services) -> None:
    limits = RoomDetails(privacy_limits="We must tell.", led_by="Ana Ruiz, <psychologist>")
    page = client.get(f"/j/{services.rooms.open('inner_child_90', 9, details=limits).code}").text

    for text in (
        "about <bdi>90 minutes</bdi> in all",
        "Welcome · 4 minutes",
        "This is not therapy",
        "for adults only",
        "feel heavier for a while afterwards, and a few for longer",
        "Please talk to us first if",
        "Ana Ruiz, &lt;psychologist&gt;",
        "our training, what this costs, or where to complain",
        "We must tell.",
        "Other people here may talk",
        "we may not be able to find you",
        "The computer deletes its locked copies",
        "You can change your mind later",
        "What you wrote stays on this phone",
    ):
        assert text in page


def test_nothing_is_chosen_for_anyone(client: TestClient, services: Services) -> None:
    page = client.get(f"/j/{open_room(services, 'inner_child_90').code}").text

    assert re.findall(r"<input[^>]*\bchecked", page) == []


def choices_on(page: str) -> list[str]:
    boxes = re.findall(r'<input type="checkbox"[^>]*>', page)
    assert not any("checked" in box for box in boxes)
    return [name for box in boxes for name in re.findall('name="(.*?)"', box)]


def test_wall_lines_and_ratings_are_off_until_the_person_chooses(
    client: TestClient, services: Services
) -> None:
    page = client.get(f"/j/{open_room(services, 'inner_child_90').code}").text

    assert choices_on(page) == ["wall", "ratings"]


def test_a_script_without_wall_and_ratings_does_not_speak_of_them(
    client: TestClient, services: Services
) -> None:
    with_both = client.get(f"/j/{open_room(services, 'inner_child_90').code}").text
    page = client.get(f"/j/{open_room(services, 'one_to_one').code}").text

    assert choices_on(page) == []
    for words in ("to the wall", "short answers", "No tick means no."):
        assert words in with_both
        assert words not in page


@pytest.mark.parametrize(
    ("public_url", "said", "unsaid"),
    [
        (None, OVER_PLAIN_HTTP, OVER_TLS),
        ("http://192.168.1.5:8080", OVER_PLAIN_HTTP, OVER_TLS),
        ("https://room.example.org", OVER_TLS, OVER_PLAIN_HTTP),
    ],
)
def test_each_deployment_gets_the_promises_that_are_true_there(
    build_services: Build, executor: Executor, public_url: str | None, said: str, unsaid: str
) -> None:
    services = build_services(public_url=public_url)
    client = client_of(services, executor)
    page = client.get(f"/j/{open_room(services).code}").text

    assert all(sentence in page for sentence in (LOCKED, said, TWELVE_WORDS))
    assert unsaid not in page


@pytest.mark.parametrize(
    ("retention", "said"),
    [
        (timedelta(), "at most half an hour after the end, or when the computer next runs."),
        (
            timedelta(hours=24),
            "24 hours after the room has closed, or when the computer next runs.",
        ),
        (timedelta(days=30), "30 days after the room has closed, or when the computer next runs."),
    ],
)
def test_how_long_copies_are_kept_is_said_as_it_is_set(
    build_services: Build, executor: Executor, retention: timedelta, said: str
) -> None:
    services = build_services(retention=retention)
    client = client_of(services, executor)

    page = client.get(f"/j/{open_room(services).code}").text

    assert said in page
    words_work = "until the room closes." if not retention else f"until {said.partition(',')[0]}."
    assert f"Twelve words on paper can open your notebook on another phone, {words_work}" in page
