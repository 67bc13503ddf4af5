"""Request bodies, read no further than an honest one can be long."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Protocol

from workshop.domain.errors import TooLarge


class Request(Protocol):
    """What both doors' requests have; Starlette's is one."""

    @property
    def headers(self) -> Mapping[str, str]: ...

    def stream(self) -> AsyncIterator[bytes]: ...


async def read_body(request: Request, most: int) -> bytes:
    """The whole body, whether or not the sender announced its length.

    Raises:
        TooLarge: there is, or is going to be, more of it than ``most`` bytes.
    """
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > most:
        raise TooLarge
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise TooLarge
    return bytes(body)
