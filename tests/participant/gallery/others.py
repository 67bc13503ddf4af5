"""How to get to what is not a participant's own: the big screen, and the watcher's page."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.builders import joined_phones, lead_to
from tests.participant.gallery.walk import PROJECTOR, Walk
from workshop.domain.room import Command


def stage(w: Walk) -> None:
    """As the room now is; the first time, a new one."""
    if w.page.viewport_size != PROJECTOR:
        w.fresh(viewport=PROJECTOR)
    w.go(f"/stage/{w.room.code}")


def watcher(w: Walk) -> None:
    w.fresh()
    w.open_room()
    watch(w)
    w.sees(w.watch_words["noHands"])


def watch(w: Walk) -> None:
    secret = w.services.rooms.watch_url(w.room.code).partition("#")[2]
    w.go(f"/watch/{w.room.code}", f"#{secret}")


def hands_and_lines(w: Walk) -> None:
    lead_to(w.services, w.clock, w.room, "word_wall")
    phones = joined_phones(w.services, w.room, 6)
    for phone in phones[:2]:
        phone.hand("later", "Near the door")
    w.services.hands.acknowledge(w.room.code, w.services.hands.waiting(w.room.code)[0].key)
    for number, phone in enumerate(phones):
        phone.line("word_wall", f"someone to ask {number}")
    first, second, *_ = w.services.wall.lines(w.room.code)
    w.services.wall.approve(w.room.code, first.id)
    w.services.wall.hold(w.room.code, second.id)
    watch(w)  # asks at once
    w.sees("someone to ask 5")
    w.sees(w.watch_words["seen"])


def watcher_paused(w: Walk) -> None:
    w.button(w.watch_words["pauseAll"]).click()
    expect(w.button(w.watch_words["resume"])).to_be_enabled()


def watcher_ended(w: Walk) -> None:
    w.command(Command.RESUME)
    w.command(Command.CLOSE)
    watch(w)
    w.heading(w.watch_words["status"]["closing"]).wait_for()


def stage_live(w: Walk) -> None:
    w.open_room()
    lead_to(w.services, w.clock, w.room, "word_wall")
    stage(w)


def stage_wall(w: Walk) -> None:
    for number, phone in enumerate(joined_phones(w.services, w.room, 5)):
        phone.line("word_wall", f"someone to ask {number}")
    for line in w.services.wall.lines(w.room.code):
        w.services.wall.approve(w.room.code, line.id)
    w.services.wall.release(w.room.code)
    expect(w.page.locator("#lines li")).to_have_count(5)


def stage_paused(w: Walk) -> None:
    w.command(Command.PAUSE_ALL)
    expect(w.page.locator("#pause")).to_be_visible()
