"""The real server, started once for all tests of a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.served import Served


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("served"))
    served.start()
    yield served
    served.stop()
