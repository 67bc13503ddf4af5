"""A phone that goes along with a room, is put away and taken up again."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page, expect

from tests.builders import HandClock, lead_to
from tests.participant.venue import vault
from workshop.domain.room import Room
from workshop.services import Services

PIN = "2580"

AWAY = """(away) => {
  const hidden = { value: "hidden", configurable: true };
  if (away) Object.defineProperty(document, "visibilityState", hidden);
  else delete document.visibilityState;
  document.dispatchEvent(new Event("visibilitychange"));
}"""


class Along:
    """Where the room leads, and a phone that goes along."""

    def __init__(self, services: Services, clock: HandClock, room: Room, phone: Page) -> None:
        self.services, self.clock, self.room, self.phone = services, clock, room, phone

    def lead(self, segment: str) -> str:
        room = lead_to(self.services, self.clock, self.services.rooms.find(self.room.code), segment)
        return str(self.services.rooms.public_state(room.code).title)

    def __call__(self, segment: str) -> None:
        expect(self.heading(self.lead(segment))).to_be_visible()

    def heading(self, name: str) -> Locator:
        return self.phone.get_by_role("heading", level=1, name=name)

    def press(self, name: str) -> None:
        self.phone.get_by_role("button", name=name, exact=True).click()

    def kept(self, name: str) -> object:
        return json.loads(vault(self.phone)[f"workshop.{self.room.code}{name}"])

    def keep(self, name: str, value: object) -> None:
        entry = f"workshop.{self.room.code}{name}"
        self.phone.evaluate(
            "([entry, value]) => localStorage.setItem(entry, value)", [entry, json.dumps(value)]
        )

    def last_seen(self, minutes_ago: float) -> None:
        now = float(self.phone.evaluate("Date.now()"))
        self.keep(".seen", now - minutes_ago * 60_000)

    def put_away(self, away: bool = True) -> None:
        self.phone.evaluate(AWAY, away)

    def sleep(self, minutes: float) -> None:
        """The phone is put away and taken up again."""
        self.put_away()
        self.last_seen(minutes)
        self.put_away(False)

    def set_pin(self) -> None:
        self.press("My notebook and choices")
        self.phone.get_by_text("Set a new PIN").first.click()
        self.phone.get_by_label("PIN, 4 to 8 digits").fill(PIN)
        self.phone.get_by_label("The same PIN again").fill(PIN)
        self.press("Set a new PIN")
        expect(self.phone.get_by_text("Your PIN is set.")).to_be_visible()
        self.press("Back")

    def type_pin(self, pin: str) -> None:
        self.phone.get_by_label("PIN, 4 to 8 digits").fill(pin)
        self.press("Open")
