from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.builders import open_room
from workshop.domain.handout import Paper
from workshop.facilitator.files import blank_url, file_routes
from workshop.services import Services


@pytest.fixture
def desk(services: Services) -> Iterator[TestClient]:
    with ThreadPoolExecutor(1) as executor:
        yield TestClient(Starlette(routes=file_routes(services, executor)))


@pytest.mark.parametrize("page", list(Paper))
@pytest.mark.parametrize("large", [False, True])
def test_a_blank_handout_is_sent_to_be_saved_and_kept_nowhere(
    desk: TestClient, services: Services, page: Paper, large: bool
) -> None:
    answer = desk.get(blank_url(open_room(services).code, page, large))

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == f'attachment; filename="handout-{page}.pdf"'


def test_another_paper_or_room_is_refused_in_words(desk: TestClient, services: Services) -> None:
    code = open_room(services).code

    assert desk.get(f"/facilitator-files/{code}/blank-a5.pdf").status_code == 404
    assert desk.get("/facilitator-files/CDFGHJ/blank-a4.pdf").status_code == 409
