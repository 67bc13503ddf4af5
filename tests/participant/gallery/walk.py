"""One phone, in one language, that goes from screen to screen; and the room that it is in."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.builders import HandClock, lead_to
from tests.participant.venue import PHONE, Venue
from workshop.domain.helplines import Check, HelpLine
from workshop.domain.room import Command, Room
from workshop.participant import pages_for
from workshop.participant.tongues import english
from workshop.services import Services
from workshop.services.details import RoomDetails

PROJECTOR = {"width": 1280, "height": 720}
SCRIPT = "inner_child_90"


class Walk:
    def __init__(
        self, browser: Browser, venues: tuple[Venue, Venue], clock: HandClock, language: str
    ) -> None:
        self.browser = browser
        self.venue, self._keeping = venues
        self.clock = clock
        self.language = language
        self.services: Services = self.venue.services
        tongue = pages_for(self.services).tongues[language]
        self.says: dict[str, Any] = tongue.says
        self.words: dict[str, Any] = tongue.catalogue.say_all(english("phone"))
        self.watch_words: dict[str, Any] = tongue.catalogue.say_all(english("watch"))
        self.elsewhere: list[str] = []
        self.contexts: list[BrowserContext] = []
        self.page = self.fresh()
        self.room = self.open_room()

    # --- the phone

    def fresh(self, **settings: Any) -> Page:
        """Another phone, which knows nothing yet."""
        self.close()
        context = self.browser.new_context(
            **{"viewport": PHONE, "reduced_motion": "reduce", **settings}
        )
        context.on("request", lambda request: self._note(request.url))
        self.contexts.append(context)
        self.page = self.venue.page_in(context)
        return self.page

    def _note(self, url: str) -> None:
        if not url.startswith((self.venue.url(), "data:", "blob:", "about:")):
            self.elsewhere.append(url)

    def close(self) -> None:
        while self.contexts:
            self.contexts.pop().close()

    def go(self, path: str, fragment: str = "") -> None:
        url = f"{self.venue.url()}{path}?lang={self.language}{fragment}"
        before, _, _ = self.page.url.partition("#")
        self.page.goto(url)
        if before == url.partition("#")[0]:
            self.page.reload()  # another fragment alone loads nothing

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True).first

    def word(self, key: str) -> str:
        """A text of ``phone.json``: ``back``, or ``gentle.take``."""
        found: Any = self.words
        for part in key.split("."):
            found = found[part]
        return str(found)

    def press(self, key: str) -> None:
        """A button, by the name of its text."""
        self.button(self.word(key)).click()

    def unfold(self, key: str) -> None:
        """What is folded under this text."""
        self.page.locator("summary").filter(has_text=self.word(key)).first.click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def heading(self, text: str) -> Locator:
        return self.page.get_by_role("heading", name=text, exact=True)

    def sheet(self, name: str) -> None:
        if self.page.locator(f"body[data-shows={name}]").count() == 0:
            self.page.locator(f"#bar [data-sheet={name}]").click()
        expect(self.page.locator(f"#{name}")).to_be_visible()

    def main(self) -> None:
        """No sheet is open."""
        open_sheet = self.page.locator(".sheet:visible [data-back]")
        if open_sheet.count():
            open_sheet.click()

    # --- the room

    def keeper(self) -> None:
        """From here on, rooms are those of a computer that keeps notebooks after closing."""
        self.venue, self.services = self._keeping, self._keeping.services

    def open_room(self, script: str = SCRIPT, capacity: int = 9, **more: Any) -> Room:
        self.room = self.services.rooms.open(script, capacity, tier=2, **more)
        return self.room

    def details(self) -> RoomDetails:
        """Lines of every kind, as a facilitator has confirmed them."""
        day = self.services.clock().date()
        lines = (
            HelpLine("Ears", "To talk.", "111", languages=("de",), verified_on=day),
            HelpLine(
                "Letters",
                "To write.",
                sms="222",
                sms_keyword="HELLO",
                region="All of it",
                chat_url="https://chat.example.org/room",
                verified_on=day,
            ),
        )
        return RoomDetails(
            lines, "112", "We must tell someone if a child is in danger now.", Check(day)
        )

    def at_join(self) -> None:
        key = self.venue.link(self.room.code).partition("#")[2]
        self.go(f"/j/{self.room.code}", f"#{key}")

    def join(self, *choices: str) -> None:
        """From any page to the room's, by the link; ``choices`` are ticked on the way."""
        self.at_join()
        for choice in choices:
            self.page.get_by_label(self.says[choice]).check()
        self.button(self.says["join"]).click()
        self.heading(self.words["waitingTitle"]).wait_for()

    def lead(self, segment: str) -> None:
        """The room goes on to this step, and the phone with it."""
        lead_to(self.services, self.clock, self.services.rooms.find(self.room.code), segment)
        self.follow(self.title())

    def title(self) -> str:
        state = self.services.rooms.public_state(self.room.code)
        script = self.services.rooms.script(self.room.code, self.language)
        assert state.index is not None
        return script.segments[state.index].title

    def follow(self, title: str) -> None:
        heading = self.page.get_by_role("heading", level=1, name=title, exact=True)
        there = self.button(self.words["go"])
        expect(heading.or_(there).first).to_be_visible()
        if not heading.is_visible():
            there.click()
        expect(heading).to_be_visible()

    def command(self, command: Command) -> None:
        self.clock.advance(minutes=10)
        self.services.rooms.command(self.room.code, command)
