"""The phones' door over real services, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from tests.participant.door import client_of
from workshop.services import Services


@pytest.fixture
def executor() -> Iterator[Executor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
def client(services: Services, executor: Executor) -> Iterator[TestClient]:
    with client_of(services, executor) as client:
        yield client
