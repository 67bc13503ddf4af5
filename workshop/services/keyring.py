"""The rooms' keys: made when a room opens, kept wrapped, forgotten for good when it closes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from workshop.domain.errors import BadRequest, UnknownRoom
from workshop.domain.wire import pad, unpad
from workshop.services.keys import Keys
from workshop.store import rooms as stored
from workshop.store.database import Database

WATCH_KEY_LENGTH = 16

SEALED_SIZES = (512,)
"""The plaintext size of what the server itself seals to a room: a length says nothing."""


@dataclass(frozen=True, slots=True)
class NewKeys:
    """A fresh room's keys as its row keeps them."""

    public: bytes
    wrapped_secret: bytes
    wrapped_watch_key: bytes


class Keyring:
    def __init__(self, database: Database, keys: Keys) -> None:
        self._database = database
        self._keys = keys
        self._secrets: dict[str, PrivateKey] = {}
        self._destroyed: set[str] = set()

    def make(self) -> NewKeys:
        private = PrivateKey.generate()
        return NewKeys(
            bytes(private.public_key),
            self._keys.wrap(bytes(private)),
            self._keys.wrap(secrets.token_bytes(WATCH_KEY_LENGTH)),
        )

    def open_envelope(self, code: str, box: bytes) -> bytes:
        """What was sealed to the room's public key.

        Raises:
            UnknownRoom: the room is not there, or its key has been destroyed.
            BadRequest: the box was not sealed to this room.
        """
        secret = self._secret(code)
        try:
            return SealedBox(secret).decrypt(box)
        except (CryptoError, ValueError) as error:
            raise BadRequest("The message is not sealed to this room.") from error

    def seal(self, code: str, text: bytes, sizes: tuple[int, ...] = SEALED_SIZES) -> bytes:
        public: PublicKey = self._secret(code).public_key
        return SealedBox(public).encrypt(pad(text, sizes))

    def unseal(self, code: str, sealed: bytes) -> bytes:
        return unpad(self.open_envelope(code, sealed))

    def watch_key(self, code: str) -> bytes:
        with self._database.reading() as connection:
            content = stored.load_content(connection, code)
        if content is None or content.watch_key is None:
            raise UnknownRoom
        return self._keys.unwrap(content.watch_key)

    def forget(self, code: str) -> None:
        """The room has closed: its key is never used again, even if somebody just read it."""
        self._destroyed.add(code)
        self._secrets.pop(code, None)

    def forget_destroyed(self) -> None:
        """Another process may have closed or purged rooms whose keys are in memory here."""
        known = set(self._secrets)
        if known:
            with self._database.reading() as connection:
                kept = stored.with_secret(connection, known)
            for code in known - kept:
                self.forget(code)

    def _secret(self, code: str) -> PrivateKey:
        if code in self._destroyed:
            raise UnknownRoom
        known = self._secrets.get(code)
        if known is not None:
            return known
        with self._database.reading() as connection:
            content = stored.load_content(connection, code)
        if content is None or content.wrapped_secret is None:
            raise UnknownRoom
        secret = PrivateKey(self._keys.unwrap(content.wrapped_secret))
        self._secrets[code] = secret
        return secret
