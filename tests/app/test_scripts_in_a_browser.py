"""The Scripts page beside an editor: what is saved shows, and nothing else moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from tests.cli.served import Served
from workshop.content.copies import copy_script
from workshop.content.library import Library
from workshop.content.shipped import shipped
from workshop.facilitator import words

pytestmark = pytest.mark.browser

SOON = 20_000
"""Milliseconds: one second until somebody looks, and much time to draw it on a busy machine."""

MAIN = "[data-testid=stMain]"

HOSTILE = (
    "<script>alert(1)</script> </div> $5$ :material/home: :smile: http://192.0.2.1/a "
    "www.a.example :red[x] a -> b"
)

COUNT_CHANGES = """() => {
  window.changes = 0
  new MutationObserver(seen => { window.changes += seen.length }).observe(
    document.querySelector('.st-key-scripts'),
    {subtree: true, childList: true, attributes: true, characterData: true})
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("served"))
    original = Library([shipped("facilitator_scripts")]).entry("inner_child_90")
    copy_script(original, served.data / "facilitator_scripts", "Tuesday group", whole=True)
    served.start()
    yield served
    served.stop()


@pytest.fixture
def script(served: Served) -> Iterator[Path]:
    """The folder of the script that is open; each test finds it as it was copied."""
    folder = served.data / "facilitator_scripts" / "tuesday_group"
    texts = {path: path.read_text() for path in folder.glob("*.md")}
    yield folder
    for path, text in texts.items():
        path.write_text(text)


@pytest.fixture
def desk(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    context.set_default_timeout(20_000)
    desk = context.new_page()
    desk.goto(served.link)
    yield desk
    context.close()


def open_letter(desk: Page, served: Served) -> None:
    desk.goto(f"{served.desk}/facilitator/scripts?script=tuesday_group&view=segment&segment=letter")
    expect(phone(desk).get_by_role("heading", level=1)).to_have_text("Letter")


def phone(desk: Page) -> FrameLocator:
    return desk.frame_locator("iframe")


def top(shown: Locator) -> int:
    """How far below the window's top it stands, in whole pixels."""
    box = shown.bounding_box()
    assert box is not None
    return round(box["y"])


def held_apart(text: str) -> str:
    """The text as it stands on the dashboard: with joiners that nobody sees."""
    return words.plain(text).replace("\\", "")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_mistake_shows_soon_after_it_is_saved_and_goes_and_nothing_that_was_chosen_is_lost(
    desk: Page, served: Served, script: Path
) -> None:
    open_letter(desk, served)
    segment = desk.get_by_role("combobox", name="Segment")
    desk.get_by_role("spinbutton").first.press_sequentially("1930")
    desk.keyboard.press("Enter")
    times = desk.get_by_text("letter writing · 20:17 to 20:32")
    expect(times).to_be_visible()
    desk.locator(MAIN).evaluate("main => main.scrollTo(0, 600)")
    said = desk.get_by_text("Now we come to the letter.")
    stood_at = top(said)
    problem = desk.get_by_text('"letter_wrting" is not a kind that exists.')

    change(script / "letter.md", "kind: letter_writing", "kind: letter_wrting")
    expect(problem).to_be_visible(timeout=SOON)
    expect(desk.get_by_text(str(script / "letter.md"))).to_be_visible()
    expect(desk.get_by_test_id("stRadioGroup")).to_contain_text("1 problem")
    expect(desk.get_by_test_id("stToast")).to_contain_text("Tuesday group: 1 problem")
    assert top(said) == stood_at

    change(script / "letter.md", "kind: letter_wrting", "kind: letter_writing")
    expect(problem).to_be_hidden(timeout=SOON)
    expect(segment).to_have_value("8. Letter")
    expect(phone(desk).get_by_role("heading", level=1)).to_have_text("Letter")
    expect(times).to_be_visible()
    expect(desk.get_by_test_id("stToast").last).to_contain_text("Tuesday group: fine")
    assert top(said) == stood_at


def test_words_that_are_saved_show_where_they_belong(
    desk: Page, served: Served, script: Path
) -> None:
    open_letter(desk, served)

    change(script / "letter.md", "## Phone\n\n", "## Phone\n\nToday is a good day. ")
    expect(phone(desk).get_by_text("Today is a good day.")).to_be_visible(timeout=SOON)

    change(script / "letter.md", "title: Letter", "title: A long letter")
    expect(phone(desk).get_by_role("heading", level=1)).to_have_text("A long letter", timeout=SOON)
    expect(desk.get_by_role("combobox", name="Segment")).to_have_value("8. A long letter")


def test_while_nothing_is_saved_nothing_moves(desk: Page, served: Served, script: Path) -> None:
    open_letter(desk, served)
    desk.wait_for_timeout(1500)
    desk.locator(MAIN).evaluate("main => main.scrollTo(0, 200)")
    desk.evaluate(COUNT_CHANGES)

    desk.wait_for_timeout(3500)

    assert desk.evaluate("window.changes") == 0
    assert desk.locator(MAIN).evaluate("main => main.scrollTop") == 200


def test_the_phone_is_the_phones_own_page_by_day_and_sends_nothing(
    desk: Page, served: Served
) -> None:
    asked: list[str] = []
    open_letter(desk, served)
    desk.on("request", lambda request: asked.append(request.url))
    frame = phone(desk)

    assert frame.locator("html").evaluate("html => getComputedStyle(html).backgroundColor") == (
        "rgb(250, 247, 242)"
    )
    frame.get_by_role("button", name="To younger me").click()
    frame.get_by_label("Your letter: To younger me").fill("Dear younger me,")
    frame.get_by_role("link", name="Step out").click()
    expect(frame.get_by_role("heading", name="Take a moment")).to_be_visible()
    frame.get_by_role("link", name="Exit").click()
    frame.get_by_role("button", name="Back").first.click()
    expect(frame.get_by_label("Your letter: To younger me")).to_have_value("Dear younger me,")

    assert [url for url in asked if "/_stcore/" not in url] == []


def test_signs_in_a_script_show_as_text_and_fetch_nothing(
    desk: Page, served: Served, script: Path
) -> None:
    change(script / "workshop.md", "title: Tuesday group", f'title: "{HOSTILE}"')
    change(script / "welcome.md", "title: Welcome", f'title: "{HOSTILE}"')
    plain = HOSTILE.split(maxsplit=2)[2]  # what the format refuses as HTML cannot be said
    for heading in ("Say", "Phone", "Safety", "On paper"):
        change(script / "welcome.md", f"## {heading}\n\n", f"## {heading}\n\n{plain}\n\n")
    hosts: set[str] = set()
    desk.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))

    address = f"{served.desk}/facilitator/scripts?script=tuesday_group&view=segment&segment=welcome"
    for beside in ("phone", "stage", "paper"):
        desk.goto(f"{address}&beside={beside}")
        expect(desk.get_by_role("heading", level=3)).to_have_text(held_apart(HOSTILE))
        if beside == "phone":
            expect(phone(desk).get_by_text(plain, exact=True).first).to_be_visible()
        if beside == "stage":
            expect(phone(desk).get_by_role("heading")).to_have_text(HOSTILE)
        assert desk.locator(f"{MAIN} :is(a[href*='192.0.2.1'], .katex, img)").count() == 0
        assert desk.locator(f"{MAIN} [data-testid=stIconMaterial]").count() == 0

    assert hosts - {""} == {urlsplit(served.desk).netloc}


def test_the_keyboard_reaches_every_script_and_every_segment(desk: Page, served: Served) -> None:
    open_letter(desk, served)
    desk.get_by_role("heading", level=1, name="Scripts").click()

    desk.keyboard.press("n")
    expect(desk.get_by_role("combobox", name="Segment")).to_have_value("9. Closing the letter")
    desk.keyboard.press("b")
    expect(desk.get_by_role("combobox", name="Segment")).to_have_value("8. Letter")
    desk.get_by_role("radio", name="Tuesday group").focus()
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_role("heading", level=3)).to_contain_text("Needs and armour")


def test_a_script_that_cannot_be_opened_leads_from_the_lobby_to_what_is_wrong_with_it(
    desk: Page, served: Served, script: Path
) -> None:
    open_letter(desk, served)  # so that its title is known before the mistake
    change(script / "letter.md", "kind: letter_writing", "kind: letter_wrting")
    desk.goto(f"{served.desk}/facilitator/")

    desk.get_by_text("tuesday_group cannot be opened").click()
    link = desk.get_by_role("link", name="Mend it on the Scripts page")
    link.press("Enter")  # while it unfolds it is drawn anew, maybe between a finger's down and up

    expect(desk.get_by_role("heading", level=1, name="Scripts")).to_be_visible()
    expect(desk.get_by_text('"letter_wrting" is not a kind that exists.')).to_be_visible()
    expect(desk.get_by_role("radio", name="Tuesday group")).to_be_checked()
