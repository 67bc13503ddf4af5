"""One room at the phones' door: its page, its texts, its state, the place to post to, the stage."""

from __future__ import annotations

import hashlib
from concurrent.futures import Executor
from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workshop.domain import joincode, wire
from workshop.domain.errors import UnknownRoom, WorkshopError
from workshop.domain.room import RoomStatus
from workshop.domain.script import Segment
from workshop.participant.calls import run
from workshop.participant.door import front_page
from workshop.participant.helplines import shown
from workshop.participant.pages import Page, Pages
from workshop.participant.refusals import refusal
from workshop.participant.steps import steps_json
from workshop.participant.words import SAYS, promises
from workshop.services import Services, qr
from workshop.services.bodies import read_body
from workshop.services.states import PublicState

JSON = {"content-type": "application/json", "cache-control": "no-store"}
SEALED = {"content-type": "application/octet-stream", "cache-control": "no-store"}


class RoomDoor:
    def __init__(
        self, services: Services, executor: Executor, printing: Executor, pages: Pages
    ) -> None:
        self._services = services
        self._executor = executor
        self._printing = printing
        self._pages = pages

    async def page(self, request: Request) -> Response:
        return await self._html(request, "room.html")

    async def stage(self, request: Request) -> Response:
        return await self._html(request, "stage.html")

    async def steps(self, request: Request) -> Response:
        try:
            steps = await run(self._executor, self._steps, code_in(request))
        except WorkshopError as problem:
            return refusal(problem)
        if request.headers.get("if-none-match") == steps.headers["etag"]:
            return Response(status_code=304, headers=steps.headers)
        return steps.response(request)

    async def state(self, request: Request) -> Response:
        try:
            code = code_in(request)
            state = await run(self._executor, self._open_state, code)
        except WorkshopError as problem:
            return refusal(problem)
        return Response(state.encoded(), headers=JSON)

    async def act(self, request: Request) -> Response:
        try:
            code = code_in(request)
            body = await read_body(request, wire.LARGEST_BODY)
            answer = await run(self._executor, self._services.phones.begin, code, body)
            if not isinstance(answer, bytes):  # a handout: it may take a while
                answer = await run(self._printing, answer)
        except WorkshopError as problem:
            return refusal(problem)
        return Response(answer, headers=SEALED)

    async def _html(self, request: Request, template: str) -> Response:
        typed = request.path_params["code"]
        code = joincode.normalise(typed)
        if code is not None and code != typed:
            return RedirectResponse(str(request.url.path).replace(typed, code), 303)
        try:
            page = await run(self._executor, self._drawn, code_in(request), template)
        except UnknownRoom:
            message = SAYS["unknown_room"]
            return front_page(self._pages, message, typed, code or "").response(request, 404)
        return page.response(request)

    def _drawn(self, code: str, template: str) -> Page:
        """The page of a room at its present revision, drawn by whoever asks first."""
        state = self._open_state(code)
        key = (template, code, state.revision, self._today())
        page = self._pages.kept(*key)
        if page is None:
            page = self._draw(code, template, state)
            self._pages.keep(page, *key)
        return page

    def _draw(self, code: str, template: str, state: PublicState) -> Page:
        services, settings = self._services, self._services.settings
        script, details = services.rooms.script(code), services.rooms.details(code)
        over_tls = (settings.public_url or "").startswith("https:")
        url = services.rooms.join_url(code)
        segment: Segment | None = None if state.index is None else script.segments[state.index]
        return self._pages.draw(
            template,
            code=code,
            spaced=joincode.spaced(code),
            key=wire.encode(services.rooms.public_key(code)),
            state=state,
            state_json=state.encoded().decode(),
            script=script,
            segment=segment,
            details=details,
            lines=shown(details.help_lines, self._today(), script.language),
            promises=promises(over_tls, settings.retention),
            address=url.split("/j/", maxsplit=1)[0].split("//", maxsplit=1)[1],
            qr=qr.svg(url),
        )

    def _open_state(self, code: str) -> PublicState:
        """Raises UnknownRoom for a closed room, too: nothing of it is left to see."""
        state = self._services.rooms.public_state(code)
        if state.status is RoomStatus.CLOSED:
            raise UnknownRoom
        return state

    def _steps(self, code: str) -> Page:
        """The texts of all steps: the same as long as the room is open, but for stale numbers."""
        self._open_state(code)
        key = ("steps", code, self._today())
        page = self._pages.kept(*key)
        if page is None:
            rooms = self._services.rooms
            details = rooms.details(code)
            script = rooms.script(code)
            lines = shown(details.help_lines, self._today(), script.language)
            text = steps_json(script, details, lines)
            page = Page.of(text, JSON | {"cache-control": "no-cache", "etag": etag(text)})
            self._pages.keep(page, *key)
        return page

    def _today(self) -> date:
        return self._services.clock().date()


def etag(text: bytes) -> str:
    return f'"{hashlib.sha256(text).hexdigest()[:16]}"'


def code_in(request: Request) -> str:
    """The room's code in the address, however it was typed.

    Raises:
        UnknownRoom: it cannot be anyone's code.
    """
    code = joincode.normalise(request.path_params["code"])
    if code is None:
        raise UnknownRoom
    return code
