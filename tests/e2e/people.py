"""Those who come to the evening, each with a browser of their own, doing what people do."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import urljoin

import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect
from pypdf import PdfReader

PHONE = ViewportSize(width=390, height=844)
LAPTOP = ViewportSize(width=1280, height=800)
PROJECTOR = ViewportSize(width=1920, height=1080)

PATIENCE = 20_000
"""Milliseconds to wait for what a person would wait for, on a machine that is busy testing."""


class Facilitator:
    """At the desk: the Streamlit dashboard, used by its words and buttons."""

    def __init__(self, browser: Browser, link: str) -> None:
        self.context = browser.new_context(viewport=LAPTOP)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.page.goto(link)

    def open_room(self, people: int, privacy: str) -> None:
        self.choose("Script", "Inner child workshop, 90 minutes")
        expect(self.page.get_by_role("combobox", name="Language of the room")).to_be_visible()
        self.page.get_by_label("How many people?").fill(str(people))
        self.page.get_by_label("How many people?").press("Tab")
        self.choose("Help lines of which country?", "Ireland")
        self.tick(re.compile("Emergency"))
        self.tick(re.compile("Samaritans"))
        name = self.page.get_by_role("textbox", name="Your name or initials")
        name.fill("A. B.")
        name.press("Tab")
        limits = self.page.get_by_role("textbox", name="Limits of privacy")
        limits.fill(privacy)
        limits.press("Tab")
        self.press("Open the room")
        expect(self.page.get_by_text("People in")).to_be_visible()

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=option).click()

    def tick(self, label: str | re.Pattern[str]) -> None:
        box = self.page.get_by_role("checkbox", name=label)
        expect(box).to_be_enabled()
        box.press(" ")
        expect(box).to_be_checked()

    def confirm_everything(self) -> None:
        """Tick the whole pre-flight list, one by one, as it is meant to be."""
        boxes = self.page.get_by_role("checkbox")
        for position in range(boxes.count()):
            box = boxes.nth(position)
            box.press(" ")
            expect(box).to_be_checked()

    def scanned(self) -> str:
        """What a phone's camera reads from the picture on the page."""
        picture = self.page.get_by_role("img").first
        picture.evaluate("picture => picture.scrollIntoView({block: 'center'})")
        return decoded(picture.screenshot())

    def press(self, label: str) -> None:
        button = self.page.get_by_role("button", name=label, exact=False).first
        expect(button).to_be_enabled()
        button.click()

    def start(self) -> None:
        """Press Start, which leads to Run."""
        self.press("Start")
        expect(self.page).to_have_url(re.compile("/facilitator/run"))

    def title(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def unfold(self, label: str) -> None:
        self.page.locator("summary").filter(has_text=label).click()

    def go_to(self, page: str) -> None:
        self.page.get_by_role("link", name=page, exact=True).first.click()

    def print_file(self) -> bytes:
        """What opens at the button of the Handouts page, to be printed from there."""
        link = self.page.get_by_role("link", name="Open the print file: 1 handout")
        address = link.get_attribute("href") or ""
        return self.context.request.get(urljoin(self.page.url, address)).body()

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    def sees_title(self, title: str) -> None:
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_have_text(title, timeout=PATIENCE)


class Participant:
    """Someone with a phone, and a letter that nobody else shall read."""

    def __init__(self, browser: Browser, marker: str) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport=PHONE, has_touch=True, is_mobile=True, accept_downloads=True
        )
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.requests: list[bytes] = []
        self.page.on(
            "request", lambda request: self.requests.append(request.post_data_buffer or b"")
        )
        self.marker = marker

    def join(self, link: str) -> None:
        self.page.goto(link)
        self.check("I may send lines to the wall")
        self.check("I may send my short answers at the end")
        self.tap("Join")
        self.sees("You are in")

    def check(self, label: str) -> None:
        self.page.get_by_label(label).check()

    def tap(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def tap_bar(self, name: str) -> None:
        bar = self.page.get_by_role("navigation", name="Always here")
        bar.get_by_role("link", name=name, exact=True).click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    def is_at(self, title: str, notice: str = "The group has moved on to “{}”.") -> None:
        """Wait for the step; who has just written something is asked first, and goes along."""
        heading = self.page.get_by_role("heading", level=1, name=title)
        moved = self.page.get_by_text(notice.format(title))
        expect(heading.or_(moved)).to_be_visible(timeout=PATIENCE)
        if moved.is_visible():
            self.tap("Go there")
        expect(heading).to_be_visible(timeout=PATIENCE)

    def is_at_the_end(self) -> None:
        self.is_at(
            "Thank you for being here", notice="The programme has ended. Go to the last page"
        )

    def rate(self, question: str, rating: int) -> None:
        scale = self.page.get_by_role("group", name=question)
        scale.get_by_role("radio", name=str(rating), exact=True).check(force=True)

    def choose(self, option: str) -> None:
        self.page.get_by_role("button", name=option, exact=True).click()

    def begin_letter(self, kind: str) -> None:
        self.page.get_by_role("button", name=re.compile(f"^{kind}")).click()

    def letter(self) -> Locator:
        return self.page.get_by_label("Your letter", exact=False)

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=False).fill(text)

    def handout(self) -> bytes:
        """Ask for the handout with the letter, and save it."""
        self.page.get_by_label("With my letter").first.check()
        self.tap("Make my handout")
        self.sees("Your handout is ready.")
        with self.page.expect_download() as saved:
            self.page.get_by_role("link", name="Save it on this phone").click()
        assert saved.value.suggested_filename == "notes.pdf"
        return Path(saved.value.path()).read_bytes()

    def ask_for_a_print(self) -> str:
        """With the letter; the word under which it waits."""
        self.page.locator("summary").filter(has_text="Have it printed here").click()
        place = self.page.locator("details").filter(has_text="Have it printed here")
        place.get_by_label("With my letter").check()
        word = place.locator("strong").inner_text()
        place.get_by_role("button", name="Ask for a print").click()
        self.sees("It waits to be printed.")
        return word


class Stage:
    """The projector: whoever is in the room can read it."""

    def __init__(self, browser: Browser, link: str) -> None:
        self.page = browser.new_context(viewport=PROJECTOR).new_page()
        self.page.goto(link)

    def shows(self, text: str) -> None:
        visible = self.page.get_by_text(text).filter(visible=True)
        expect(visible.first).to_be_visible(timeout=PATIENCE)


def decoded(picture: bytes) -> str:
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return code.text


def text_of(pdf: bytes) -> str:
    """The words of all pages, as if on one line."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
