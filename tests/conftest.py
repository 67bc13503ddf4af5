"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.builders import HandClock, an_evening, write_script
from workshop.services import Services, build
from workshop.settings import Settings

pytest_plugins = ["tests.browser", "tests.postgres"]

Build = Callable[..., Services]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind that we support."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'workshop.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A data folder with a script ``an_evening`` in it, on SQLite."""
    write_script(tmp_path / "data" / "facilitator_scripts", an_evening())
    return Settings.load({}, data_dir=tmp_path / "data", port=8080)


@pytest.fixture
def build_services(settings: Settings, clock: HandClock) -> Iterator[Build]:
    """Services as another process would have them; keywords are settings."""
    built: list[Services] = []

    def build_one(**changes: object) -> Services:
        changed = Settings.load({}, **{**as_overrides(settings), **changes})
        built.append(build(changed, clock, Random(len(built))))
        return built[-1]

    yield build_one
    for each in built:
        each.close()


@pytest.fixture
def services(build_services: Build) -> Services:
    """Services over a real SQLite file, on a clock that the test moves."""
    return build_services()


@pytest.fixture
def both(build_services: Build, database_url: str) -> Services:
    """Services over each kind of database in turn."""
    return build_services(database_url=database_url)


def as_overrides(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in settings.__slots__}
