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
from workshop.participant.catalogues import ENGLISH
from workshop.participant.door import front_page
from workshop.participant.helplines import Shown, shown
from workshop.participant.pages import Page, Pages
from workshop.participant.refusals import refusal
from workshop.participant.steps import star_skills, steps_json
from workshop.participant.words import promises
from workshop.services import Services, qr
from workshop.services.bodies import read_body
from workshop.services.details import RoomDetails
from workshop.services.phones import Say
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
            asked = self._pages.tongues.asked(request)
            steps = await run(self._executor, self._steps, code_in(request), asked)
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
            say = self._refuser(request)
            answer = await run(self._executor, self._services.phones.begin, code, body, say)
            if not isinstance(answer, bytes):  # a handout: it may take a while
                answer = await run(self._printing, answer)
        except WorkshopError as problem:
            return await run(self._executor, refusal, problem, self._refuser(request))
        return Response(answer, headers=SEALED)

    async def kept(self, request: Request) -> Response:
        """As ``act``, in a room that has closed and still keeps the notebooks."""
        try:
            code = code_in(request)
            body = await read_body(request, wire.LARGEST_BODY)
            answer = await run(self._executor, self._services.kept.act, code, body)
        except WorkshopError as problem:
            return await run(self._executor, refusal, problem, self._refuser(request))
        return Response(answer, headers=SEALED)

    def _refuser(self, request: Request) -> Say:
        """How to say a refusal in this phone's language, which is looked for only when it must."""

        def say(problem: WorkshopError) -> str:
            tongues = self._pages.tongues
            code = joincode.normalise(request.path_params["code"])
            language = tongues.asked(request) or last_language(self._services, code)
            return tongues[language or tongues.default].catalogue.refusal(problem)

        return say

    async def _html(self, request: Request, template: str) -> Response:
        typed = request.path_params["code"]
        code = joincode.normalise(typed)
        if code is not None and code != typed:
            path = request.url.path.replace(typed, code)
            return RedirectResponse(with_query(path, request), 303)
        asked = self._pages.tongues.asked(request)
        try:
            page = await run(self._executor, self._drawn, code_in(request), template, asked)
        except UnknownRoom:
            if template == "room.html" and code is not None:
                closed = await run(self._executor, self._closed, code, asked)
                if closed is not None:
                    return closed.response(request)
            language = await run(self._executor, last_language, self._services, code)
            page = front_page(self._pages, request, "unknown_room", typed, code or "", language)
            return page.response(request, 404)
        return page.response(request)

    def _closed(self, code: str, asked: str | None) -> Page | None:
        """The page of a room that has closed and still keeps notebooks."""
        until = self._services.kept.until(code)
        if until is None:
            return None
        language = asked or language_of(self._services, code)
        return self._pages.draw(
            "closed.html",
            language,
            asked=asked,
            code=code,
            key=wire.encode(self._services.rooms.public_key(code)),
            until=until.isoformat(),
            kept_for=self._kept_for(language),
            details=None,
            lines=[],
        )

    def _kept_for(self, language: str) -> str:
        """The retention in words; nothing if notebooks are erased at closing."""
        retention = self._services.settings.retention
        return self._pages.tongues[language].catalogue.time(retention) if retention else ""

    def _drawn(self, code: str, template: str, asked: str | None) -> Page:
        """The page of a room at its present revision, drawn by whoever asks first."""
        state = self._open_state(code)
        key = (template, code, asked, state.revision, self._today())
        page = self._pages.kept(*key)
        if page is None:
            language = asked or language_of(self._services, code)
            page = self._draw(code, template, language, state)
            self._pages.keep(page, *key)
        return page

    def _draw(self, code: str, template: str, language: str, state: PublicState) -> Page:
        services, settings = self._services, self._services.settings
        script, details = services.rooms.script(code, language), services.rooms.details(code)
        catalogue = self._pages.tongues[language].catalogue
        over_tls = (settings.public_url or "").startswith("https:")
        url = services.rooms.join_url(code)
        segment: Segment | None = None if state.index is None else script.segments[state.index]
        return self._pages.draw(
            template,
            language,
            code=code,
            spaced=joincode.spaced(code),
            key=wire.encode(services.rooms.public_key(code)),
            state=state,
            state_json=state.encoded().decode(),
            script=script,
            segment=segment,
            details=details,
            lines=self._lines(details, language),
            kept_for=self._kept_for(language),
            promises=promises(catalogue, over_tls, settings.retention, script.has_wall),
            address=url.split("/j/", maxsplit=1)[0].split("//", maxsplit=1)[1],
            qr=qr.svg(url),
        )

    def _open_state(self, code: str) -> PublicState:
        """Raises UnknownRoom for a closed room, too: nothing of it is left to see."""
        state = self._services.rooms.public_state(code)
        if state.status is RoomStatus.CLOSED:
            raise UnknownRoom
        return state

    def _steps(self, code: str, asked: str | None) -> Page:
        """The texts of all steps: the same as long as the room is there, but for stale numbers.

        In the language that was asked for if the script has it, else in the room's.
        """
        if self._services.kept.until(code) is None:
            self._open_state(code)
        key = ("steps", code, asked, self._today())
        page = self._pages.kept(*key)
        if page is None:
            rooms = self._services.rooms
            script, details = rooms.script(code, asked), rooms.details(code)
            lines = self._lines(details, asked or script.language)
            skills = star_skills(self._pages.tongues, script, rooms.script(code, ENGLISH))
            text = steps_json(
                script, details, lines, skills, self._services.prints.handouts.sheets(code)
            )
            page = Page.of(text, JSON | {"cache-control": "no-cache", "etag": etag(text)})
            self._pages.keep(page, *key)
        return page

    def _lines(self, details: RoomDetails, language: str) -> list[Shown]:
        says = self._pages.tongues[language].says
        return shown(details.help_lines, self._today(), language, says["always"])

    def _today(self) -> date:
        return self._services.help_lines.today()


def language_of(services: Services, code: str) -> str:
    """The language in which a room was opened.

    Raises:
        UnknownRoom: there is none.
    """
    return services.rooms.script(code).language


def last_language(services: Services, code: str | None) -> str | None:
    """The language of a room that may be gone."""
    try:
        return None if code is None else language_of(services, code)
    except UnknownRoom:
        return None


def with_query(path: str, request: Request) -> str:
    return f"{path}?{request.url.query}" if request.url.query else path


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
