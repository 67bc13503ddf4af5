"""Going through a screen with the Tab key: where the focus comes by, and whether it can be seen."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

Stop = dict[str, Any]

AT_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
}"""


def tabbing(page: Page) -> list[str]:
    """Everything that can be pressed is come by once, in the order in which it is read."""
    page.evaluate(AT_THE_TOP)
    there = presses(page, "Tab")
    found = [*missed(page, there), *hidden(there), *disordered(there)]
    if page.locator(".notice:visible").count():
        page.locator("#exit").focus()
        found += [f"{wrong}, going back" for wrong in hidden(presses(page, "Shift+Tab"))]
    page.evaluate(AT_THE_TOP)
    return found


def presses(page: Page, key: str) -> list[Stop]:
    count = page.evaluate("inspect.follow()")
    for _ in range(count):
        page.keyboard.press(key)
    followed: list[Stop | None] = page.evaluate("inspect.followed()")
    return [stop for stop in followed if stop is not None]


def missed(page: Page, stops: list[Stop]) -> list[str]:
    wanted, found = page.evaluate("inspect.stops()"), len({stop["place"] for stop in stops})
    return [] if wanted == found else [f"the focus comes by {found} of {wanted}"]


def hidden(stops: list[Stop]) -> list[str]:
    return [f"{stop['name']} {wrong}" for stop in stops for wrong in stop["wrong"]]


def disordered(stops: list[Stop]) -> list[str]:
    """The bar stays where it is while the rest is scrolled, so each is in an order of its own."""
    return [
        f"{after['name']} is read before {before['name']}"
        for before, after in pairwise(stops)
        if before["fixed"] == after["fixed"] and is_before(after, before)
    ]


def is_before(one: Stop, other: Stop) -> bool:
    if one["bottom"] <= other["top"] + 1:
        return True
    shared = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(shared > 8 and one["start"] < other["start"] - 1)
