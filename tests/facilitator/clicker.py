"""A clicker: a program that leads a room by the JSON API."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from workshop.facilitator.api import PREFIX


def give(clicker: TestClient, code: str, **command: Any) -> Any:
    return clicker.post(f"{PREFIX}/rooms/{code}/commands", json=command)
