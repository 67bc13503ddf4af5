"""What only a browser can tell of the dashboard: keys, stillness, nothing asked from outside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cli.served import Served

pytestmark = pytest.mark.browser

CUES = '[class*="st-key-cues-"]'

COUNT_CHANGES = """() => {
  window.changes = 0
  new MutationObserver(seen => { window.changes += seen.length }).observe(
    document.querySelector('[class*="st-key-cues-"]'),
    {subtree: true, childList: true, attributes: true, characterData: true})
}"""


@pytest.fixture(scope="module")
def room(served: Served) -> str:
    code = served.api("POST", "/rooms", script="inner_child_90", capacity=8, rehearsal=True)["code"]
    served.api("POST", f"/rooms/{code}/commands", command="start", revision=1)
    return str(code)


@pytest.fixture
def desk(browser: Browser, room: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def open_run(desk: Page, served: Served) -> None:
    desk.goto(served.link)
    desk.get_by_role("link", name="Run", exact=True).click()
    expect(desk.locator(CUES)).to_be_visible()


def test_nothing_is_asked_from_outside_and_the_policy_lets_the_dashboard_work(
    desk: Page, served: Served
) -> None:
    hosts, complaints = set(), []
    desk.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    desk.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

    open_run(desk, served)
    for name in ("Handouts", "Debrief", "Scripts", "Lobby"):
        desk.get_by_role("link", name=name, exact=True).click()
        expect(desk.locator("h1")).to_be_visible()

    assert hosts - {""} == {urlsplit(served.desk).netloc}
    assert [said for said in complaints if "404" not in said] == []


def test_the_words_to_say_stand_still_while_the_clock_runs(desk: Page, served: Served) -> None:
    open_run(desk, served)
    clock = desk.get_by_test_id("stMetricValue").first
    desk.wait_for_timeout(1500)
    before = clock.inner_text()
    desk.locator(CUES).evaluate("cues => { cues.scrollTop = 120 }")
    desk.evaluate(COUNT_CHANGES)

    expect(clock).not_to_have_text(before)
    desk.wait_for_timeout(2500)

    assert desk.evaluate("window.changes") == 0
    assert desk.locator(CUES).evaluate("cues => cues.scrollTop") == 120


def test_every_button_has_its_key(desk: Page, served: Served, room: str) -> None:
    open_run(desk, served)
    heading = desk.get_by_role("heading", level=1)
    expect(heading).to_have_text("Welcome")
    expect(desk.get_by_role("button", name="Next")).to_be_enabled()

    desk.keyboard.press("n")
    expect(heading).to_have_text("Agreements and consent")
    desk.keyboard.press("b")
    expect(heading).to_have_text("Welcome")
    desk.keyboard.press("p")
    expect(desk.get_by_text("Paused. The clock stands still.")).to_be_visible()
    desk.keyboard.press("p")
    expect(desk.get_by_text("Within its time.")).to_be_visible()
    desk.keyboard.press("a")
    expect(desk.get_by_text("Every phone shows the grounding screen.")).to_be_visible()

    state = served.api("GET", f"/rooms/{room}")
    assert (state["paused"], state["all_paused"]) == (True, True)


def test_a_room_moved_from_elsewhere_moves_here_within_two_seconds(
    desk: Page, served: Served, room: str
) -> None:
    open_run(desk, served)
    state = served.api("GET", f"/rooms/{room}")

    served.api("POST", f"/rooms/{room}/commands", command="next", revision=state["revision"])

    expect(desk.get_by_role("heading", level=1)).not_to_have_text(
        state["segment"]["title"], timeout=2_000
    )


def test_the_open_page_goes_on_by_itself_after_the_server_was_killed(
    desk: Page, served: Served
) -> None:
    open_run(desk, served)
    title = desk.get_by_role("heading", level=1).inner_text()
    served.process.kill()
    served.process.wait()
    expect(desk.get_by_role("button", name="Next")).to_be_disabled()
    stopped_at = desk.get_by_test_id("stMetricValue").first.inner_text()

    served.start()

    expect(desk.get_by_test_id("stMetricValue").first).not_to_have_text(stopped_at)
    expect(desk.get_by_role("button", name="Next")).to_be_enabled()
    expect(desk.get_by_role("heading", level=1)).to_have_text(title)


def test_a_list_of_people_is_printed_while_the_room_is_live(
    desk: Page, served: Served, room: str, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,paper\nAnn,A4\nBob,A9\nCy,Letter\nDee,A7\nEve,\n", "utf-8")
    desk.goto(served.link)
    desk.get_by_role("link", name="Handouts", exact=True).click()

    desk.locator("input[type=file]").set_input_files(people)

    expect(desk.get_by_text("Row 3, column “paper”: “A9” is no paper.")).to_be_visible()
    desk.get_by_role("button", name="Make 3 packs").click()
    link = desk.get_by_role("link", name="Open the PDF: 3 packs")
    expect(link).to_be_visible()
    pdf = desk.request.get(f"{served.desk}{link.get_attribute('href')}")
    assert pdf.body().startswith(b"%PDF-")
    desk.get_by_role("button", name="Done: forget it").click()
    expect(desk.get_by_text("Your list")).to_be_visible()
    assert served.process is not None
    loaded = Path(f"/proc/{served.process.pid}/maps")
    assert not loaded.exists() or "/pandas/" not in loaded.read_text()  # it weighs 80 MB
