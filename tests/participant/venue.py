"""The phones' door on a real port, for real browsers; it can go away and come back."""

from __future__ import annotations

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.participant.door import app_of
from workshop.app.headers import PHONES_POLICY
from workshop.services import Services

PHONE = {"width": 390, "height": 844}


class Venue:
    def __init__(self, services: Services) -> None:
        self.services = services
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = int(probe.getsockname()[1])
        self.executor = ThreadPoolExecutor(4)
        self.complaints: list[str] = []
        self.open()

    def open(self, host: str = "0.0.0.0") -> None:
        listening = socket.create_server((host, self.port))
        app = with_policy(app_of(self.services, self.executor))
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
        return self.page_in(browser.new_context(viewport=PHONE, has_touch=True))  # type: ignore[arg-type]

    def page_in(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        page.on("console", lambda said: self._listen(said.text))
        return page

    def _listen(self, said: str) -> None:
        if "Content Security Policy" in said:
            self.complaints.append(said)


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
