"""The phones' door, to be knocked at without a network."""

from __future__ import annotations

from concurrent.futures import Executor

from starlette.applications import Starlette
from starlette.testclient import TestClient

from workshop import participant
from workshop.cli.phone_client import Phone
from workshop.domain.room import Room
from workshop.participant.catalogues import Catalogues
from workshop.services import Services


def app_of(
    services: Services,
    executor: Executor,
    printing: Executor | None = None,
    catalogues: Catalogues | None = None,
) -> Starlette:
    pages = participant.pages_for(services, catalogues)
    return Starlette(routes=participant.routes(services, executor, printing or executor, pages))


def client_of(
    services: Services, executor: Executor, catalogues: Catalogues | None = None
) -> TestClient:
    return TestClient(app_of(services, executor, catalogues=catalogues), follow_redirects=False)


def phone_at(
    client: TestClient, services: Services, room: Room, key_of: Room | None = None
) -> Phone:
    """A phone that speaks the real protocol over HTTP."""

    def send(body: bytes) -> tuple[int, bytes]:
        answer = client.post(f"/j/{room.code}/act", content=body)
        return answer.status_code, answer.content

    return Phone(room.code, services.rooms.public_key((key_of or room).code), send)
