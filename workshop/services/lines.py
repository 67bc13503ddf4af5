"""A line between the room's key and people's eyes."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.domain.errors import BadRequest
from workshop.domain.wall import LINE_LENGTH, Line, tidy
from workshop.domain.wire import encode
from workshop.services.keyring import Keyring
from workshop.store.lines import SealedLine


def tidied(text: str) -> str:
    """The line as it is kept.

    Raises:
        BadRequest: it is empty, or longer than a line may be.
    """
    line = tidy(text)
    if not line:
        raise BadRequest("This line is empty.")
    if len(line) > LINE_LENGTH:
        raise BadRequest("A line has at most {count} characters.", count=LINE_LENGTH)
    return line


def opened(keyring: Keyring, code: str, sealed: Iterable[SealedLine]) -> list[Line]:
    return [
        Line(encode(each.id), keyring.unseal(code, each.sealed).decode(), each.status, each.place)
        for each in sealed
    ]
