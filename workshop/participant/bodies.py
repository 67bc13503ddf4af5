"""Request bodies, read no further than an honest one can be long."""

from __future__ import annotations

from starlette.requests import Request

from workshop.domain.errors import TooLarge


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
