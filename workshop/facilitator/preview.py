"""How a segment will look on a phone and on the stage: pages for the Scripts page's frames."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from concurrent.futures import Executor
from typing import Protocol
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from workshop.domain.script import Script, Segment
from workshop.services import Services

PREFIX = "/facilitator-preview"
PHONE = "phone"
STAGE = "stage"


class Draw(Protocol):
    """Whoever has the page draws it: the phones' pages are not the desk's."""

    def __call__(self, script: Script, segment: Segment, /) -> bytes: ...


def preview_routes(
    services: Services,
    executor: Executor,
    drawn: Mapping[str, Draw],
    headers: Mapping[bytes, bytes],
) -> list[Route]:
    """``drawn`` by the name of each surface; ``headers`` let the desk alone frame the page."""
    named = {name.decode(): value.decode() for name, value in headers.items()}

    def draw(request: Request) -> bytes | None:
        chosen, asked = request.path_params, request.query_params
        try:
            script = services.library.entry(chosen["script"]).readable
        except KeyError:
            return None
        if script is None or chosen["surface"] not in drawn:
            return None
        at = script.for_tier(number_in(asked.get("tier", ""), script.tier))
        at = at.in_language(asked.get("language"))
        segment = next((each for each in at.segments if each.id == chosen["segment"]), None)
        return drawn[chosen["surface"]](at, segment) if segment else None

    async def preview(request: Request) -> Response:
        page = await asyncio.get_running_loop().run_in_executor(executor, draw, request)
        if page is None:
            return PlainTextResponse("There is nothing to show here just now.", 404, named)
        return Response(page, media_type="text/html", headers=named)

    return [Route(f"{PREFIX}/{{script}}/{{segment}}/{{surface}}", preview, methods=["GET"])]


def preview_url(script: Script, segment: Segment, surface: str, tier: int) -> str:
    """The same as long as what it shows is the same, so that a frame stays as it is until then."""
    seen = hashlib.sha256(repr((segment, script.agreements)).encode()).hexdigest()[:12]
    asked = urlencode({"tier": tier, "language": script.language, "seen": seen})
    return f"{PREFIX}/{quote(script.id)}/{quote(segment.id)}/{surface}?{asked}"


def number_in(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 1 else default
