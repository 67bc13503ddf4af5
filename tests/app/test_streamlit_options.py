from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit import config

from workshop.app.streamlit_options import OPTIONS, THEME, configure


@pytest.fixture
def as_before() -> Iterator[None]:
    before = {name: config.get_option(name) for name in [*OPTIONS, *THEME, "server.cookieSecret"]}
    yield
    for name, value in before.items():
        config.set_option(name, value)


def test_streamlit_is_set_up_in_code_so_that_no_file_is_needed(as_before: None) -> None:
    configure("s" * 43)

    assert {name: config.get_option(name) for name in OPTIONS} == OPTIONS
    assert {name: config.get_option(name) for name in THEME} == THEME
    assert config.get_option("server.cookieSecret") == "s" * 43


def test_what_would_leak_or_call_out_is_off() -> None:
    assert {
        name: OPTIONS[name]
        for name in (
            "browser.gatherUsageStats",
            "client.showErrorDetails",
            "client.showErrorLinks",
            "server.enableAgentApi",
            "server.enableStaticServing",
            "server.fileWatcherType",
        )
    } == {
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "server.enableAgentApi": False,
        "server.enableStaticServing": False,
        "server.fileWatcherType": "none",
    }
