"""Documents for the facilitator's own printer: behind the gate, made when asked, kept nowhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Final
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from workshop.domain.booklet import BookletRequest, read_start
from workshop.domain.errors import BadRequest, WorkshopError
from workshop.domain.handout import SHEETS, HandoutRequest, Paper
from workshop.services import Services
from workshop.services.booklets import Printed
from workshop.services.list_prints import Binding
from workshop.services.people_files import to_fill_in

PREFIX: Final = "/facilitator-files"

TYPES: Final = {
    "pdf": "application/pdf",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Print = Callable[[Request, Paper], Printed]
"""Makes what an address asks for, on this paper."""


def file_routes(services: Services, executor: Executor) -> list[Route]:
    def desk_prints(request: Request, page: Paper) -> Printed:
        pdf = services.desk_prints.print_file(request.path_params["code"], page)
        return Printed(f"desk-prints-{page}.pdf", pdf)

    def room_booklet(request: Request, page: Paper) -> Printed:
        asked = booklet_request(request.query_params, page)
        return services.prints.booklets.of_room(request.path_params["code"], asked)

    def script_booklet(request: Request, page: Paper) -> Printed:
        asked = booklet_request(request.query_params, page)
        language = request.query_params.get("language", "")
        return services.prints.booklets.of_script(request.path_params["script"], asked, language)

    def pack(request: Request, page: Paper) -> Printed:
        """A whole pack, with lines to write on where a person would have written."""
        asked = HandoutRequest(page=page, large="large" in request.query_params)
        start = request.query_params.get("start")
        return services.prints.packs.print(
            request.path_params["code"],
            request.path_params["pack"],
            asked,
            read_start(start) if start else None,
        )

    def list_print(request: Request) -> Printed:
        return services.prints.lists.fetch(request.path_params["code"])

    def empty_list(request: Request) -> Printed:
        pack = services.prints.packs.find(request.path_params["pack"])
        return Printed(f"people-{pack.id}.xlsx", to_fill_in(pack))

    return [
        sent("{code}/list.{kind}", list_print, executor, "inline"),
        sent("lists/{pack}.xlsx", empty_list, executor),
        route("{code}/desk-prints-{page}.pdf", desk_prints, executor, "inline"),
        route("{code}/packs/{pack}-{page}.pdf", pack, executor),
        route("{code}/booklet-{page}.pdf", room_booklet, executor),
        route("scripts/{script}/booklet-{page}.pdf", script_booklet, executor),
    ]


def route(path: str, make: Print, executor: Executor, shown: str = "attachment") -> Route:
    def on_paper(request: Request) -> Printed | None:
        page = request.path_params["page"]
        return make(request, Paper(page)) if page in list(Paper) else None

    return sent(path, on_paper, executor, shown)


def sent(
    path: str,
    make: Callable[[Request], Printed | None],
    executor: Executor,
    shown: str = "attachment",
) -> Route:
    async def answer(request: Request) -> Response:
        loop = asyncio.get_running_loop()
        try:
            printed = await loop.run_in_executor(executor, make, request)
        except WorkshopError as refused:
            return PlainTextResponse(str(refused), 409)
        if printed is None:
            return PlainTextResponse("Not found", 404)
        return Response(
            printed.pdf,
            media_type=TYPES[printed.name.rpartition(".")[2]],
            headers={
                "cache-control": "no-store",
                "content-disposition": f'{shown}; filename="{printed.name}"',
            },
        )

    return Route(f"{PREFIX}/{path}", answer, methods=["GET"])


def booklet_request(asked: QueryParams, page: Paper) -> BookletRequest:
    if page not in SHEETS:
        raise BadRequest("A booklet is printed on A4 or US Letter.")
    tier, start = asked.get("tier"), asked.get("start")
    if tier not in {None, "1", "2", "3"}:
        raise BadRequest("A tier is 1, 2 or 3.")
    return BookletRequest(
        page=page,
        large="large" in asked,
        tier=int(tier) if tier else None,
        start=read_start(start) if start else None,
    )


def pack_url(code: str, pack: str, page: Paper, large: bool, start: str = "") -> str:
    """A pack as this room has it. ``start`` (HH:MM) counts until the room has started."""
    return f"{PREFIX}/{code}/packs/{quote(pack, safe='')}-{page}.pdf" + _query(large, start=start)


def desk_prints_url(code: str, page: Paper) -> str:
    """Opened in the browser, without small pictures of its pages: it need not be saved."""
    return f"{PREFIX}/{code}/desk-prints-{page}.pdf#navpanes=0"


def list_print_url(code: str, binding: Binding) -> str:
    """What was made of a people list, until it is forgotten; a PDF opens in the browser."""
    return f"{PREFIX}/{code}/list.{binding}" + ("#navpanes=0" if binding is Binding.ONE_PDF else "")


def empty_list_url(pack: str) -> str:
    return f"{PREFIX}/lists/{quote(pack, safe='')}.xlsx"


def room_booklet_url(code: str, page: Paper, large: bool = False, start: str = "") -> str:
    """The script as the room runs it. ``start`` (HH:MM) counts until the room has started."""
    return f"{PREFIX}/{code}/booklet-{page}.pdf" + _query(large, start=start)


def booklet_url(
    script_id: str,
    page: Paper,
    large: bool = False,
    tier: int | None = None,
    language: str = "",
    start: str = "",
) -> str:
    """Any script that can be run. Without a tier, what is for higher ones is in it and marked."""
    query = _query(large, tier=str(tier or ""), language=language, start=start)
    return f"{PREFIX}/scripts/{quote(script_id, safe='')}/booklet-{page}.pdf{query}"


def _query(large: bool, **named: str) -> str:
    words = [*(["large"] if large else []), urlencode({k: v for k, v in named.items() if v})]
    query = "&".join(each for each in words if each)
    return f"?{query}" if query else ""
