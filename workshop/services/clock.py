"""The one place that asks the time."""

from __future__ import annotations

from datetime import UTC, date, datetime


def system_clock() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The day on this computer's calendar."""
    return system_clock().astimezone().date()
