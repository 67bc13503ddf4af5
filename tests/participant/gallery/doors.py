"""How to get to the pages before the room: typing a code, joining, and what can go wrong there."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.builders import joined_phones, lead_to
from tests.participant.gallery.walk import Walk
from tests.participant.test_joining_in_a_browser import INSIDE_APPS
from workshop.domain.room import Command
from workshop.services.phones import seats


def front(w: Walk) -> None:
    w.go("/")


def no_such_room(w: Walk) -> None:
    w.page.locator("#code").fill("zzzzzz")
    w.button(w.says["go"]).click()
    expect(w.page.locator("#problem")).to_be_visible()


def join_page(w: Walk) -> None:
    w.open_room()
    w.at_join()


def unfold(w: Walk) -> None:
    for summary in w.page.locator("summary").all():
        summary.click()


def answered(place: int) -> Callable[[Walk], None]:
    """The question true or false."""

    def reach(w: Walk) -> None:
        tick = w.page.locator(".check label").nth(place)
        tick.click()
        expect(tick.locator("[role=status] span")).to_be_visible()

    return reach


def within_an_app(w: Walk) -> None:
    w.fresh(user_agent=INSIDE_APPS["Instagram, iPhone"])
    w.at_join()
    expect(w.page.locator("#inside")).to_be_visible()


def address_copied(w: Walk) -> None:
    w.button(w.says["copy_address"]).click()
    w.sees(w.says["copied"])


def language_without_answer(w: Walk) -> None:
    w.page.route("**/j/*", lambda route: route.abort())
    w.page.locator("#languages a").first.click()
    expect(w.page.locator("#languages p")).to_be_visible()
    w.page.unroute("**/j/*")


def rehearsal(w: Walk) -> None:
    w.fresh()
    w.open_room(details=w.details(), rehearsal=True)
    w.at_join()


def live(w: Walk) -> None:
    lead_to(w.services, w.clock, w.room, "letter")
    w.at_join()


def not_loaded(w: Walk) -> None:
    w.page.route("**/phone-*.js", lambda route: route.abort())
    w.at_join()
    w.button(w.says["join"]).click()
    expect(w.page.locator("#not-loaded")).to_be_visible()
    w.page.unroute("**/phone-*.js")


def ended(w: Walk) -> None:
    w.command(Command.CLOSE)
    w.at_join()
    w.sees(w.says["ended"])


def gone(w: Walk) -> None:
    w.command(Command.CLOSE)
    w.at_join()
    expect(w.page.locator("#problem")).to_be_visible()


def without_scripts(w: Walk) -> None:
    """As a browser without scripts shows it; in one that runs those of the tests all the same."""

    def unscripted(route: Route) -> None:
        page = route.fetch()
        body = re.sub("<script.*?</script>", "", page.text()).replace("noscript>", "div>")
        route.fulfill(response=page, body=body)

    w.fresh()
    w.page.route("**/j/*", unscripted)
    w.open_room(details=w.details())
    w.at_join()


def a_step_without_scripts(w: Walk) -> None:
    lead_to(w.services, w.clock, w.room, "letter")
    w.at_join()


def check_words(w: Walk) -> None:
    w.fresh()
    w.open_room()
    w.go(f"/j/{w.room.code}")
    w.button(w.says["join"]).click()
    expect(w.page.locator(".three")).to_be_visible()


def another_key(w: Walk) -> None:
    w.fresh()
    w.go(f"/j/{w.room.code}", "#" + "A" * 43)
    w.button(w.says["join"]).click()
    w.sees(w.words["different"])


def full(w: Walk) -> None:
    w.fresh()
    joined_phones(w.services, w.open_room(capacity=1), seats(1))
    w.at_join()
    w.button(w.says["join"]).click()
    w.heading(w.words["joinFailed"]).wait_for()


def unreachable(w: Walk) -> None:
    w.fresh()
    w.open_room()
    w.page.route("**/act*", lambda route: route.abort())
    w.at_join()
    w.button(w.says["join"]).click()
    w.sees(w.words["unreachable"])


def restore(w: Walk) -> None:
    w.fresh()
    w.at_join()
    w.button(w.says["have_words"]).click()
    w.heading(w.words["wordsTitle"]).wait_for()


def wrong_words(w: Walk) -> None:
    w.page.locator("textarea").fill("zoo " * 12)
    w.press("restoreOpen")
    w.sees(w.words["restoreWrong"])


def words_for_nothing(w: Walk) -> None:
    w.page.locator("textarea").fill("zoo " * 11 + "wrong")
    w.press("restoreOpen")
    w.sees(w.words["restoreNothing"])


def closed_and_kept(w: Walk) -> None:
    """A room that keeps notebooks for a day, as who has none on this phone sees it."""
    w.fresh()
    w.at_join()
    w.sees(w.says["closed_words"])


def blank(w: Walk) -> None:
    w.page.locator("#exit").click()
    w.page.wait_for_url("about:blank")
