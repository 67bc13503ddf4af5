"""The watcher's page: quiet hands, the wall's moderation, and a pause for everyone.

The link's fragment and this computer share 16 secret bytes. What the page asks and what it is told
are locked with keys made of them, so nobody else on the Wi-Fi can read, ask or repeat anything.
"""

from __future__ import annotations

import secrets
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from workshop.domain import joincode
from workshop.domain.errors import UnknownRoom, WorkshopError
from workshop.domain.languages import LANGUAGES
from workshop.domain.room import Command, RoomStatus
from workshop.participant.calls import run
from workshop.participant.door import front_page
from workshop.participant.locks import WatchLock
from workshop.participant.pages import Page, Pages
from workshop.participant.refusals import refusal
from workshop.participant.room_door import SEALED, code_in, language_of
from workshop.services import Services
from workshop.services.bodies import read_body

Fields = Mapping[str, Any]
Action = Callable[[str, Fields], object]
Outcome = WorkshopError | None
"""Why what was asked was refused, if it was."""

LARGEST_REQUEST = 4096


class WatchDoor:
    def __init__(self, services: Services, executor: Executor, pages: Pages) -> None:
        self._services = services
        self._executor = executor
        self._pages = pages
        self._round = secrets.token_urlsafe(16)
        self._done: defaultdict[str, dict[str, Outcome]] = defaultdict(dict)
        self._turn = threading.Lock()
        rooms, wall, hands = services.rooms, services.wall, services.hands
        self._actions: dict[str, Action] = {
            "acknowledge": lambda code, fields: hands.acknowledge(code, text(fields, "key")),
            "approve": lambda code, fields: wall.approve(code, text(fields, "id")),
            "hold": lambda code, fields: wall.hold(code, text(fields, "id")),
            "release": lambda code, _: wall.release(code),
            "pause_all": lambda code, _: rooms.command(code, Command.PAUSE_ALL),
            "resume": lambda code, _: rooms.command(code, Command.RESUME),
        }

    async def page(self, request: Request) -> Response:
        try:
            asked = self._pages.tongues.asked(request)
            page = await run(self._executor, self._draw, code_in(request), asked)
        except UnknownRoom:
            typed = request.path_params["code"]
            return front_page(self._pages, request, "unknown_room", typed).response(request, 404)
        return page.response(request)

    async def act(self, request: Request) -> Response:
        try:
            code = code_in(request)
            body = await read_body(request, LARGEST_REQUEST)
            asked = self._pages.tongues.asked(request)
            answer = await run(self._executor, self._answer, code, body, asked)
        except WorkshopError as problem:
            return refusal(problem)
        return Response(answer, headers=SEALED)

    def _draw(self, code: str, asked: str | None) -> Page:
        self._require_open(code)
        language = asked or language_of(self._services, code)
        return self._pages.draw(
            "watch.html",
            language,
            code=code,
            spaced=joincode.spaced(code),
            script=LANGUAGES[self._services.rooms.script(code).language],
        )

    def _require_open(self, code: str) -> None:
        if self._services.rooms.public_state(code).status is RoomStatus.CLOSED:
            raise UnknownRoom

    def _answer(self, code: str, body: bytes, language: str | None) -> bytes:
        self._require_open(code)
        lock = WatchLock(code, self._services.rooms.watch_key(code))
        asked = lock.open(body)
        told = {"asked": text(asked, "asked"), "round": self._round}
        refused = self._do(code, asked)
        if refused is not None:
            tongue = self._pages.tongues[language or language_of(self._services, code)]
            told |= {"error": tongue.catalogue.refusal(refused), "code": refused.code}
        return lock.seal({**told, **self._look(code)})

    def _do(self, code: str, asked: Fields) -> Outcome:
        """Once only: what is asked again is told what came of it, and not done again.

        Nothing is done with the word of an earlier start, when nobody knows what was done before;
        the page sees the new word and asks with that. Looking is not done, and so needs neither.
        """
        action = self._actions.get(text(asked, "op"))
        identity = text(asked, "asked")
        if action is None or asked.get("round") != self._round:
            return None
        with self._turn:
            done = self._done[code]
            if identity not in done:
                done[identity] = outcome(action, code, asked)
            return done[identity]

    def _look(self, code: str) -> dict[str, Any]:
        now = self._services.clock()
        return {
            "state": asdict(self._services.rooms.public_state(code)),
            "hands": [
                {
                    "key": hand.key,
                    "wish": hand.wish,
                    "place": hand.place,
                    "minutes": int((now - hand.raised_at).total_seconds() // 60),
                    "seen": hand.acknowledged_at is not None,
                }
                for hand in self._services.hands.waiting(code)
            ],
            "lines": [
                {"id": line.id, "text": line.text, "status": line.status}
                for line in self._services.wall.lines(code)
            ],
        }


def outcome(action: Action, code: str, asked: Fields) -> Outcome:
    try:
        action(code, asked)
    except WorkshopError as problem:
        return problem
    return None


def text(fields: Fields, name: str) -> str:
    return str(fields.get(name, ""))
