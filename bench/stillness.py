"""How much moves by itself: on the join page, and at every change of step of an evening."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page

from bench.first_view import PHONE, SLOW, join, join_link
from bench.server import OpenRoom, Server

SETTLED = 700
"""Milliseconds in which a step is drawn, and whatever would move has moved."""

NOTE_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shifted += value;
}).observe({ type: "layout-shift", buffered: true });
"""


def layout_shift(
    context: BrowserContext, server: Server, room: OpenRoom
) -> dict[str, float | None]:
    """Cumulative layout shift until someone joins, and from then to the end."""
    page = context.new_page()
    page.set_viewport_size(PHONE)
    page.add_init_script(NOTE_SHIFTS)
    cdp = context.new_cdp_session(page)  # slow enough to be seen before its script has come
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", SLOW)
    page.goto(join_link(server, room), wait_until="load")
    page.wait_for_timeout(SETTLED)
    joining = shifted(page)
    join(page)
    page.locator("main footer").wait_for()
    page.wait_for_timeout(SETTLED)
    start = shifted(page)
    for command in commands(server, room):
        server.command(room.code, command)
        page.wait_for_timeout(SETTLED)
    evening = shifted(page) - start
    page.close()
    return {"layout_shift_join": joining, "layout_shift_evening": evening}


def commands(server: Server, room: OpenRoom) -> list[str]:
    """From the lobby through every step to the end."""
    steps = len(server.page(f"/j/{room.code}/steps")["segments"])
    return ["start", *["next"] * (steps - 1), "pause_all", "resume", "close"]


def shifted(page: Page) -> float:
    return float(page.evaluate("window.shifted"))
