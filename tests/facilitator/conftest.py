"""The dashboard's pages in Streamlit's own test harness, and the JSON API, over real services."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from tests.builders import HandClock
from tests.facilitator.dashboard import ShowPage, without_mistake
from workshop import services as all_services
from workshop.facilitator.api import api_routes
from workshop.facilitator.auth import Doorkeeper
from workshop.services import Services

SCRIPT = """
from workshop import services
from workshop.facilitator.pages import {page}

{page}.render(services.current())
"""


@pytest.fixture
def show_page(services: Services) -> ShowPage:
    """Open a page of the dashboard in a browser tab of its own."""
    all_services.use(services)

    def show(page: str) -> AppTest:
        return without_mistake(
            AppTest.from_string(SCRIPT.format(page=page), default_timeout=20).run()
        )

    return show


@pytest.fixture
def doorkeeper(services: Services, clock: HandClock) -> Doorkeeper:
    return Doorkeeper(services.keys, clock, None, secure=False)


@pytest.fixture
def routes(services: Services, doorkeeper: Doorkeeper) -> Iterator[list[Route]]:
    with ThreadPoolExecutor(2) as executor:
        yield api_routes(services, doorkeeper, executor)


@pytest.fixture
def stranger(routes: list[Route]) -> TestClient:
    return TestClient(Starlette(routes=routes))


@pytest.fixture
def clicker(routes: list[Route], doorkeeper: Doorkeeper) -> TestClient:
    headers = {"authorization": f"Bearer {doorkeeper.token()}"}
    return TestClient(Starlette(routes=routes), headers=headers)
