"""Request bodies, read no further than they may be long."""

from __future__ import annotations

from starlette.requests import Request

from workshop.domain.errors import TooLarge


async def read_body(request: Request, limit: int) -> bytes:
    """The whole body.

    Raises:
        TooLarge: there is more of it than ``limit`` bytes.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge
    return bytes(body)
