"""``python -m tests.screenshots``: the README’s pictures, of a room that is really running.

And every pack's sheets, to be looked at in a review.
"""

from __future__ import annotations

import subprocess
import tempfile
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser import chromium
from tests.e2e.people import Facilitator, Participant
from tests.e2e.venue import Venue
from tests.review_sheets import review
from workshop.content.library import Library
from workshop.content.shipped import shipped

IMAGES = Path(__file__).parent.parent / "docs" / "images"

LETTER = (
    "Dear younger me, I know you needed someone to sit with you for a while. "
    "It made sense that you went quiet. Something I like about you is how you kept on drawing. "
)


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    review(IMAGES / "packs")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        venue = Venue(Path(folder))
        try:
            take(browser, venue, Path(folder))
        finally:
            venue.close()


def take(browser: Browser, venue: Venue, folder: Path) -> None:
    desk = Facilitator(browser, venue.open())
    desk.open_room(people=8, privacy="We must tell someone if a child is in danger now.")
    writer = Participant(browser, marker="")
    writer.join(desk.scanned())
    desk.confirm_everything()
    desk.start()
    lead_to("letter", desk, venue)
    writer.is_at("Letter")
    writer.begin_letter("To younger me")
    writer.letter().fill(LETTER)
    writer.sees("Saved.")
    venue.put_forward(minutes=6.4)
    desk.sees("8:")
    desk.page.screenshot(path=IMAGES / "run.png")
    writer.page.screenshot(path=IMAGES / "phone.png")
    lead_to("aftercare", desk, venue)
    writer.is_at("Aftercare plan")
    handout = folder / "notes.pdf"
    handout.write_bytes(writer.handout())
    picture(handout, the_page_with("Dear younger me", handout), IMAGES / "handout")


def lead_to(segment: str, desk: Facilitator, venue: Venue) -> None:
    """Go on to this segment, giving each one on the way the time it was planned for."""
    script = Library([shipped("facilitator_scripts")]).entry("inner_child_90").script
    assert script is not None
    titles = [each.title for each in script.segments]
    start = titles.index(desk.title())
    for each, following in pairwise(script.segments[start:]):
        if each.id == segment:
            return
        venue.put_forward(minutes=each.planned / timedelta(minutes=1))
        desk.press("Next")
        desk.sees_title(following.title)


def the_page_with(words: str, pdf: Path) -> int:
    pages = PdfReader(pdf).pages
    return next(number for number, page in enumerate(pages, 1) if words in page.extract_text())


def picture(pdf: Path, page: int, into: Path) -> None:
    only = ["-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run(["pdftoppm", "-png", "-r", "80", *only, pdf, into], check=True)


if __name__ == "__main__":
    main()
