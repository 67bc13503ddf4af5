"""How to get to the screens of someone who is in the room: each step, each sheet, each end."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.builders import joined_phones, lead_to
from tests.participant.gallery.walk import SCRIPT, Walk
from workshop.domain.room import Command

STEPS = (
    "welcome",
    "agreements",
    "arrival_check",
    "grounding_practice",
    "needs_alarm_armour",
    "what_a_child_needs",
    "ok_enough_place",
    "letter",
    "closing_the_letter",
    "reset",
    "word_wall",
    "self_kindness",
    "aftercare",
    "check_out",
)
"""Those of the script ``inner_child_90``; a test compares."""


def waiting(w: Walk) -> None:
    w.fresh()
    w.open_room(SCRIPT, details=w.details(), rehearsal=True)
    w.join("wall_choice", "ratings_choice")


def step(segment: str) -> Callable[[Walk], None]:
    def reach(w: Walk) -> None:
        w.main()
        w.lead(segment)

    return reach


def chosen(w: Walk) -> None:
    w.page.locator("main .chips button").first.click()


def letter(place: int) -> Callable[[Walk], None]:
    def reach(w: Walk) -> None:
        if w.page.locator("main .kind").count() == 0:
            w.press("otherKind")
        w.page.locator("main .kind").nth(place).click()
        expect(w.page.locator("main textarea")).to_be_visible()

    return reach


def hand_unheard(w: Walk) -> None:
    w.page.route("**/act*", lambda route: route.abort())
    w.press("hand.wishes.come")
    w.sees(w.word("hand.unheard"))


def hand_without_place(w: Walk) -> None:
    w.page.unroute("**/act*")
    w.sees(w.word("hand.raised"))
    w.sees(w.word("hand.whereNow"))


def hand_raised(w: Walk) -> None:
    w.page.locator("#hand input").fill("Near the door")
    w.press("hand.tell")
    w.sees(w.word("hand.raised"))


def hand_seen(w: Walk) -> None:
    (hand,) = w.services.hands.waiting(w.room.code)
    w.services.hands.acknowledge(w.room.code, hand.key)
    w.page.reload()  # asks at once
    w.page.locator("main footer").wait_for()
    w.sheet("hand")
    w.sees(w.word("hand.acknowledged"))


def paused(w: Walk) -> None:
    w.main()
    w.page.locator("main textarea").wait_for()
    w.command(Command.PAUSE_ALL)
    expect(w.page.locator("#pause")).to_be_visible()


def moved(w: Walk) -> None:
    w.command(Command.RESUME)
    expect(w.page.locator("main textarea")).to_be_visible()
    w.page.locator("main textarea").press_sequentially(" ")
    w.command(Command.NEXT)
    expect(w.page.locator(".notice")).to_be_visible()


def line_sent(w: Walk) -> None:
    w.page.locator("main input[type=text]").fill("someone to ask")
    w.press("wallSend")
    w.heading(w.words["wallMine"]).wait_for()


def wall_shown(w: Walk) -> None:
    for number, phone in enumerate(joined_phones(w.services, w.room, 5)):
        phone.line("word_wall", f"a hand to hold {number}")
    for line in w.services.wall.lines(w.room.code):
        w.services.wall.approve(w.room.code, line.id)
    w.services.wall.release(w.room.code)
    w.heading(w.words["wallShown"]).wait_for()


def handout(w: Walk) -> None:
    w.page.locator("main textarea").first.fill("Walk home the long way.")
    w.press("makeHandout")
    w.sees(w.words["handoutReady"])


def answered(w: Walk) -> None:
    for scale in w.page.locator("main .scale").all():
        scale.locator("input").nth(2).check(force=True)
    chosen(w)


def earlier(w: Walk) -> None:
    w.page = w.page.context.pages[-1]  # the other tab
    w.page.locator("footer summary").click()
    w.page.locator("footer li button").first.click()
    expect(w.page.locator(".notice")).to_be_visible()


def unconnected(w: Walk) -> None:
    """The computer has not been heard for so long that the page says so."""
    w.page.clock.install()
    for path in ("**/state*", "**/events*"):
        w.page.route(path, lambda route: route.abort())
    w.page.reload()
    w.page.locator("main footer").wait_for()
    w.page.clock.fast_forward(20_000)
    w.sees(w.words["unconnected"])


def notebook(w: Walk) -> None:
    for path in ("**/state*", "**/events*"):
        w.page.unroute(path)
    w.page.reload()
    w.press("notebook")
    w.heading(w.words["notebook"]).wait_for()


def other_tab(w: Walk) -> None:
    first, w.page = w.page, w.venue.page_in(w.page.context)
    w.go(f"/j/{w.room.code}")
    w.heading(w.words["otherTabTitle"]).wait_for()
    w.press("continueHere")
    w.page.locator(".keeping").first.wait_for(state="attached")
    w.page = first
    w.heading(w.words["otherTabTitle"]).wait_for()


def ending(w: Walk) -> None:
    w.command(Command.CLOSE)
    w.press("back")
    w.follow(w.words["endingTitle"])


def listening(w: Walk) -> None:
    w.fresh()
    w.open_room()
    w.at_join()
    w.button(w.says["just_listen"]).click()
    w.heading(w.words["waitingTitle"]).wait_for()
    w.lead("arrival_check")
    w.sees(w.words["listening"])


def erased(w: Walk) -> None:
    w.press("notebook")
    w.press("eraseTitle")
    w.press("eraseNow")
    w.sees(w.words["erasedThere"])


def elsewhere(segment: str) -> Callable[[Walk], None]:
    """A step of the kind that only longer scripts have."""

    def reach(w: Walk) -> None:
        w.fresh()
        w.open_room("inner_child_120")
        lead_to(w.services, w.clock, w.room, segment)
        w.at_join()
        w.button(w.says["join"]).click()
        w.press("catchUp.go")
        w.follow(w.title())

    return reach
