"""The lock between the watcher's page and this computer: one shared secret, a key each way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from workshop.domain import wire
from workshop.domain.errors import BadRequest, BadSignature


class WatchLock:
    def __init__(self, code: str, secret: bytes) -> None:
        root = wire.root_key(secret)
        self._asking = SecretBox(wire.subkey("watch-ask", code, root))
        self._answering = SecretBox(wire.subkey("watch-answer", code, root))

    def open(self, body: bytes) -> Mapping[str, Any]:
        """What the watcher asks.

        Raises:
            BadSignature: it was not locked with the secret of this room's link.
        """
        box = wire.decode(text_of(body))
        try:
            return parsed(wire.unpad(self._asking.decrypt(box)))
        except (CryptoError, ValueError) as problem:
            raise BadSignature from problem

    def seal(self, answer: Mapping[str, Any]) -> bytes:
        padded = wire.pad_answer(json.dumps(answer, ensure_ascii=False).encode())
        return bytes(self._answering.encrypt(padded))


def text_of(body: bytes) -> str:
    box = parsed(body).get("box")
    if not isinstance(box, str):
        raise BadRequest("The message carries no box.")
    return box


def parsed(text: bytes) -> Mapping[str, Any]:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BadRequest("The message cannot be read.") from problem
    if not isinstance(fields, dict):
        raise BadRequest("The message must be an object.")
    return fields
