"""The phones' door on a real port, for real browsers; it can go away and come back."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.participant.door import app_of
from workshop.app.headers import PHONES_POLICY
from workshop.cli.phone_client import PhoneKeys, open_notebook
from workshop.domain import wire
from workshop.participant.catalogues import Catalogues
from workshop.services import Services
from workshop.store import notebooks

PHONE = ViewportSize(width=390, height=844)


class Venue:
    def __init__(self, services: Services, catalogues: Catalogues | None = None) -> None:
        self.services = services
        self.catalogues = catalogues
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = int(probe.getsockname()[1])
        self.executor = ThreadPoolExecutor(4)
        self.complaints: list[str] = []
        self.open()

    def open(self, host: str = "0.0.0.0") -> None:
        listening = socket.create_server((host, self.port))
        app = with_policy(app_of(self.services, self.executor, catalogues=self.catalogues))
        config = uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=0)
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, args=([listening],))
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def close(self) -> None:
        self.server.should_exit = self.server.force_exit = True
        self.thread.join()

    def link(self, code: str, host: str = "127.0.0.1") -> str:
        """What the square code says, with this venue's address."""
        key = self.services.rooms.join_url(code).partition("#")[2]
        return f"{self.url(host)}/j/{code}#{key}"

    def url(self, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}"

    def phone(self, browser: Browser) -> Page:
        return self.page_in(browser.new_context(viewport=PHONE, has_touch=True))

    def page_in(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        page.on("console", lambda said: self._listen(said.text))
        return page

    def _listen(self, said: str) -> None:
        if "Content Security Policy" in said:
            self.complaints.append(said)


@contextmanager
def open_venue(services: Services, catalogues: Catalogues | None = None) -> Iterator[Venue]:
    """A venue of which no browser may complain."""
    venue = Venue(services, catalogues)
    yield venue
    venue.close()
    venue.executor.shutdown()
    assert venue.complaints == []


def with_policy(app: ASGIApp) -> ASGIApp:
    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                policy = (b"content-security-policy", PHONES_POLICY.encode())
                message = {**message, "headers": [*message["headers"], policy]}
            await send(message)

        await app(scope, receive, send_with_policy)

    return wrapped


def join(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_role("heading", level=1, name="You are in").wait_for()


def letter(phone: Page) -> Locator:
    return phone.get_by_label("Your letter: To younger me")


def vault(phone: Page) -> dict[str, str]:
    """What this browser keeps."""
    kept: dict[str, str] = phone.evaluate("({...localStorage})")
    return kept


def keys_of(phone: Page, code: str) -> PhoneKeys:
    (entropy,) = re.findall('"entropy":"(.*?)"', vault(phone)[f"workshop.{code}"])
    return PhoneKeys(code, wire.decode(entropy))


def answers_there(services: Services, code: str, phone: Page) -> dict[str, Any] | None:
    """What the computer's locked copy holds, opened with the phone's own key."""
    keys = keys_of(phone, code)
    with services.database.reading() as connection:
        kept = notebooks.load(connection, code, keys.pid)
    return None if kept is None else open_notebook(keys, kept[1])["answers"]


def twelve_words(phone: Page) -> str:
    phone.get_by_role("button", name="My notebook and choices").click()
    phone.locator("summary").filter(has_text="Twelve words").click()
    phone.get_by_role("button", name="Show my twelve words").click()
    expect(phone.locator("ol li")).to_have_count(12)
    return " ".join(phone.locator("ol li").all_inner_texts())
