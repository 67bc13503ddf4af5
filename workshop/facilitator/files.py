"""Documents for the facilitator's own printer: behind the gate, made when asked, kept nowhere."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from workshop.domain.errors import WorkshopError
from workshop.domain.handout import HandoutRequest, Paper
from workshop.services import Services

PREFIX = "/facilitator-files"


def file_routes(services: Services, executor: Executor) -> list[Route]:
    async def blank(request: Request) -> Response:
        """A whole pack with lines to write on, for people who write on paper."""
        code, page = request.path_params["code"], request.path_params["page"]
        if page not in list(Paper):
            return PlainTextResponse("Not found", 404)
        asked = HandoutRequest(page=Paper(page), large="large" in request.query_params)
        loop = asyncio.get_running_loop()
        try:
            pdf = await loop.run_in_executor(executor, services.handouts.render, code, asked)
        except WorkshopError as refused:
            return PlainTextResponse(str(refused), 409)
        return Response(
            pdf,
            media_type="application/pdf",
            headers={
                "cache-control": "no-store",
                "content-disposition": f'attachment; filename="handout-{page}.pdf"',
            },
        )

    return [Route(f"{PREFIX}/{{code}}/blank-{{page}}.pdf", blank, methods=["GET"])]


def blank_url(code: str, page: Paper, large: bool) -> str:
    return f"{PREFIX}/{code}/blank-{page}.pdf" + ("?large" if large else "")
