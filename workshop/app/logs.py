"""What reaches the terminal: warnings, never a request's path, an address or an exception's text.

An exception is reduced to its type and to the lines of code it passed, because its text may quote
what someone wrote.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from typing import Any

STOPPING = "Cancel %s running task(s), timeout graceful shutdown exceeded"
"""uvicorn's way of saying that phones were still listening when the server stopped."""

ABOUT_CODE = (AttributeError, ImportError, NameError)
"""Their texts name code, never data."""

SERVERS = ("uvicorn.error", "uvicorn.access")

logger = logging.getLogger(__name__)


def quieten() -> None:
    """Take the texts out of every exception that is logged from now on, by whomever."""
    logging.setLogRecordFactory(record_without_texts)
    for name in SERVERS:
        logging.getLogger(name).addFilter(is_news)


def is_news(record: logging.LogRecord) -> bool:
    """Not what uvicorn says at level INFO, such as whose WebSocket it accepted."""
    return record.levelno >= logging.WARNING and record.msg != STOPPING


def record_without_texts(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = logging.LogRecord(*args, **kwargs)
    if record.exc_info and record.exc_info[1]:
        record.exc_text = without_text(record.exc_info[1])
        record.exc_info = None
    return record


def without_text(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    passed = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    text = str(error) if isinstance(error, ABOUT_CODE) else "its text withheld"
    return "\n".join([f"{type(error).__name__}, {text}, at", *passed])


def on_loop_error(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """As asyncio's own handler, without the ``repr`` of tasks, which quotes exceptions."""
    logger.error("%s", context.get("message", "Error"), exc_info=context.get("exception"))
