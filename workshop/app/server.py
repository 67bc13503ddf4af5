"""uvicorn with our limits, on sockets that are already bound, stopping without fuss."""

from __future__ import annotations

import sys
from collections.abc import Callable
from socket import socket
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

LARGEST_MESSAGE = 2**20
"""From the facilitator's browser over the WebSocket, bytes."""

MOST_CONNECTIONS = 3000
"""Beyond them a request is answered with 503, so that those inside stay served."""

SECONDS_TO_FINISH = 1
"""Given to answers under way when the server stops; a stream to a phone never ends by itself."""

OPEN_FILES = 8192
"""Each phone holds a connection, and some systems allow 256 unless asked."""


class Server(uvicorn.Server):
    def __init__(self, app: ASGIApp, on_started: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,  # on a venue's Wi-Fi anyone can claim to be anyone
                ws="websockets-sansio",
                ws_max_size=LARGEST_MESSAGE,
                limit_concurrency=MOST_CONNECTIONS,
                timeout_graceful_shutdown=SECONDS_TO_FINISH,
            )
        )
        self._on_started = on_started

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_started()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """As uvicorn's, without raising the signal again afterwards: stopping is no failure."""
        self.force_exit = self.should_exit
        self.should_exit = True


def allow_many_connections() -> None:
    """Raise the limit on open files as far as the system lets us, where it has one."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  Windows has none

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = hard == resource.RLIM_INFINITY
    wanted = OPEN_FILES if unlimited else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
