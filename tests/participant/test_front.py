"""The pages outside any room."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.builders import open_room
from workshop.services import Services

NO_CODE = "That is not a whole code. It has six letters and digits, such as KMN-347,"
UNKNOWN = "There is no open room with this code. Please look at the code and try again."


def test_the_front_page_has_one_field_for_the_code(client: TestClient) -> None:
    page = client.get("/")

    assert page.status_code == 200
    assert page.text.count("<input") == 1
    assert '<form method="post" action="/">' in page.text


@pytest.mark.parametrize("typed", ["CDFGHJ", "cdf-ghj", " c d f - g h j ", "ｃｄｆｇｈｊ"])
def test_a_typed_code_leads_to_its_room(client: TestClient, typed: str) -> None:
    posted = client.post("/", data={"code": typed})
    asked = client.get("/", params={"code": typed})

    assert [posted.status_code, asked.status_code] == [303, 303]
    assert [posted.headers["location"], asked.headers["location"]] == ["/j/CDFGHJ"] * 2


def test_digits_of_another_keyboard_are_digits(client: TestClient) -> None:
    assert client.post("/", data={"code": "cdf٣٤٧"}).headers["location"] == "/j/CDF347"


@pytest.mark.parametrize("typed", ["", "12", "AEIOUX", "CDFGH0", "CDFGHI", "CDFGHJK", "💛" * 50])
def test_what_is_no_code_is_said_plainly_with_the_field_to_try_again(
    client: TestClient, typed: str
) -> None:
    page = client.post("/", data={"code": typed})

    assert page.status_code == 404
    assert NO_CODE in page.text
    assert 'name="code"' in page.text


def test_a_code_that_no_room_has_is_said_as_that(client: TestClient) -> None:
    page = client.get("/j/CDFGHJ")

    assert page.status_code == 404
    assert UNKNOWN in page.text
    assert NO_CODE not in page.text


def test_what_was_typed_comes_back_as_text(client: TestClient) -> None:
    page = client.post("/", data={"code": '"><script>alert(1)</script>'})

    assert "<script>alert" not in page.text
    assert 'value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in page.text


def test_a_form_that_no_person_fills_in_is_too_large(client: TestClient) -> None:
    answer = client.post("/", content=b"code=" + b"C" * 5000)

    assert answer.status_code == 413
    assert answer.json()["code"] == "too_large"


def test_exit_leads_to_a_page_with_nothing_on_it(client: TestClient) -> None:
    page = client.get("/blank")

    assert page.status_code == 200
    assert "<title>New tab</title>" in page.text
    assert "<body" not in page.text
    assert "script" not in page.text


def test_a_monitor_is_told_that_all_is_well_and_nothing_about_rooms(
    client: TestClient, services: Services
) -> None:
    room = open_room(services)
    health = client.get("/healthz")

    assert health.status_code == 200
    assert health.json() == {"status": "ok", "version": "0.1.0", "database": "ok"}
    assert room.code not in health.text


def test_a_monitor_is_told_when_the_database_is_gone(
    client: TestClient, services: Services
) -> None:
    services.database.close()
    (services.settings.data_dir / "workshop.db").write_bytes(b"no database at all" * 100)

    health = client.get("/healthz")

    assert health.status_code == 503
    assert health.json()["status"] == "failing"


@pytest.mark.parametrize("path", ["/", "/blank", "/healthz"])
def test_nothing_is_cached_on_the_way_or_known_by_a_cookie(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert "set-cookie" not in answer.headers
    assert answer.headers.get("cache-control", "no-store") == "no-store"
