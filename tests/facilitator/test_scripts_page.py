"""Where a workshop is prepared: all scripts at a glance, one of them as each will have it."""

from __future__ import annotations

import shutil
from datetime import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.content.good import SCRIPTS
from tests.facilitator.dashboard import ShowPage, press, without_mistake, words_of
from workshop.content.copies import copy_script
from workshop.content.shipped import shipped
from workshop.services import Services


@pytest.fixture
def own(services: Services) -> Path:
    return services.settings.own_scripts_dir


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def choose(page: AppTest, **choices: str) -> AppTest:
    for name, choice in choices.items():
        page.query_params[name] = choice
    return without_mistake(page.run())


def listed(page: AppTest) -> dict[str, str]:
    radio = page.radio(key="script_shown")
    titles, captions = (
        [each.replace("\\", "").replace("\u00a0", " ") for each in said]
        for said in (radio.options, radio.proto.captions)
    )
    return dict(zip(titles, captions, strict=True))


def frame_of(page: AppTest) -> str:
    """Where the frame beside the words leads."""
    (frame,) = page.get("iframe")
    return str(frame.proto.src)


def test_all_scripts_are_listed_at_a_glance_ones_own_first(show_page: ShowPage) -> None:
    shown = listed(show_page("scripts"))

    assert next(iter(shown)) == "An evening"
    assert shown["An evening"] == "24 min · tier 1 · English · your own · fine"
    assert shown["Inner child workshop, 90 minutes"].startswith("90 min · tiers 1, 2 · English")
    assert " · shipped · " in shown["Inner child workshop, 90 minutes"]


def test_what_asks_least_of_people_comes_first(show_page: ShowPage) -> None:
    titles = list(listed(show_page("scripts")))

    assert titles == [
        "An evening",
        "Needs and armour",
        "Letter to younger me",
        "Inner child workshop, 90 minutes",
        "Two chairs",
        "Inner child workshop, 2 hours",
        "Inner child workshop, half day",
        "One to one",
    ]
    assert show_page("lobby").selectbox(key="script").options == titles


def test_the_list_says_what_is_to_be_mended(
    services: Services, own: Path, show_page: ShowPage
) -> None:
    evening = services.library.entry("an_evening")
    copy_script(evening, own, "with_warnings")
    shutil.copy(own / "an_evening" / "sharing.md", own / "with_warnings" / "spare.md")
    copy_script(evening, own, "broken")
    change(own / "broken" / "sharing.md", "kind: sharing", "kind: shareing")

    shown = listed(show_page("scripts"))

    assert shown["broken"] == "your own · **:red[1 problem]**"
    assert shown["An evening (my copy)"].endswith("your own · **:red[1 warning]**")


def test_the_plan_shows_clock_times_from_the_planned_start(show_page: ShowPage) -> None:
    page = show_page("scripts")
    assert "| 18:00 | Welcome | open | 5 | calm |  |" in words_of(page)

    page.time_input(key="begins").set_value(time(19, 30)).run()

    words = words_of(page)
    assert "If it begins at 19:30" in words
    assert "| 19:30 | Welcome | open | 5 | calm |  |" in words


def test_a_segment_is_shown_to_who_leads_with_all_that_bounds_it(show_page: ShowPage) -> None:
    page = choose(show_page("scripts"), view="segment", segment="grounding")

    words = words_of(page)
    assert "grounding · 18:15 to 18:19 · 4 min · calm · never under 3 min" in words
    assert "Keep in mind" in words


def test_segments_are_gone_through_with_the_keys_that_move_a_room(show_page: ShowPage) -> None:
    page = choose(show_page("scripts"), view="segment")
    assert page.button(key="segment-back").disabled

    press(page, "segment-next")

    assert page.selectbox(key="segment_shown").value == "sharing"
    assert page.query_params["segment"] == "sharing"


def test_beside_it_stands_the_phone_the_stage_or_the_paper(show_page: ShowPage) -> None:
    page = choose(show_page("scripts"), view="segment", segment="sharing")
    assert frame_of(page).startswith("/facilitator-preview/an_evening/sharing/phone?tier=1&")

    page.button_group(key="beside_shown").set_value("stage").run()
    assert "/sharing/stage?" in frame_of(page)

    page.button_group(key="beside_shown").set_value("paper").run()
    assert "Write one word." in words_of(page)


def test_a_frame_is_asked_for_anew_only_when_what_it_shows_has_changed(
    own: Path, show_page: ShowPage
) -> None:
    page = choose(show_page("scripts"), view="segment", segment="sharing")
    before = frame_of(page)
    change(own / "an_evening" / "grounding.md", "minutes: 4", "minutes: 5")
    assert frame_of(page.run()) == before

    change(own / "an_evening" / "sharing.md", "You are in the right place.", "You are here.")

    assert frame_of(page.run()) != before


def test_a_script_with_content_for_another_tier_is_shown_at_either(show_page: ShowPage) -> None:
    page = choose(show_page("scripts"), script="inner_child_90", view="segment", segment="letter")
    assert "tier=1&" in frame_of(page)

    page.button_group(key="tier_shown").set_value("2").run()

    assert "tier=2&" in frame_of(page)


def test_problems_stand_by_file_with_the_whole_path_mistakes_first(
    own: Path, show_page: ShowPage
) -> None:
    evening = own / "an_evening"
    shutil.copy(evening / "grounding.md", evening / "aaa_spare.md")
    change(evening / "sharing.md", "kind: sharing", "kind: shareing")
    change(evening / "sharing.md", "minutes: 10", "minutes: ten")

    words = words_of(show_page("scripts"))

    assert "This script cannot be opened yet: 3 things to mend." in words
    paths = [line for line in words.splitlines() if line.endswith(".md")]
    assert paths == [str(evening / "sharing.md"), str(evening / "aaa_spare.md")]
    assert '**Line 3** · "shareing" is not a kind that exists. Did you mean "sharing"?' in words
    assert "Write:  kind: sharing" in words
    assert "**Warning, line 1** · The running order does not name this file" in words


def test_what_is_chosen_is_still_chosen_after_a_mistake_was_made_and_mended(
    own: Path, show_page: ShowPage
) -> None:
    path = own / "an_evening" / "sharing.md"
    good = path.read_text()
    page = choose(show_page("scripts"), script="an_evening", view="segment", segment="sharing")
    page.button_group(key="beside_shown").set_value("paper").run()

    path.write_text(good.replace("kind: sharing", "kind: shareing"))
    broken = words_of(page.run())
    path.write_text(good.replace("title: Sharing", "title: Another title"))
    page.run()

    assert "This script cannot be opened yet: 1 thing to mend." in broken
    assert "Until it is mended, this is how it was before:" in broken
    assert "No problem found." in words_of(page)
    assert page.selectbox(key="segment_shown").value == "sharing"
    assert page.button_group(key="beside_shown").value == "paper"


def test_what_is_chosen_is_still_chosen_after_a_look_at_another_page(show_page: ShowPage) -> None:
    page = choose(show_page("scripts"), script="inner_child_90")
    page.radio(key="script_shown").set_value("an_evening").run()

    page.query_params.clear()  # as Streamlit does between pages
    page.run()

    assert page.radio(key="script_shown").value == "an_evening"


def test_a_script_that_has_gone_leaves_the_page_standing(own: Path, show_page: ShowPage) -> None:
    page = choose(show_page("scripts"), script="an_evening", view="segment", segment="sharing")

    shutil.rmtree(own / "an_evening")

    assert "An evening" not in listed(without_mistake(page.run()))


def test_a_shipped_script_says_how_to_get_one_of_ones_own(show_page: ShowPage) -> None:
    page = choose(show_page("scripts"), script="inner_child_90")

    assert 'workshop new "My group" --from inner_child_90' in words_of(page)


def test_what_stands_in_front_of_a_shipped_one_is_said(own: Path, show_page: ShowPage) -> None:
    there = shipped("facilitator_scripts")
    shutil.copytree(there / "inner_child_90", own / "inner_child_90")
    (own / "shared").mkdir()
    shutil.copy(there / "shared" / "letter.md", own / "shared")

    words = words_of(choose(show_page("scripts"), script="inner_child_90"))

    for hidden in (there / "inner_child_90", there / "shared" / "letter.md"):
        assert f"Yours is used in place of the one we ship, {hidden}" in words
    assert "Yours is used" not in words_of(choose(show_page("scripts"), script="an_evening"))


def test_a_script_in_two_languages_is_shown_in_either(own: Path, show_page: ShowPage) -> None:
    for name in ("good_in_two_languages", "shared"):
        shutil.copytree(SCRIPTS / name, own / name)
    change(own / "good_in_two_languages/es/welcome.md", "title: Welcome", "title: Bienvenida")
    page = choose(show_page("scripts"), script="good_in_two_languages", view="segment")
    assert "English, Español" in "\n".join(listed(page).values())
    assert "language=en&" in frame_of(page)

    page.button_group(key="language_shown").set_value("es").run()

    assert "language=es&" in frame_of(page)
    assert page.selectbox(key="segment_shown").options[0] == "1. Bienvenida"


def test_the_plan_can_be_taken_along_on_paper_as_it_is_shown(show_page: ShowPage) -> None:
    page = choose(show_page("scripts"), script="inner_child_90", tier="2", language="es")

    for asked in ("?", "?large&"):
        page.toggle(key="large_booklet").set_value(asked != "?").run()
        assert [button.proto.url for button in page.get("link_button")] == [
            f"/facilitator-files/scripts/inner_child_90/booklet-{paper}.pdf"
            f"{asked}tier=2&language=es&start=18%3A00"
            for paper in ("a4", "letter")
        ]
