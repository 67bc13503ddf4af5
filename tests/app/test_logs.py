from __future__ import annotations

import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from workshop.app.logs import quieten


@pytest.fixture
def terminal() -> Iterator[StringIO]:
    """What a logger prints from now on; everything is as before afterwards."""
    factory = logging.getLogRecordFactory()
    filters = {name: list(logging.getLogger(name).filters) for name in ("uvicorn.error",)}
    printed = StringIO()
    handler = logging.StreamHandler(printed)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    loggers = [logging.getLogger(name) for name in ("test.logs", "uvicorn.error")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield printed
    for logger in loggers:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
    logging.setLogRecordFactory(factory)
    logging.getLogger("uvicorn.error").filters = filters["uvicorn.error"]


def test_an_exception_is_logged_by_its_kind_and_place_never_by_its_text(
    terminal: StringIO,
) -> None:
    quieten()
    try:
        int("Dear younger me")
    except ValueError:
        logging.getLogger("test.logs").exception("It failed")

    said = terminal.getvalue()
    assert "Dear younger me" not in said
    assert said.startswith("ERROR It failed\nValueError, its text withheld, at\n")
    assert f"{__file__}:" in said


def test_what_is_only_about_code_keeps_its_text(terminal: StringIO) -> None:
    quieten()
    try:
        raise ImportError("cannot import name 'x'")
    except ImportError:
        logging.getLogger("test.logs").exception("It failed")

    assert "ImportError, cannot import name 'x', at" in terminal.getvalue()


def test_the_server_says_nothing_of_who_connects(terminal: StringIO) -> None:
    quieten()
    server = logging.getLogger("uvicorn.error")

    server.info('%s - "WebSocket %s" [accepted]', "10.0.0.7:51234", "/facilitator/_stcore/stream")
    server.error("Cancel %s running task(s), timeout graceful shutdown exceeded", 3)
    server.warning("Invalid HTTP request received.")

    assert terminal.getvalue() == "WARNING Invalid HTTP request received.\n"
