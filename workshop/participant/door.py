"""The pages outside any room: where to type a code, and an empty one to leave to."""

from __future__ import annotations

from concurrent.futures import Executor
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from workshop import __version__
from workshop.domain.errors import TooLarge
from workshop.domain.joincode import normalise
from workshop.participant.calls import run
from workshop.participant.pages import Page, Pages
from workshop.participant.refusals import refusal
from workshop.services import Services
from workshop.services.bodies import read_body

LARGEST_FORM = 1024
LONGEST_TYPED = 40


class Door:
    def __init__(self, services: Services, executor: Executor, pages: Pages) -> None:
        self._services = services
        self._executor = executor
        self._pages = pages

    async def front(self, request: Request) -> Response:
        typed = request.query_params.get("code")
        if typed is not None:
            return to_room(self._pages, request, typed)
        return front_page(self._pages, request).response(request)

    async def enter(self, request: Request) -> Response:
        try:
            body = await read_body(request, LARGEST_FORM)
        except TooLarge as problem:
            return refusal(problem)
        fields = parse_qs(body.decode("utf-8", "replace"))
        return to_room(self._pages, request, fields.get("code", [""])[0])

    async def blank(self, request: Request) -> Response:
        tongues = self._pages.tongues
        language = tongues.asked(request) or tongues.default
        return self._pages.draw("blank.html", language).response(request)

    async def health(self, _: Request) -> Response:
        """What a monitor wants to know; it says nothing about rooms."""
        facts = {"status": "ok", "version": __version__, "database": "ok"}
        try:
            await run(self._executor, self._services.rooms.open_rooms)
        except Exception:  # noqa: BLE001 -- whatever it is, the answer is that it does not work
            facts |= {"status": "failing", "database": "failing"}
        return JSONResponse(facts, 200 if facts["status"] == "ok" else 503)


def front_page(
    pages: Pages,
    request: Request,
    problem: str = "",
    typed: str = "",
    code: str = "",
    language: str | None = None,
) -> Page:
    """Where to type a code, under a ``problem`` of ``words.SAYS``.

    ``code``: a room that is gone, of which this phone may hold words.
    """
    asked = pages.tongues.asked(request)
    return pages.draw(
        "front.html",
        asked or language or pages.tongues.default,
        asked=asked,
        problem=problem,
        typed=typed[:LONGEST_TYPED],
        code=code,
        details=None,
        lines=[],
    )


def to_room(pages: Pages, request: Request, typed: str) -> Response:
    code = normalise(typed)
    if code is None:
        return front_page(pages, request, "no_code", typed).response(request, 404)
    asked = pages.tongues.asked(request)
    return RedirectResponse(f"/j/{code}" + (f"?lang={asked}" if asked else ""), 303)
