from __future__ import annotations

from tests.facilitator.dashboard import ShowPage, words_of
from workshop.services import Services


def test_every_script_is_listed_with_its_plan_and_its_words(show_page: ShowPage) -> None:
    page = show_page("scripts")
    page.selectbox(key="script_shown").select("an_evening").run()
    page.selectbox(key="segment_of_an_evening").select(2).run()

    words = words_of(page)
    assert "No problem found." in words
    assert "| Grounding | grounding | 4 |" in words
    assert "Write one word." in words


def test_a_mistake_shows_as_soon_as_the_file_is_saved_and_goes_when_it_is_mended(
    services: Services, show_page: ShowPage
) -> None:
    path = services.settings.data_dir / "facilitator_scripts" / "an_evening" / "sharing.md"
    good = path.read_text()
    page = show_page("scripts")
    page.selectbox(key="script_shown").select("an_evening").run()

    path.write_text(good.replace("kind: sharing", "kind: shareing"))
    broken = words_of(page.run())
    path.write_text(good)
    mended = words_of(page.run())

    assert "This script cannot be opened yet: 1 thing to mend." in broken
    assert "an_evening/sharing.md:3  " in broken
    assert "No problem found." in mended
