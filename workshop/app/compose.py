"""The one ASGI app: the phones' pages and the dashboard, the gate before both, what runs beside."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware

from workshop.app.gate import Doors, Gate, Side
from workshop.app.headers import (
    PHONES_POLICY,
    dashboard_policy,
    headers_for,
    preview_headers,
)
from workshop.app.logs import on_loop_error
from workshop.app.phones import phones_app
from workshop.app.streamlit_options import configure
from workshop.domain.wire import encode
from workshop.facilitator.api import api_routes
from workshop.facilitator.auth import Doorkeeper
from workshop.facilitator.entrance import entrance_routes
from workshop.facilitator.files import file_routes
from workshop.facilitator.preview import PHONE, STAGE, preview_routes
from workshop.participant.pages import Pages
from workshop.participant.preview import Previews
from workshop.participant.routes import pages_for
from workshop.participant.routes import routes as phone_routes
from workshop.services import Services, use
from workshop.settings import Settings

DASHBOARD_SCRIPT = Path(__file__).with_name("dashboard.py")
STREAMLIT_INDEX = Path(st.__file__).with_name("static") / "index.html"

WORKERS = 16
"""Threads for the blocking services behind all routes; those that write together share a commit."""

PRINTERS = 2
"""Threads that may wait for the one printing worker, which takes one handout at a time."""

POLL_EVERY = 1.0
SWEEP_EVERY = 10.0

logger = logging.getLogger(__name__)


def build_app(services: Services, doors: Doors, doorkeeper: Doorkeeper) -> st.App:
    return st.App(**app_arguments(services, doors, doorkeeper))


def app_arguments(services: Services, doors: Doors, doorkeeper: Doorkeeper) -> dict[str, Any]:
    """What makes our app of ``st.App``. ``streamlit run`` insists on that call in its own file."""
    use(services)
    configure(encode(services.keys.mac("streamlit-cookie", b"")))
    executor = ThreadPoolExecutor(WORKERS, "route")
    printing = ThreadPoolExecutor(PRINTERS, "print")
    pages = pages_for(services)
    previews = Previews(pages)
    drawn = {PHONE: previews.phone, STAGE: previews.stage}
    return {
        "script_path": DASHBOARD_SCRIPT,
        "routes": [
            *entrance_routes(doorkeeper),
            *api_routes(services, doorkeeper, executor),
            *file_routes(services, printing),
            *preview_routes(services, executor, drawn, preview_headers()),
        ],
        "middleware": [the_gate(services, doors, doorkeeper, executor, printing, pages)],
        "lifespan": beside(services, executor, printing),
    }


def the_gate(
    services: Services,
    doors: Doors,
    doorkeeper: Doorkeeper,
    executor: Executor,
    printing: Executor,
    pages: Pages,
) -> Middleware:
    secure = doorkeeper.secure
    routes = phone_routes(services, executor, printing, pages)
    return Middleware(
        Gate,
        phones=Side(phones_app(routes, pages), headers_for(PHONES_POLICY, secure)),
        phone_routes=routes,
        desk_headers=headers_for(dashboard_policy(STREAMLIT_INDEX), secure),
        doors=doors,
        doorkeeper=doorkeeper,
    )


def doorkeeper_for(services: Services) -> Doorkeeper:
    settings = services.settings
    secure = (settings.public_url or "").startswith("https:")
    return Doorkeeper(services.keys, services.clock, settings.passcode, secure)


def doors_for(settings: Settings) -> Doors:
    """Two sockets on a laptop, one behind a proxy."""
    if settings.public_url:
        return Doors(public_host=urlsplit(settings.public_url).hostname)
    return Doors(phones_port=settings.port, public_host=name_in(settings.host))


def name_in(host: str) -> str | None:
    """The name that phones are to ask for; None when it is an address, which the gate knows."""
    try:
        ip_address(host)
    except ValueError:
        return host.lower()
    return None


def beside(
    services: Services, executor: ThreadPoolExecutor, printing: ThreadPoolExecutor
) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """What runs as long as the server does: watching the database, sweeping what is over."""

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncGenerator[None]:
        asyncio.get_running_loop().set_exception_handler(on_loop_error)
        printing.submit(services.prints.handouts.warm)
        tasks = [
            asyncio.create_task(every(POLL_EVERY, services.feed.poll, executor)),
            asyncio.create_task(every(SWEEP_EVERY, services.retention.sweep, executor)),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            printing.shutdown(wait=False, cancel_futures=True)
            executor.shutdown(cancel_futures=True)
            services.close()

    return lifespan


async def every(seconds: float, work: Callable[[], object], executor: Executor) -> None:
    """Do ``work`` again and again. A failure is told and does not end it."""
    loop = asyncio.get_running_loop()
    while True:
        try:
            await loop.run_in_executor(executor, work)
        except Exception:
            logger.exception("Background work failed; it will be tried again")
        await asyncio.sleep(seconds)
