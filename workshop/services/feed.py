"""Who wants to hear that a room has changed, and how many phones listen."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable

Callback = Callable[[], None]


class Feed:
    """Thread-safe. A callback is called in the thread that made the change, and must be quick."""

    def __init__(self, revisions: Callable[[Iterable[str]], dict[str, int]]) -> None:
        self._revisions = revisions
        self._lock = threading.Lock()
        self._callbacks: dict[str, dict[object, Callback]] = {}
        self._listeners: list[Callable[[str], None]] = []
        self._seen: dict[str, int | None] = {}
        self._phones: Counter[str] = Counter()

    def subscribe(self, code: str, callback: Callback) -> Callback:
        """Call ``callback`` after every change of the room; the answer ends that."""
        ticket = object()
        with self._lock:
            self._callbacks.setdefault(code, {})[ticket] = callback

        def unsubscribe() -> None:
            with self._lock:
                waiting = self._callbacks.get(code, {})
                waiting.pop(ticket, None)
                if not waiting:
                    self._callbacks.pop(code, None)
                    self._seen.pop(code, None)

        return unsubscribe

    def before_all(self, listener: Callable[[str], None]) -> None:
        """Call ``listener`` with the code of any room that changes, before its subscribers."""
        self._listeners.append(listener)

    def changed(self, code: str) -> None:
        with self._lock:
            callbacks = list(self._callbacks.get(code, {}).values())
        for listener in self._listeners:
            listener(code)
        for callback in callbacks:
            callback()

    def noticed(self, code: str, revision: int) -> None:
        """The subscribers have been told of ``revision``: only another one is news to ``poll``.

        Merely reading the room is not enough to say so: they would never hear of what was read.
        """
        with self._lock:
            if code in self._callbacks:
                self._seen[code] = revision

    def poll(self) -> None:
        """Notice what other processes changed, in the rooms that have subscribers."""
        with self._lock:
            codes = list(self._callbacks)
        if not codes:
            return
        current = self._revisions(codes)
        for code in codes:
            if self._is_news(code, current.get(code)):
                self.changed(code)

    def connect(self, code: str) -> None:
        with self._lock:
            self._phones[code] += 1

    def disconnect(self, code: str) -> None:
        with self._lock:
            self._phones[code] -= 1
            if self._phones[code] <= 0:
                del self._phones[code]

    def connected(self, code: str) -> int:
        with self._lock:
            return self._phones.get(code, 0)

    def _is_news(self, code: str, revision: int | None) -> bool:
        with self._lock:
            if code not in self._callbacks:
                return False
            news = code not in self._seen or self._seen[code] != revision
            self._seen[code] = revision
            return news
