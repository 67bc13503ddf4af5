"""The frames in which phones and the server speak: padding, and what a signature covers.

Only lengths and byte orders live here; the primitives are NaCl's (``anchors/trust.md`` 2.3).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from string import ascii_letters, digits

from workshop.domain.errors import BadRequest, TooLarge

VERSION = 1

BASE64_LETTERS = frozenset(ascii_letters + digits + "-_")

REQUEST_SIZES = (1024, 8192, 98304)
"""Plaintext sizes of an envelope, bytes: an eavesdropper sees one of three lengths."""

NOTEBOOK_SIZES = (2048, 16384, 49152)
"""Plaintext sizes of a sealed notebook, bytes."""

LARGEST_BODY = 144 * 1024
"""The largest request body, bytes: the largest envelope in base64 and its frame."""


def pad(data: bytes, sizes: tuple[int, ...]) -> bytes:
    """ISO/IEC 7816-4 padding up to the smallest of ``sizes`` that holds it."""
    for size in sizes:
        if len(data) < size:
            return data + b"\x80" + bytes(size - len(data) - 1)
    raise TooLarge


def pad_answer(data: bytes) -> bytes:
    """Answers are padded to whole kibibytes."""
    size = (len(data) // 1024 + 1) * 1024
    return pad(data, (size,))


def unpad(padded: bytes) -> bytes:
    stripped = padded.rstrip(b"\x00")
    if not stripped.endswith(b"\x80"):
        raise BadRequest("The message is not padded as it should be.")
    return stripped[:-1]


def signed_bytes(operation: str, code: str, sequence: int, box: bytes) -> bytes:
    """What the author's Ed25519 signature covers: purpose, room, sequence number, box."""
    head = f"ws1|{operation}|{code}|{sequence}|".encode()
    return head + hashlib.sha512(box).digest()


def subkey(label: str, code: str, root: bytes) -> bytes:
    """``SHA512("ws1|" label "|" room "|" root)[0:32]``: labels ``sign``, ``letter``."""
    return hashlib.sha512(f"ws1|{label}|{code}|".encode() + root).digest()[:32]


def root_key(entropy: bytes) -> bytes:
    """The root of an author's keys, from the 128 random bits drawn on the phone."""
    return hashlib.sha512(b"ws1|root|" + entropy).digest()[:32]


def participant_id(public_key: bytes) -> bytes:
    """16 bytes that stand for a participant: BLAKE2b-128 of the Ed25519 public key."""
    return hashlib.blake2b(public_key, digest_size=16).digest()


def check_word_numbers(public_key: bytes) -> tuple[int, ...]:
    """Numbers 0 to 2047 of the three words that phone and stage compare when a code was typed."""
    digest = hashlib.sha512(b"ws1|check|" + public_key).digest()
    return tuple(int.from_bytes(digest[2 * i : 2 * i + 2]) % 2048 for i in range(3))


def encode(data: bytes) -> str:
    """URL-safe base64 without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The reverse of :func:`encode`; raises BadRequest for anything else."""
    if not set(text) <= BASE64_LETTERS:
        raise BadRequest("The message is not encoded as it should be.")
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise BadRequest("The message is not encoded as it should be.") from error
