"""One person's phone in a real browser, and everything that happens to it on a walk."""

from __future__ import annotations

import contextlib
import json
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize, expect

from tests.e2e import patience, renderers
from tests.e2e.chaos import Relay
from workshop.cli.phone_client import Phone
from workshop.domain import wire

SCREEN = ViewportSize(width=390, height=844)
PATIENCE = 1_500
"""Milliseconds that a person tries something before they do something else."""

SAFE_AFTER = 0.25
"""Seconds after which nothing that was typed may be lost."""

MOST_TABS = 3

NEEDS_NO_PAGE = {"online", "offline", "void", "broken", "discard"}

LOOKED_AT = "document.dispatchEvent(new Event('visibilitychange'))"


class Wanderer:
    def __init__(self, browser: Browser, name: int, code: str, key: bytes, port: int) -> None:
        self.name, self.code, self.key = name, code, key
        self.relay = Relay(port)
        self.context = browser.new_context(viewport=SCREEN, has_touch=True)
        self.context.set_default_timeout(PATIENCE)
        self.pages: list[Page] = []
        self.stopped: dict[Page, int] = {}
        self.typed: list[str] = []
        self.typed_at = 0.0
        self.complaints: list[str] = []
        self.met: Counter[str] = Counter()

    @property
    def link(self) -> str:
        return f"http://127.0.0.1:{self.relay.port}/j/{self.code}#{wire.encode(self.key)}"

    @property
    def entry(self) -> str:
        """Under which name the browser keeps what it knows of this room."""
        return f"workshop.{self.code}"

    @property
    def front(self) -> Page:
        return self.pages[-1]

    def begin(self) -> None:
        self.open()
        self.front.get_by_role("button", name="Join", exact=True).click(timeout=20_000)
        expect(self.field()).to_be_visible(timeout=20_000)

    def field(self) -> Locator:
        return self.front.get_by_role("main").get_by_role("textbox")

    def ask(self, script: str) -> Any:
        """As `evaluate`, which would wait forever for a page that stands still or never comes."""
        found = self.front.wait_for_function(f"() => ({{ value: ({script}) }})")
        return found.json_value()["value"]

    # --- what people do ------------------------------------------------------------------------

    def write(self) -> None:
        """A word that must never be lost from here on."""
        word = f"m{self.name}{len(self.typed):03};"
        with contextlib.suppress(Error):
            self.field().press("Control+End", timeout=500)
            self.field().press_sequentially(word)
            self.typed.append(word)
            self.typed_at = time.monotonic()

    def open(self) -> None:
        page = patience.new_page(self.context)
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        self.pages.append(page)
        self.go(self.link)

    def go(self, link: str) -> None:
        with contextlib.suppress(Error):
            self.front.goto(link, wait_until="commit", timeout=PATIENCE)

    def reload(self) -> None:
        with contextlib.suppress(Error):
            self.front.reload(wait_until="commit", timeout=PATIENCE)

    def close_and_open(self) -> None:
        self.wake()
        patience.close(self.pages.pop())
        self.open()

    def second_tab(self) -> None:
        if len(self.pages) < MOST_TABS:
            self.open()
            self.go_on_here()

    def close_the_second(self) -> None:
        if len(self.pages) > 1:
            self.wake()
            patience.close(self.pages.pop())
            self.go_on_here()

    def go_on_here(self) -> None:
        with contextlib.suppress(Error):
            self.front.get_by_role("button", name="Continue here").click(timeout=700)

    def away_and_back(self) -> None:
        with contextlib.suppress(Error):
            self.ask("addEventListener('pageshow', e => (window.cached = e.persisted))")
            self.front.goto(self.link.split("/j/")[0] + "/blank", timeout=PATIENCE)
            self.front.go_back(wait_until="commit", timeout=PATIENCE)
            self.front.wait_for_function("() => window.cached", timeout=500)
            self.met["out of the back/forward cache"] += 1

    # --- what phones and networks do -----------------------------------------------------------

    def stop(self) -> None:
        """The renderer stands still, as when the phone is locked; then another tab is in front."""
        if pid := self.renderer():
            renderers.stop(pid)
            self.stopped[self.front] = pid
            self.met["stood still"] += 1

    def discard(self) -> None:
        """The phone needed the memory: the page is gone without hearing of it, and comes anew.

        While it was asked where it lives it may have moved; then what is gone is its last home.
        """
        if pid := self.stopped.pop(self.front, None) or self.renderer():
            try:
                with self.front.expect_event("crash", timeout=5_000):
                    renderers.kill(pid)
            except Error:
                return
            patience.close(self.pages.pop())
            self.open()
            self.met["discarded"] += 1

    def renderer(self) -> int | None:
        """Once all that was typed is safe."""
        time.sleep(max(0, self.typed_at + SAFE_AFTER - time.monotonic()))
        with contextlib.suppress(Error):
            return renderers.renderer_of(self.front)
        return None

    def wake(self) -> None:
        for pid in self.stopped.values():
            renderers.wake(pid)
        self.stopped.clear()

    def offline(self) -> None:
        self.relay.become("reset")
        self.tell_pages("offline")

    def online(self) -> None:
        self.relay.become("pass")
        self.tell_pages("online")

    def tell_pages(self, event: str) -> None:
        """What the browser would do; but asked to, it may wait forever for one of its pages."""
        for page in self.pages:
            if page not in self.stopped:
                with contextlib.suppress(Error):
                    page.wait_for_function(f"() => dispatchEvent(new Event('{event}'))")

    def void(self) -> None:
        self.relay.become("void")

    def broken(self) -> None:
        self.relay.become("reset")
        self.relay.become("pass")

    def step(self, happening: str) -> None:
        """Something happens to this phone. Nothing is asked of a page that stands still: it wakes
        and is written on at once, or stays as it is behind another tab, or is gone."""
        stands = self.front in self.stopped
        if not stands or happening in NEEDS_NO_PAGE:
            getattr(self, happening)()
        elif happening in {"second_tab", "close_the_second"} and len(self.pages) < MOST_TABS:
            self.second_tab()
            self.write()
        elif happening != "stop":
            self.wake()
            self.write()

    # --- what must hold ------------------------------------------------------------------------

    def heal(self) -> None:
        """All works again; who sees no page loads it anew, as people do."""
        self.wake()
        self.online()
        for attempt in range(30):
            if self.has_come():
                break
            if attempt % 6 == 0:
                self.load_anew()
            time.sleep(0.5)
        self.go_on_here()

    def load_anew(self) -> None:
        """To where a page is already, going is no more than scrolling."""
        if self.front.url.startswith(self.link.partition("#")[0]):
            self.reload()
        else:
            self.go(self.link)

    def has_come(self) -> bool:
        """Whether there is a page whose scripts have begun, and not something of the browser."""
        try:
            return bool(self.ask("document.querySelector('html.js main#main h1') !== null"))
        except Error:
            return False

    def is_looked_at(self) -> None:
        self.ask(LOOKED_AT)

    def is_with_the_room(self, title: str, until: float) -> None:
        heading = self.front.get_by_role("heading", level=1, name=title, exact=True)
        notice = self.front.get_by_role("button", name="Go there")
        left = max(1, 1_000 * (until - time.monotonic()))
        expect(heading.or_(notice).first).to_be_visible(timeout=left)

    def lacks(self) -> list[str]:
        """Words that were typed and are not on this phone."""
        kept = json.dumps(self.ask("({...localStorage})"))
        return [word for word in self.typed if word not in kept]

    def lacks_there(self, send: Callable[[bytes], tuple[int, bytes]]) -> list[str]:
        """Words that were typed and are not in the computer's sealed copy."""
        kept = self.ask(f"localStorage['{self.entry}']")
        phone = Phone(self.code, self.key, send, wire.decode(json.loads(kept)["entropy"]))
        notebook = json.dumps(phone.load()["notebook"])
        return [word for word in self.typed if word not in notebook]

    def is_saved(self, within: float) -> None:
        """It says so; that it is true is looked up at the computer."""
        until = time.monotonic() + within
        here, there = (
            f"localStorage['workshop.{self.code}.{name}']" for name in ("notebook", "there")
        )
        while time.monotonic() < until:
            kept, known = (json.loads(self.ask(each) or "{}") for each in (here, there))
            if kept == known.get("answers", {}):
                return
            self.front.wait_for_timeout(200)
        raise AssertionError("It was not saved.")

    def close(self) -> None:
        self.wake()
        patience.close_all(self.context)
        self.relay.close()
