"""One person's phone in a real browser, and everything that happens to it on a walk."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable
from random import Random
from typing import Any

from playwright.sync_api import Browser, Error, Locator, Page, expect

from tests.e2e import renderers
from tests.e2e.chaos import Relay
from workshop.cli.phone_client import Phone
from workshop.domain import wire

SCREEN = {"width": 390, "height": 844}
PATIENCE = 1_500
"""Milliseconds that a person tries something before they do something else."""

LOOKED_AT = "document.dispatchEvent(new Event('visibilitychange'))"


class Wanderer:
    def __init__(self, browser: Browser, name: int, code: str, key: bytes, port: int) -> None:
        self.name, self.code, self.key = name, code, key
        self.relay = Relay(port)
        self.context = browser.new_context(viewport=SCREEN, has_touch=True)  # type: ignore[arg-type]
        self.context.set_default_timeout(PATIENCE)
        self.pages: list[Page] = []
        self.stopped: dict[Page, int] = {}
        self.typed: list[str] = []
        self.cached = 0

    @property
    def link(self) -> str:
        return f"http://127.0.0.1:{self.relay.port}/j/{self.code}#{wire.encode(self.key)}"

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
            self.front.keyboard.type(word)
            self.typed.append(word)

    def open(self) -> None:
        page = self.context.new_page()
        page.on("pageerror", self._complain)
        self.pages.append(page)
        self.go(self.link)

    def _complain(self, problem: Error) -> None:
        raise AssertionError(str(problem))

    def go(self, link: str) -> None:
        with contextlib.suppress(Error):
            self.front.goto(link, wait_until="commit", timeout=PATIENCE)

    def reload(self) -> None:
        with contextlib.suppress(Error):
            self.front.reload(wait_until="commit", timeout=PATIENCE)

    def close_and_open(self) -> None:
        self.wake()
        self.pages.pop().close()
        self.open()

    def second_tab(self) -> None:
        if len(self.pages) < 3:
            self.open()
            self.go_on_here()

    def close_the_second(self) -> None:
        if len(self.pages) > 1:
            self.wake()
            self.pages.pop().close()
            self.go_on_here()

    def go_on_here(self) -> None:
        with contextlib.suppress(Error):
            self.front.get_by_role("button", name="Continue here").click(timeout=700)

    def away_and_back(self) -> None:
        with contextlib.suppress(Error):
            self.ask("addEventListener('pageshow', e => (window.cached = e.persisted))")
            self.front.goto(self.link.split("/j/")[0] + "/blank", timeout=PATIENCE)
            self.front.go_back(wait_until="commit", timeout=PATIENCE)
            self.cached += self.ask("window.cached === true")

    # --- what phones and networks do -----------------------------------------------------------

    def stop(self) -> None:
        """The renderer stands still, as when the phone is locked; then another tab is in front."""
        with contextlib.suppress(Error):
            if pid := renderers.renderer_of(self.front):
                renderers.stop(pid)
                self.stopped[self.front] = pid

    def wake(self) -> None:
        for pid in self.stopped.values():
            renderers.wake(pid)
        self.stopped.clear()

    def offline(self) -> None:
        self.tell_pages(True)
        self.relay.become("reset")

    def online(self) -> None:
        self.relay.become("pass")
        self.tell_pages(False)

    def tell_pages(self, offline: bool) -> None:
        if not self.stopped:  # the browser would wait for those that stand still
            self.context.set_offline(offline)

    def void(self) -> None:
        self.relay.become("void")

    def broken(self) -> None:
        self.relay.become("reset")
        self.relay.become("pass")

    def step(self, dice: Random) -> None:
        """Something happens to this phone; while it stands still, only waking does."""
        if self.front in self.stopped:
            self.wake_or_move_on(dice)
            return
        happenings: list[Callable[[], None]] = [
            *(self.write,) * 5, *(self.online,) * 2, self.offline, self.void, self.broken,
            self.reload, self.close_and_open, self.second_tab, self.close_the_second,
            self.away_and_back, self.stop,
        ]  # fmt: skip
        chosen = dice.choice(happenings)
        print(self.name, chosen.__name__, file=sys.stderr)
        chosen()

    def wake_or_move_on(self, dice: Random) -> None:
        """It wakes and is written on at once; or it goes on standing still behind another tab."""
        if len(self.pages) < 3 and dice.random() < 0.5:
            print(self.name, "second_tab, the first stands still", file=sys.stderr)
            self.second_tab()
            self.write()
        else:
            print(self.name, "wake", file=sys.stderr)
            self.wake()
            self.write()

    # --- what must hold ------------------------------------------------------------------------

    def heal(self) -> None:
        self.wake()
        self.online()
        if self.front.url.startswith("chrome-error") or self.front.locator("main").count() == 0:
            self.go(self.link)
        expect(self.front.get_by_role("heading", level=1).first).to_be_visible(timeout=20_000)
        self.go_on_here()

    def is_looked_at(self) -> None:
        self.ask(LOOKED_AT)

    def is_with_the_room(self, title: str, within: float) -> None:
        heading = self.front.get_by_role("heading", level=1, name=title, exact=True)
        notice = self.front.get_by_role("button", name="Go there")
        expect(heading.or_(notice).first).to_be_visible(timeout=within)

    def lacks(self) -> list[str]:
        """Words that were typed and are not on this phone."""
        kept = json.dumps(self.ask("({...localStorage})"))
        return [word for word in self.typed if word not in kept]

    def lacks_there(self, send: Callable[[bytes], tuple[int, bytes]]) -> list[str]:
        """Words that were typed and are not in the computer's sealed copy."""
        kept = self.ask(f"localStorage['workshop.{self.code}']")
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
        self.context.close()
        self.relay.close()
