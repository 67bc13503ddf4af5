"""The dashboard's pages, run by Streamlit's own test harness over real services."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.facilitator.dashboard import ShowPage, without_mistake
from workshop import services as all_services
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
