"""The phones' side as one app: its routes, and what it says where there is nothing."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from workshop.participant.door import front_page
from workshop.participant.pages import Pages


def phones_app(routes: Sequence[BaseRoute], pages: Pages) -> Starlette:
    """Nothing of Streamlit is behind this: no cookies, no compression, none of its pages."""

    async def nothing_here(request: Request, _: Exception) -> Response:
        return front_page(pages, request, "no_page").response(request, 404)

    async def failed(request: Request, _: Exception) -> Response:
        language = pages.tongues.asked(request) or pages.tongues.default
        said = pages.tongues[language].says["failed"]
        return JSONResponse({"error": said, "code": "failed"}, 500)

    return Starlette(routes=routes, exception_handlers={404: nothing_here, Exception: failed})
