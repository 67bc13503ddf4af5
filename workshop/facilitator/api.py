"""The facilitator's JSON API: what a clicker, a Stream Deck and the tests drive rooms with.

Described by ``openapi.py``; a bearer token from ``workshop token`` opens it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from workshop.domain.errors import (
    BadRequest,
    ScriptHasProblems,
    StaleRevision,
    StorageFull,
    TooLarge,
    UnknownRoom,
    WorkshopError,
)
from workshop.domain.joincode import normalise
from workshop.domain.room import Command, Room
from workshop.facilitator.auth import Doorkeeper
from workshop.facilitator.openapi import DESCRIPTION
from workshop.services import Services
from workshop.services.bodies import read_body
from workshop.services.details import RoomDetails
from workshop.services.rooms import LARGEST_ROOM

PREFIX = "/api/v1"
LARGEST_BODY = 16 * 1024
MOST_MINUTES = 60

STATUSES: dict[type[WorkshopError], int] = {
    UnknownRoom: 404,
    TooLarge: 413,
    BadRequest: 400,
    ScriptHasProblems: 422,
    StorageFull: 507,
}
"""Everything else that is refused is a conflict with the state of the room: 409."""

T = TypeVar("T")
Endpoint = Callable[[Request], Awaitable[Response]]


def api_routes(services: Services, doorkeeper: Doorkeeper, executor: Executor) -> list[Route]:
    api = Api(services, executor)
    guarded: list[tuple[str, str, Endpoint]] = [
        ("GET", "/scripts", api.scripts),
        ("GET", "/rooms", api.rooms),
        ("POST", "/rooms", api.open_room),
        ("GET", "/rooms/{code}", api.room),
        ("POST", "/rooms/{code}/commands", api.command),
        ("GET", "/rooms/{code}/hands", api.hands),
    ]
    routes = [
        Route(PREFIX + path, with_token(endpoint, doorkeeper), methods=[method])
        for method, path, endpoint in guarded
    ]
    return [Route(f"{PREFIX}/openapi.json", description, methods=["GET"]), *routes]


async def description(_: Request) -> Response:
    return JSONResponse(DESCRIPTION)


def with_token(endpoint: Endpoint, doorkeeper: Doorkeeper) -> Endpoint:
    """Let only those through who bring a token, and say in JSON what was refused."""

    async def guarded(request: Request) -> Response:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not doorkeeper.knows_token(token.strip()):
            return JSONResponse(
                {"error": "This needs a token. `workshop token` prints one.", "code": "no_token"},
                401,
                {"www-authenticate": "Bearer"},
            )
        try:
            return await endpoint(request)
        except WorkshopError as error:
            return refusal(error)

    return guarded


def refusal(error: WorkshopError) -> JSONResponse:
    status = next((STATUSES[kind] for kind in STATUSES if isinstance(error, kind)), 409)
    said: dict[str, Any] = {"error": str(error), "code": error.code}
    if isinstance(error, StaleRevision):
        said["revision"] = error.current
    return JSONResponse(said, status)


class Api:
    def __init__(self, services: Services, executor: Executor) -> None:
        self._services = services
        self._executor = executor

    async def scripts(self, _: Request) -> Response:
        return JSONResponse({"scripts": await self._call(self._scripts)})

    async def rooms(self, _: Request) -> Response:
        rooms = await self._call(self._services.rooms.open_rooms)
        return JSONResponse(
            {"rooms": [{"code": room.code, "status": room.status} for room in rooms]}
        )

    async def open_room(self, request: Request) -> Response:
        asked = await read_json(request)
        return JSONResponse(await self._call(lambda: self._open(asked)), 201)

    async def room(self, request: Request) -> Response:
        code = code_of(request)
        return JSONResponse(await self._call(lambda: self._state(code)))

    async def command(self, request: Request) -> Response:
        code = code_of(request)
        asked = await read_json(request)
        return JSONResponse(await self._call(lambda: self._command(code, asked)))

    async def hands(self, request: Request) -> Response:
        code = code_of(request)
        return JSONResponse({"hands": await self._call(lambda: self._hands(code))})

    async def _call(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)

    def _scripts(self) -> list[dict[str, Any]]:
        return [
            {
                "id": entry.id,
                "title": entry.script.title if entry.script else None,
                "tiers": list(entry.script.tiers) if entry.script else [],
                "languages": list(entry.script.languages) if entry.script else [],
                "problems": [str(problem) for problem in entry.problems],
            }
            for entry in self._services.library.all()
        ]

    def _open(self, asked: dict[str, Any]) -> dict[str, Any]:
        rooms = self._services.rooms
        room = rooms.open(
            text(asked, "script"),
            whole_number(asked, "capacity", 1, LARGEST_ROOM),
            tier=whole_number(asked, "tier", 1, 3) if "tier" in asked else None,
            details=RoomDetails(
                privacy_limits=text(asked, "privacy_limits") if "privacy_limits" in asked else "",
                language=text(asked, "language") if "language" in asked else None,
                led_by=text(asked, "led_by") if "led_by" in asked else "",
            ),
            rehearsal=asked.get("rehearsal") is True,
        )
        return {
            "code": room.code,
            "join_url": rooms.join_url(room.code),
            "stage_url": rooms.stage_url(room.code),
            "watch_url": rooms.watch_url(room.code),
            "revision": room.revision,
        }

    def _state(self, code: str) -> dict[str, Any]:
        return self._described(self._services.rooms.find(code, closed=True))

    def _command(self, code: str, asked: dict[str, Any]) -> dict[str, Any]:
        try:
            command = Command(text(asked, "command"))
        except ValueError as error:
            names = ", ".join(Command)
            raise BadRequest(f"“command” must be one of {names}.") from error
        adds = command is Command.ADD_TIME
        minutes = whole_number(asked, "minutes", -MOST_MINUTES, MOST_MINUTES) if adds else 0
        revision = whole_number(asked, "revision", 1, 2**53)
        return self._described(self._services.rooms.command(code, command, revision, minutes))

    def _described(self, room: Room) -> dict[str, Any]:
        return self._services.rooms.state(room)

    def _hands(self, code: str) -> list[dict[str, Any]]:
        self._services.rooms.find(code)
        return [
            {
                "wish": hand.wish,
                "place": hand.place,
                "raised_at": hand.raised_at.isoformat(),
                "acknowledged": hand.acknowledged_at is not None,
            }
            for hand in self._services.hands.waiting(code)
        ]


def code_of(request: Request) -> str:
    code = normalise(request.path_params["code"])
    if code is None:
        raise UnknownRoom
    return code


async def read_json(request: Request) -> dict[str, Any]:
    try:
        asked = json.loads(await read_body(request, LARGEST_BODY))
    except (ValueError, RecursionError) as error:
        raise BadRequest("The body is not JSON.") from error
    if not isinstance(asked, dict):
        raise BadRequest("The body must be a JSON object.")
    return asked


def text(asked: dict[str, Any], field: str) -> str:
    value = asked.get(field)
    if not isinstance(value, str) or not value.strip():
        raise BadRequest(f"“{field}” must be a text.")
    return value


def whole_number(asked: dict[str, Any], field: str, least: int, most: int) -> int:
    value = asked.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise BadRequest(f"“{field}” must be a whole number from {least} to {most}.")
    return value
