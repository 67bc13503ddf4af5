"""The gate before everything: who may reach what, decided before Streamlit sees the request.

It is plain ASGI because anything less does not see WebSockets (``anchors/trust.md`` 6, row 1). In
this order: the Host must be ours (421), the Origin must be the Host's (403), the phones' socket has
nothing but the phones' pages (404), and the rest wants the facilitator's cookie.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workshop.facilitator.auth import Doorkeeper
from workshop.facilitator.entrance import DASHBOARD, entrance_page

FOR_DOCUMENTS = frozenset(
    {b"x-frame-options", b"cross-origin-opener-policy", b"permissions-policy"}
)
FOR_DATA = FOR_DOCUMENTS | {b"content-security-policy", b"referrer-policy"}
NEEDLESS: Mapping[bytes, frozenset[bytes]] = {
    b"text/css": FOR_DOCUMENTS,
    b"text/javascript": FOR_DOCUMENTS,
    b"application/json": FOR_DATA,
    b"application/octet-stream": FOR_DATA,
    b"text/event-stream": FOR_DATA,
}
"""By type what browsers heed of documents only: on what a page loads it is dead weight. A script
keeps its policy, for it may be a worker's."""

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
OPEN_PATHS = ("/enter", "/api/v1/")
"""What needs no cookie at the desk: the way in, and the API, which wants a token instead."""

WRONG_HOST = PlainTextResponse("This is not the computer you asked for.", 421)
WRONG_ORIGIN = PlainTextResponse("This request came from another page.", 403)
NOT_FOUND = PlainTextResponse("Not found", 404)
TO_DASHBOARD = RedirectResponse(DASHBOARD, 303)


@dataclass(frozen=True)
class Doors:
    """Which socket is whose. Without ``phones_port`` one socket serves both."""

    phones_port: int | None = None
    public_host: str | None = None
    loopback_only: bool = False


@dataclass(frozen=True)
class Side:
    """What stands behind one door, and the headers of all its answers."""

    app: ASGIApp
    headers: Mapping[bytes, bytes]


class Gate:
    def __init__(
        self,
        app: ASGIApp,
        phones: Side,
        phone_routes: Sequence[BaseRoute],
        desk_headers: Mapping[bytes, bytes],
        doors: Doors,
        doorkeeper: Doorkeeper,
    ) -> None:
        self.desk = Side(app, desk_headers)
        self.phones = phones
        self.phone_routes = phone_routes
        self.doors = doors
        self.doorkeeper = doorkeeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.desk.app(scope, receive, send)
            return
        side = self.way(HTTPConnection(scope))
        if scope["type"] == "websocket" and side is not self.desk:
            await refuse_websocket(receive, send)
            return
        await side.app(scope, receive, with_headers(send, side.headers))

    def way(self, request: HTTPConnection) -> Side:
        """Which side answers this request; it may be a refusal."""
        address, port = local_end(request.scope)
        if not self.is_our_host(request, address):
            return self.refusal(WRONG_HOST)
        side = self.behind_door(request, address, port)
        if not is_same_origin(request, heeds_cookies=side is not self.phones):
            return self.refusal(WRONG_ORIGIN)
        return side

    def behind_door(
        self, request: HTTPConnection, address: Address | None, port: int | None
    ) -> Side:
        if port == self.doors.phones_port:
            return self.phones
        if self.doors.loopback_only and not (address and address.is_loopback):
            return self.refusal(NOT_FOUND)
        return self.at_the_desk(request)

    def at_the_desk(self, request: HTTPConnection) -> Side:
        path = request.scope["path"]
        if path == "/" and self.doors.phones_port:
            return self.refusal(TO_DASHBOARD)
        if self.is_phones_path(request.scope):
            return self.phones
        cookie = request.cookies.get(self.doorkeeper.cookie_name)
        if path.startswith(OPEN_PATHS) or self.doorkeeper.knows_cookie(cookie):
            return self.desk
        if path == DASHBOARD or "text/html" in request.headers.get("accept", ""):
            return self.refusal(entrance_page(self.doorkeeper))
        return self.refusal(NOT_FOUND)

    def refusal(self, answer: ASGIApp) -> Side:
        return Side(answer, self.desk.headers)

    def is_our_host(self, request: HTTPConnection, address: Address | None) -> bool:
        """Whether the Host is one of our names. A name that merely resolves to us is not."""
        name = host_name(request.headers.get("host", ""))
        ours = LOOPBACK_NAMES | {str(address), self.doors.public_host}
        return name is not None and name in ours

    def is_phones_path(self, scope: Scope) -> bool:
        return scope["type"] == "http" and any(
            route.matches(scope)[0] is not Match.NONE for route in self.phone_routes
        )


Address = IPv4Address | IPv6Address


def local_end(scope: Scope) -> tuple[Address | None, int | None]:
    """The address and port of ours at which this connection arrived."""
    host, port = scope.get("server") or ("", None)
    try:
        address = ip_address(host)
    except ValueError:
        return None, port
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address, port


def host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def is_same_origin(request: HTTPConnection, heeds_cookies: bool) -> bool:
    """Whether a request that could do something comes from a page of ours.

    Programs send no Origin, and forms on pages without referrer send “null”. Both are fine as long
    as no cookie counts, because then a foreign page gains nothing by sending them.
    """
    if request.scope["type"] == "http" and request.scope["method"] in SAFE_METHODS:
        return True
    origin = request.headers.get("origin", "null")
    if origin == "null":
        counts = heeds_cookies and "cookie" in request.headers
        return request.scope["type"] == "http" and not counts
    return netloc_of(origin) == request.headers.get("host", "").lower()


def netloc_of(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return None


def kind_of(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    types = (value for name, value in headers if name == b"content-type")
    return next(types, b"").partition(b";")[0].strip()


async def refuse_websocket(receive: Receive, send: Send) -> None:
    """Close before accepting: the client sees a plain 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1008})


def with_headers(send: Send, headers: Mapping[bytes, bytes]) -> Send:
    """Add the headers that an answer does not set itself, if they mean anything for it."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name.lower(), value) for name, value in message.get("headers", ())]
            names = {name for name, _ in own}
            names |= NEEDLESS.get(kind_of(own), frozenset())
            added = [pair for pair in headers.items() if pair[0] not in names]
            message = {**message, "headers": own + added}
        await send(message)

    return send_with_headers
