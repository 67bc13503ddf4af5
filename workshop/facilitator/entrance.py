"""The way in to the dashboard: the terminal's link, or a passcode, turned into a cookie."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from workshop.domain.errors import TooLarge
from workshop.facilitator.auth import COOKIE_FOR, Doorkeeper
from workshop.services.bodies import read_body

DASHBOARD = "/facilitator/"

LARGEST_FORM = 4096

GUESSES_WAITING = 20
"""More people than this cannot be mistyping at once: further guesses are turned away."""

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Facilitator</title>
<style>
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center;
  background: #171a1c; color: #e8e4da; font: 1.25rem/1.6 system-ui, sans-serif }}
main {{ max-width: 30rem; padding: 2rem }}
h1 {{ font-size: 1.75rem; font-weight: 600; margin: 0 0 .75rem }}
input, button {{ font: inherit; padding: .6rem .8rem; border-radius: .5rem; width: 100%;
  box-sizing: border-box; margin-top: .75rem; border: 1px solid #6d7478 }}
input {{ background: #22272a; color: inherit }}
button {{ background: #9cc3b5; color: #10201a; border-color: transparent; cursor: pointer }}
:focus-visible {{ outline: 3px solid #e0b978; outline-offset: 2px }}
</style></head><body><main><h1>The facilitator’s desk</h1>{words}</main></body></html>
"""

LINK_WORDS = "<p>Open the link that the terminal printed. It lets this browser in.</p>"

PASSCODE_WORDS = """<p role="status">{message}</p>
<form method="post" action="/enter"><label for="passcode">Passcode</label>
<input id="passcode" name="passcode" type="password" autocomplete="current-password" autofocus
 required><button>Come in</button></form>"""


def entrance_page(doorkeeper: Doorkeeper, message: str = "", status: int = 401) -> HTMLResponse:
    """What a browser sees that may not enter yet."""
    if doorkeeper.asks_for_passcode:
        words = PASSCODE_WORDS.format(message=message)
    else:
        words = f'<p role="status">{message}</p>{LINK_WORDS}'
    headers = {"cache-control": "no-store", "referrer-policy": "same-origin"}
    return HTMLResponse(PAGE.format(words=words), status, headers)


def entrance_routes(doorkeeper: Doorkeeper) -> list[Route]:
    desk = Entrance(doorkeeper)
    return [
        Route("/enter", desk.ask, methods=["GET"]),
        Route("/enter", desk.by_passcode, methods=["POST"]),
        Route("/enter/{ticket}", desk.by_link, methods=["GET"]),
    ]


class Entrance:
    def __init__(self, doorkeeper: Doorkeeper) -> None:
        self._doorkeeper = doorkeeper
        self._one_at_a_time = asyncio.Lock()
        self._waiting = 0

    async def ask(self, _: Request) -> Response:
        return entrance_page(self._doorkeeper, status=200)

    async def by_link(self, request: Request) -> Response:
        if self._doorkeeper.is_ticket(request.path_params["ticket"]):
            return let_in(self._doorkeeper)
        return self._turned_away("That link is from another start of the server.", 403)

    async def by_passcode(self, request: Request) -> Response:
        try:
            body = await read_body(request, LARGEST_FORM)
        except TooLarge as problem:
            return self._turned_away(str(problem), 413)
        if self._waiting >= GUESSES_WAITING:
            return self._turned_away("Please try again in a minute.", 429)
        self._waiting += 1
        try:
            typed = parse_qs(body.decode("utf-8", "replace")).get("passcode", [""])[0]
            return await self._answer(typed)
        finally:
            self._waiting -= 1

    async def _answer(self, typed: str) -> Response:
        async with self._one_at_a_time:
            if self._doorkeeper.is_passcode(typed):
                return let_in(self._doorkeeper)
            await asyncio.sleep(1)  # so that guessing takes years
        return self._turned_away("That is not the passcode. Please try again.", 403)

    def _turned_away(self, message: str, status: int) -> Response:
        return entrance_page(self._doorkeeper, message, status)


def let_in(doorkeeper: Doorkeeper) -> RedirectResponse:
    response = RedirectResponse(DASHBOARD, 303, {"cache-control": "no-store"})
    response.set_cookie(
        doorkeeper.cookie_name,
        doorkeeper.cookie(),
        max_age=int(COOKIE_FOR.total_seconds()),
        path="/",
        secure=doorkeeper.secure,
        httponly=True,
        samesite="strict",
    )
    return response
