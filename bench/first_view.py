"""The join page in a real browser: what it costs on the wire, and how soon it can be used."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from playwright.sync_api import (
    Browser,
    CDPSession,
    Error,
    Page,
    ViewportSize,
    sync_playwright,
)

from bench.server import OpenRoom, Server
from workshop.domain.languages import LANGUAGES
from workshop.participant.catalogues import Catalogue

SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
SLOWER_CPU = 4
PHONE = ViewportSize(width=390, height=844)
JOIN = re.compile("join", re.IGNORECASE)

NOTE_WHEN_USABLE = """
const look = () => {
  const join = [...document.querySelectorAll("button")].find((button) =>
    /join/i.test(button.textContent) && !button.disabled && button.offsetParent !== null);
  if (join) window.usableAt = performance.now();
  else requestAnimationFrame(look);
};
look();
"""

NAMES = (
    "first_view_bytes",
    "first_view_requests",
    "phone_assets_bytes",
    "usable",
    "memory_dashboard",
)


@dataclass
class Wire:
    """What a page fetched: for each request its bytes, headers included."""

    received: dict[str, float] = field(default_factory=dict)

    def listen(self, cdp: CDPSession) -> None:
        cdp.on("Network.requestWillBeSent", self._sent)
        cdp.on("Network.loadingFinished", self._finished)
        cdp.send("Network.enable")

    def _sent(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.received.setdefault(event["requestId"], 0)

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.received:
            self.received[event["requestId"]] = event["encodedDataLength"]

    @property
    def kilobytes(self) -> float:
        return sum(self.received.values()) / 1000


def first_view(server: Server, room: OpenRoom, rounds: int) -> dict[str, float | None]:
    """None for everything where there is no browser to measure with."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
                chromium_sandbox=False,  # it opens our own page only
            )
            views = [weigh(browser, server, room, code) for code in LANGUAGES]
            usable = median([seconds_until_usable(browser, server, room) for _ in range(rounds)])
            memory = memory_with_dashboard(browser, server)
            browser.close()
    except Error as problem:
        print(f"No Chromium to measure with: {problem.message.splitlines()[0]}")
        return dict.fromkeys(NAMES)
    values = (*map(max, zip(*views, strict=True)), usable * 1000, memory)
    return dict(zip(NAMES, values, strict=True))


def weigh(
    browser: Browser, server: Server, room: OpenRoom, language: str
) -> tuple[float, int, float]:
    """Kilobytes and requests of the first view in one language, and all kilobytes there are.

    After joining only the twelve words fetch anything more, the list that they are taken from.
    """
    says = Catalogue.read(LANGUAGES[language]).say
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    wire = Wire()
    wire.listen(context.new_cdp_session(page))
    page.goto(join_link(server, room, f"?lang={language}"), wait_until="load")
    page.wait_for_timeout(500)  # for what a script would still ask for
    view = (wire.kilobytes, len(wire.received))
    page.get_by_role("button", name=says("Join"), exact=True).click()
    page.get_by_role("button", name=says("My notebook and choices")).click()
    page.locator("summary").filter(has_text=says("Twelve words")).click()
    page.get_by_role("button", name=says("Show my twelve words")).click()
    page.locator("ol.twelve li").last.wait_for()
    context.close()
    return (*view, wire.kilobytes)


def seconds_until_usable(browser: Browser, server: Server, room: OpenRoom) -> float:
    """From the start of the navigation until a person can press the button."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(NOTE_WHEN_USABLE)
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", SLOW)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
    page.goto(join_link(server, room), wait_until="load")
    while (milliseconds := page.evaluate("window.usableAt")) is None:
        page.wait_for_timeout(20)
    context.close()
    return float(milliseconds) / 1000


def join_link(server: Server, room: OpenRoom, query: str = "") -> str:
    return f"{server.url}/j/{room.code}{query}{room.fragment}"


def join(page: Page) -> None:
    page.get_by_role("button", name=JOIN).click()


def memory_with_dashboard(browser: Browser, server: Server) -> float:
    """Streamlit is loaded only when a facilitator comes, so an evening costs this, too."""
    page = browser.new_page()
    page.goto(server.enter_link)
    page.get_by_role("heading").first.wait_for(timeout=60_000)
    page.wait_for_timeout(3000)  # some ticks of its clock
    memory, _ = server.memory()
    page.close()
    return memory
