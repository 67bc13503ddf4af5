"""The Lobby's help lines: what is ticked, by whom and of which day, and what is remembered."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Checkbox

from tests.builders import HandClock
from tests.facilitator.dashboard import ShowPage, press, words_of
from workshop.domain.helplines import Check
from workshop.services import Services
from workshop.services.details import RoomDetails

NOWHERE = """\
country = "Nowhere"
code = "XX"
emergency = "100"

[[lines]]
name = "Alone"
purpose = "To talk."
phone = "111"
source_url = "https://www.example.org/"

[[lines]]
name = "He"
purpose = "For men."
sms = "222"
sms_keyword = "HELLO"
show_with = ["She"]

[[lines]]
name = "She"
purpose = "For women."
phone = "333"
"""


@pytest.fixture(autouse=True)
def file(services: Services) -> Path:
    folder = services.settings.data_dir / "facilitator_scripts" / "help_lines"
    folder.mkdir(parents=True)
    (folder / "xx.toml").write_text(NOWHERE)
    return folder / "xx.toml"


def change_file(services: Services, old: str, new: str) -> None:
    path = services.settings.data_dir / "facilitator_scripts" / "help_lines" / "xx.toml"
    path.write_text(path.read_text().replace(old, new))


@pytest.fixture
def today(services: Services) -> date:
    return services.help_lines.today()


def prepared(page: AppTest) -> AppTest:
    """A rehearsal in a country of which nothing is known yet."""
    page = page.selectbox(key="script").select("an_evening").run()
    page.checkbox(key="rehearsal").check().run()
    return page.selectbox(key="country").select("Nowhere").run()


def box(page: AppTest, name: str) -> Checkbox:
    (found,) = [each for each in page.checkbox if each.label.startswith(name)]
    return found


def tick(page: AppTest, *names: str) -> AppTest:
    for name in names:
        page = box(page, name).check().run()
    return page


def ticked(page: AppTest) -> list[str]:
    names = ("Emergency", "Alone", "He", "She")
    return [name for name in names if box(page, f"{name}:").value]


def signed(page: AppTest, by: str = "Anna") -> AppTest:
    return page.text_input(key="checked_by").input(by).run()


def opened(services: Services) -> RoomDetails:
    room = services.rooms.open_rooms()[0]
    return services.rooms.details(room.code)


def test_a_tick_reaches_the_room_with_its_day_and_who_made_it(
    services: Services, show_page: ShowPage, today: date
) -> None:
    page = prepared(show_page("lobby"))
    assert ticked(page) == []
    page = signed(tick(page, "Emergency", "Alone"))
    page.date_input[1].set_value(today - timedelta(days=3)).run()

    press(page, "open")

    details = opened(services)
    assert (details.emergency, details.emergency_check) == ("100", Check(today, "Anna"))
    assert [(line.name, line.check) for line in details.help_lines] == [
        ("Alone", Check(today - timedelta(days=3), "Anna"))
    ]


def test_without_a_tick_no_number_reaches_the_room(services: Services, show_page: ShowPage) -> None:
    press(prepared(show_page("lobby")), "open")

    assert opened(services) == RoomDetails(language="en")


def test_a_tick_needs_a_name(show_page: ShowPage) -> None:
    page = tick(prepared(show_page("lobby")), "Alone")

    assert page.button(key="open").disabled
    assert "Write your name or initials" in words_of(page)
    assert not signed(page).button(key="open").disabled


def test_the_next_room_is_offered_what_was_confirmed_with_its_day(
    services: Services, show_page: ShowPage, clock: HandClock, today: date
) -> None:
    press(signed(tick(prepared(show_page("lobby")), "Emergency", "Alone")), "open")
    clock.advance(days=90)

    page = press(show_page("lobby"), "open_another")
    page.checkbox(key="rehearsal").check().run()

    assert page.selectbox(key="country").value == "Nowhere"
    assert ticked(page) == ["Emergency", "Alone"]
    assert {each.value for each in page.date_input} == {today}
    assert "Checked 3 months ago by Anna." in words_of(page)
    press(page, "open")
    assert [line.check for line in opened(services).help_lines] == [Check(today, "Anna")]


@pytest.mark.parametrize(("days", "ago"), [(91, "3 months ago"), (200, "7 months ago")])
def test_what_was_confirmed_long_ago_is_not_ticked_by_itself(
    services: Services, show_page: ShowPage, clock: HandClock, days: int, ago: str
) -> None:
    press(signed(tick(prepared(show_page("lobby")), "Emergency", "Alone")), "open")
    clock.advance(days=days)

    page = press(show_page("lobby"), "open_another")

    assert ticked(page) == []
    assert f"Checked {ago}: please look again." in words_of(page)
    page = tick(page, "Alone")
    assert page.date_input[0].value == services.help_lines.today()


def test_a_changed_number_is_not_offered_as_ticked(services: Services, show_page: ShowPage) -> None:
    press(signed(tick(prepared(show_page("lobby")), "Emergency", "Alone")), "open")
    change_file(services, '"111"', '"112"')

    page = press(show_page("lobby"), "open_another")

    assert ticked(page) == ["Emergency"]


def test_a_tick_does_not_outlive_a_change_of_the_number_under_it(
    services: Services, show_page: ShowPage
) -> None:
    page = tick(prepared(show_page("lobby")), "Alone")
    change_file(services, '"111"', '"112"')

    assert ticked(page.run()) == []


def test_what_is_ticked_off_is_not_offered_again(show_page: ShowPage) -> None:
    press(signed(tick(prepared(show_page("lobby")), "Emergency", "Alone")), "open")
    page = press(show_page("lobby"), "open_another")
    page.checkbox(key="rehearsal").check().run()
    box(page, "Alone").uncheck().run()
    press(page, "open")

    assert ticked(press(show_page("lobby"), "open_another")) == ["Emergency"]


def test_lines_that_belong_together_wait_for_each_other(
    services: Services, show_page: ShowPage
) -> None:
    page = tick(prepared(show_page("lobby")), "Emergency", "He")
    assert "He is shown only together with She." in words_of(page)
    assert "Phones will show: **100**." in words_of(page)

    page = signed(tick(page, "She"))
    assert "Phones will show: **100, He, She**." in words_of(page)
    press(page, "open")

    assert [line.name for line in opened(services).help_lines] == ["He", "She"]


def test_the_page_says_which_of_many_are_shown(services: Services, show_page: ShowPage) -> None:
    more = "".join(
        f'\n[[lines]]\nname = "Extra {number}"\npurpose = "x"\nphone = "{number}"\n'
        for number in range(2)
    )
    change_file(services, 'phone = "333"\n', f'phone = "333"\n{more}')
    names = ["Emergency", "Alone", "He", "She", "Extra 0", "Extra 1"]

    words = words_of(tick(prepared(show_page("lobby")), *names))

    assert "Phones will show: **100, Alone, He, She, Extra 0**." in words
    assert "Ticked, but not shown, as five are enough: Extra 1." in words


def test_what_is_not_ticked_says_where_to_look(show_page: ShowPage) -> None:
    page = prepared(show_page("lobby"))

    assert "Its own site: [www.example.org](https://www.example.org/)" in words_of(page)
    assert "text HELLO to 222" in box(page, "He:").label


def test_each_line_says_what_it_is_for_and_a_name_that_is_a_number_only_once(
    services: Services, show_page: ShowPage
) -> None:
    change_file(services, 'name = "Alone"', 'name = "111"')
    page = prepared(show_page("lobby"))

    assert "For men." in words_of(page)
    assert box(page, "**111**").label == "**111**"


def test_a_country_whose_file_has_a_mistake_stays_in_the_list_and_says_file_and_line(
    services: Services, show_page: ShowPage, file: Path
) -> None:
    press(signed(tick(prepared(show_page("lobby")), "Emergency")), "open")
    change_file(services, 'phone = "111"', "phone = 111 222")

    page = press(show_page("lobby"), "open_another")

    assert page.selectbox(key="country").value == "Nowhere (mistake in xx.toml)"
    words = words_of(page)
    assert "no help line and no emergency number" in words
    assert str(file) in words
    assert "**Line 8** · A number must stand in double quotes" in words.replace("\\", "")
    assert 'phone = "111 222"' in words
    page.checkbox(key="rehearsal").check().run()
    press(page, "open")
    assert opened(services).help_lines == ()


def test_a_mistake_in_an_own_file_does_not_bring_the_shipped_one_back(
    show_page: ShowPage, file: Path
) -> None:
    (file.parent / "es.toml").write_text('country = "Spain"\n')

    options = show_page("lobby").selectbox(key="country").options

    assert "Spain (mistake in es.toml)" in options
    assert "Spain" not in options


def test_two_files_for_one_country_are_both_in_the_list(show_page: ShowPage, file: Path) -> None:
    twin = file.read_text().replace('"XX"', '"XY"')
    (file.parent / "xy.toml").write_text(twin)

    options = show_page("lobby").selectbox(key="country").options

    assert {"Nowhere (XX)", "Nowhere (XY)"} < set(options)
