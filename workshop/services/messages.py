"""What phones send, read strictly: the signed frame around an envelope, and the message in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nacl.exceptions import BadSignatureError
from nacl.secret import SecretBox
from nacl.signing import VerifyKey

from workshop.domain import wire
from workshop.domain.errors import BadRequest, BadSignature, TooLarge

LARGEST_NUMBER = 2**53 - 1
"""What a phone can count to without losing one."""

DIGEST_LENGTH = 64


class Message:
    """A JSON object whose fields are asked for by type; anything else is a BadRequest."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.fields = fields

    @classmethod
    def parse(cls, text: bytes) -> Message:
        try:
            fields = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise BadRequest("The message cannot be read.") from error
        if not isinstance(fields, dict):
            raise BadRequest("The message must be an object.")
        return cls(fields)

    def has(self, name: str) -> bool:
        return self.fields.get(name) is not None

    def text(self, name: str, longest: int) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str):
            raise BadRequest(f"“{name}” must be a text.")
        if len(value) > longest:
            raise BadRequest(f"“{name}” has at most {longest} characters.")
        if not is_text(value):
            raise BadRequest(f"“{name}” has a broken character in it.")
        return value

    def whole(self, name: str, least: int, most: int = LARGEST_NUMBER) -> int:
        value = self.fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise BadRequest(f"“{name}” must be a whole number from {least} to {most}.")
        return value

    def whole_or_none(self, name: str, least: int, most: int) -> int | None:
        return self.whole(name, least, most) if self.has(name) else None

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str) or value not in choices:
            raise BadRequest(f"“{name}” must be one of: {', '.join(choices)}.")
        return value

    def one_of_or_none(self, name: str, choices: tuple[str, ...]) -> str | None:
        return self.one_of(name, choices) if self.has(name) else None

    def raw(self, name: str, length: int | None = None) -> bytes:
        """Bytes in base64; exactly ``length`` of them if it is given."""
        value = wire.decode(self.text(name, wire.LARGEST_BODY))
        if length is not None and len(value) != length:
            raise BadRequest(f"“{name}” must be {length} bytes.")
        return value


def is_text(value: str) -> bool:
    """Whether every character is one: JSON can also carry halves of some."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class SignedBox:
    """An envelope whose signature is good. ``digest`` tells two messages apart."""

    public_key: bytes
    pid: bytes
    seq: int
    digest: bytes
    box: bytes


def read_signed(code: str, body: bytes, operation: str = "act") -> SignedBox:
    """The frame of one request.

    Raises:
        BadRequest: it is not a frame.
        BadSignature: it was not signed by the key that it names.
    """
    if len(body) > wire.LARGEST_BODY:
        raise TooLarge
    frame = Message.parse(body)
    frame.whole("v", wire.VERSION, wire.VERSION)
    public_key, signature = frame.raw("key", 32), frame.raw("sig", 64)
    seq, box = frame.whole("seq", 1), frame.raw("box")
    signed = wire.signed_bytes(operation, code, seq, box)
    try:
        VerifyKey(public_key).verify(signed, signature)
    except (BadSignatureError, ValueError) as error:
        raise BadSignature from error
    digest = signed[-DIGEST_LENGTH:]  # what was signed ends in the hash of the box
    return SignedBox(public_key, wire.participant_id(public_key), seq, digest, box)


def sealed_answer(answer: Mapping[str, Any], reply_key: bytes) -> bytes:
    padded = wire.pad_answer(json.dumps(answer, ensure_ascii=False).encode())
    return bytes(SecretBox(reply_key).encrypt(padded))
