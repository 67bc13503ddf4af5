"""A server killed outright loses nothing that it has acknowledged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.server import Server, free_ports
from tests.torture.kill_server import torture


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path, *free_ports(2))
    yield server
    server.kill()


def test_three_kills_under_load_lose_no_acknowledged_save(server: Server, tmp_path: Path) -> None:
    report = torture(server, tmp_path, cycles=3)
    assert report.cycles == 3
    assert report.saves > 3


@pytest.mark.torture
def test_a_thousand_kills_under_load_lose_no_acknowledged_save(
    server: Server, tmp_path: Path
) -> None:
    report = torture(server, tmp_path, cycles=1000)
    print(report)
    assert report.cycles == 1000
