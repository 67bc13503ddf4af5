"""The way in to the dashboard: the terminal's link, or a passcode, turned into a cookie."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from workshop.facilitator.auth import COOKIE_FOR, Doorkeeper
from workshop.facilitator.bodies import read_body

DASHBOARD = "/facilitator/"

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
    asks = doorkeeper.asks_for_passcode
    words = PASSCODE_WORDS.format(message=message) if asks else LINK_WORDS
    return HTMLResponse(PAGE.format(words=words), status, {"cache-control": "no-store"})


def entrance_routes(doorkeeper: Doorkeeper) -> list[Route]:
    one_at_a_time = asyncio.Lock()
    waiting: set[Request] = set()

    async def by_link(request: Request) -> Response:
        if doorkeeper.is_ticket(request.path_params["ticket"]):
            return let_in(doorkeeper)
        return entrance_page(doorkeeper, "That link is from another start of the server.", 403)

    async def ask(_: Request) -> Response:
        return entrance_page(doorkeeper, status=200)

    async def by_passcode(request: Request) -> Response:
        if len(waiting) >= GUESSES_WAITING:
            return entrance_page(doorkeeper, "Please try again in a minute.", 429)
        waiting.add(request)
        try:
            typed = parse_qs((await read_body(request, 4096)).decode("utf-8", "replace"))
            async with one_at_a_time:
                if doorkeeper.is_passcode(typed.get("passcode", [""])[0]):
                    return let_in(doorkeeper)
                await asyncio.sleep(1)  # so that guessing takes years
        finally:
            waiting.discard(request)
        return entrance_page(doorkeeper, "That is not the passcode. Please try again.", 403)

    return [
        Route("/enter", ask, methods=["GET"]),
        Route("/enter", by_passcode, methods=["POST"]),
        Route("/enter/{ticket}", by_link, methods=["GET"]),
    ]


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
