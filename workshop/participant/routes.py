"""Every address at the phones' door."""

from __future__ import annotations

from concurrent.futures import Executor

from starlette.routing import BaseRoute, Route

from workshop.participant.assets import Assets
from workshop.participant.catalogues import Catalogues
from workshop.participant.door import Door
from workshop.participant.events import Broadcaster
from workshop.participant.pages import Pages
from workshop.participant.room_door import RoomDoor
from workshop.participant.tongues import Tongues
from workshop.participant.watch import WatchDoor
from workshop.services import Services


def routes(
    services: Services,
    executor: Executor,
    printing: Executor,
    pages: Pages | None = None,
) -> list[BaseRoute]:
    """Asking with GET never creates anything.

    The services are called in ``executor``, and what waits for the printer in ``printing``: so a
    room that prints all at once holds up nobody who writes or raises a hand.
    """
    pages = pages or pages_for(services)
    door = Door(services, executor, pages)
    room = RoomDoor(services, executor, printing, pages)
    watch = WatchDoor(services, executor, pages)
    return [
        Route("/", door.front, methods=["GET"]),
        Route("/", door.enter, methods=["POST"]),
        Route("/blank", door.blank, methods=["GET"]),
        Route("/healthz", door.health, methods=["GET"]),
        Route("/j/{code}", room.page, methods=["GET"]),
        Route("/j/{code}/steps", room.steps, methods=["GET"]),
        Route("/j/{code}/state", room.state, methods=["GET"]),
        Route("/j/{code}/events", Broadcaster(services, executor), methods=["GET"]),
        Route("/j/{code}/act", room.act, methods=["POST"]),
        Route("/j/{code}/kept", room.kept, methods=["POST"]),
        Route("/stage/{code}", room.stage, methods=["GET"]),
        Route("/watch/{code}", watch.page, methods=["GET"]),
        Route("/watch/{code}/act", watch.act, methods=["POST"]),
        Route("/static/{file}", pages.assets.serve, methods=["GET"]),
    ]


def pages_for(services: Services, catalogues: Catalogues | None = None) -> Pages:
    """The pages in all languages that there are catalogues of."""
    assets = Assets()
    tongues = Tongues(catalogues or Catalogues.read(), assets, services.settings.locale)
    return Pages(assets, tongues)
