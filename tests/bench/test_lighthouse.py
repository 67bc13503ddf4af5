"""Lighthouse finds nothing to mend on the pages of a phone; how fast they are, the bench tells."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bench.lighthouse import PROGRAM, lighthouse, watched_browser
from bench.server import running_server
from tests.needs import lacking

pytestmark = pytest.mark.browser


def test_accessibility_and_best_practices_lack_nothing(browser: Browser) -> None:
    if not PROGRAM.exists():
        lacking("Lighthouse is not there: `make setup` fetches it.")
    categories = ("accessibility", "best-practices")
    watched = watched_browser(browser.browser_type)
    with running_server() as (server, _), watched as (context, port):
        found = lighthouse(context, port, server, server.open_room(4), categories)

    assert found == {
        f"lighthouse_{page}_{category}": 0
        for page in ("join", "writing")
        for category in categories
    }
