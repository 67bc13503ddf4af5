"""The deployment key: it wraps what a database thief must not use, and it never lies in one."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from workshop.domain.errors import WorkshopError
from workshop.settings import KEY_LENGTH, Settings

FILE_NAME = "deployment.key"


class WrongDeploymentKey(WorkshopError):
    code = "wrong_deployment_key"

    def __init__(self) -> None:
        super().__init__(
            "This was locked with another deployment key. "
            "Please start with the key, or the data folder, that it was opened with."
        )


class Keys:
    def __init__(self, master: bytes) -> None:
        self._box = SecretBox(derived(master, "wrap"))
        self._mac_key = derived(master, "mac")

    @classmethod
    def of(cls, settings: Settings) -> Keys:
        return cls(settings.key or from_file(settings.data_dir / FILE_NAME))

    def wrap(self, secret: bytes) -> bytes:
        return bytes(self._box.encrypt(secret))

    def unwrap(self, wrapped: bytes) -> bytes:
        try:
            return self._box.decrypt(wrapped)
        except CryptoError as error:
            raise WrongDeploymentKey from error

    def mac(self, purpose: str, data: bytes) -> bytes:
        """32 bytes that only this deployment can make; other for every purpose."""
        message = len(purpose).to_bytes(4) + purpose.encode() + data
        return hmac.digest(self._mac_key, message, "sha256")


def derived(master: bytes, purpose: str) -> bytes:
    return hashlib.sha512(f"ws1|deployment|{purpose}|".encode() + master).digest()[:KEY_LENGTH]


def from_file(path: Path) -> bytes:
    """The key in the file, which is made the first time; whoever is first makes it for all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        make_file(path)
    key = path.read_bytes()
    if len(key) != KEY_LENGTH:
        raise WrongDeploymentKey
    return key


def make_file(path: Path) -> None:
    """Write the key whole and on the disk before it has its name; an existing one is kept."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(KEY_LENGTH))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
