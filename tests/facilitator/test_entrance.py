from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.builders import HandClock
from workshop.facilitator.auth import Doorkeeper
from workshop.facilitator.entrance import entrance_routes
from workshop.services.keys import Keys

PASSCODE = "correct horse battery"


def visitor(doorkeeper: Doorkeeper) -> TestClient:
    app = Starlette(routes=entrance_routes(doorkeeper))
    return TestClient(app, "https://room.example.org", follow_redirects=False)


@pytest.fixture
def laptop(clock: HandClock) -> Doorkeeper:
    return Doorkeeper(Keys(b"k" * 32), clock, None, secure=False)


@pytest.fixture
def hosted(clock: HandClock) -> Doorkeeper:
    return Doorkeeper(Keys(b"k" * 32), clock, PASSCODE, secure=True)


def test_the_link_sets_a_cookie_and_leads_to_the_dashboard(laptop: Doorkeeper) -> None:
    answer = visitor(laptop).get(f"/enter/{laptop.ticket}")

    assert (answer.status_code, answer.headers["location"]) == (303, "/facilitator/")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["set-cookie"] == (
        f"fac={laptop.cookie()}; HttpOnly; Max-Age=86400; Path=/; SameSite=strict"
    )


@pytest.mark.parametrize("ticket", ["x", "%C3%A9", "a" * 5000])
def test_another_link_does_not(laptop: Doorkeeper, ticket: str) -> None:
    answer = visitor(laptop).get(f"/enter/{ticket}")

    assert answer.status_code in {403, 404}
    assert "set-cookie" not in answer.headers


def test_the_passcode_lets_in_with_a_cookie_for_tls_only(hosted: Doorkeeper) -> None:
    answer = visitor(hosted).post("/enter", data={"passcode": PASSCODE})

    assert (answer.status_code, answer.headers["location"]) == (303, "/facilitator/")
    assert answer.headers["set-cookie"] == (
        f"__Host-fac={hosted.cookie()}; HttpOnly; Max-Age=86400; Path=/; SameSite=strict; Secure"
    )


@pytest.mark.parametrize("typed", ["", "wrong", PASSCODE.upper(), "é"])
def test_another_passcode_does_not(hosted: Doorkeeper, typed: str) -> None:
    answer = visitor(hosted).post("/enter", data={"passcode": typed})

    assert answer.status_code == 403
    assert "That is not the passcode. Please try again." in answer.text
    assert "set-cookie" not in answer.headers


def test_a_form_that_is_too_long_is_refused(hosted: Doorkeeper) -> None:
    assert visitor(hosted).post("/enter", content=b"passcode=" + b"x" * 9000).status_code == 413


def test_where_no_passcode_is_set_none_is_asked_for(laptop: Doorkeeper) -> None:
    page = visitor(laptop).get("/enter").text

    assert "Open the link that the terminal printed." in page
    assert "<form" not in page
