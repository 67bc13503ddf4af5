"""Who may enter the dashboard: the ticket in the link, the passcode, the cookie, the API's token.

Everything that outlives a restart is a date and its MAC under the deployment key, so nothing about
facilitators is stored anywhere.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import UTC, datetime, timedelta
from typing import Protocol

from workshop.domain.clock import Clock
from workshop.domain.wire import encode

COOKIE_FOR = timedelta(hours=24)
TOKEN_FOR = timedelta(days=30)


class Macs(Protocol):
    """What we need of the deployment key."""

    def mac(self, purpose: str, data: bytes) -> bytes: ...


class Doorkeeper:
    """Issues what opens the dashboard, and recognises it again.

    The ticket is drawn anew by every process, so a link in a browser's history opens nothing later.
    Changing the passcode turns away every cookie issued under the old one.
    """

    def __init__(self, keys: Macs, clock: Clock, passcode: str | None, secure: bool) -> None:
        self.ticket = secrets.token_urlsafe(18)
        self.asks_for_passcode = passcode is not None
        self.secure = secure
        self.cookie_name = "__Host-fac" if secure else "fac"
        self._keys = keys
        self._clock = clock
        self._passcode = passcode

    def is_ticket(self, shown: str) -> bool:
        return equal(shown, self.ticket)

    def is_passcode(self, typed: str) -> bool:
        return self._passcode is not None and equal(typed, self._passcode)

    def cookie(self) -> str:
        return self._dated(self._cookie_purpose, COOKIE_FOR)

    def knows_cookie(self, shown: str | None) -> bool:
        return shown is not None and self._is_good(self._cookie_purpose, shown)

    def token(self) -> str:
        return self._dated("api-token", TOKEN_FOR)

    def knows_token(self, shown: str | None) -> bool:
        return shown is not None and self._is_good("api-token", shown)

    @property
    def _cookie_purpose(self) -> str:
        return f"dashboard-cookie|{self._passcode or ''}"

    def _dated(self, purpose: str, lasts: timedelta) -> str:
        until = int((self._clock() + lasts).timestamp())
        return f"{until}.{self._mac(purpose, until)}"

    def _is_good(self, purpose: str, shown: str) -> bool:
        until, _, mac = shown.partition(".")
        if not (until.isascii() and until.isdigit() and len(until) <= 11):
            return False
        fresh = self._clock() < datetime.fromtimestamp(int(until), UTC)
        return equal(mac, self._mac(purpose, int(until))) and fresh

    def _mac(self, purpose: str, until: int) -> str:
        return encode(self._keys.mac(purpose, str(until).encode()))


def equal(one: str, other: str) -> bool:
    """Compare in a time that says nothing of where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
