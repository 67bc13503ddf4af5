"""Confirming help lines, and what is remembered of it when the next room is prepared."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders import HandClock
from tests.conftest import Build
from workshop.domain.errors import BadRequest
from workshop.domain.helplines import Age, Check, Country
from workshop.services import Services
from workshop.services.helplines import EMERGENCY

NOWHERE = """\
country = "Nowhere"
code = "XX"
emergency = "100"

[[lines]]
name = "Alone"
purpose = "To talk."
phone = "111"

[[lines]]
name = "He"
purpose = "For men."
phone = "222"
show_with = ["She"]

[[lines]]
name = "She"
purpose = "For women."
phone = "333"
"""


def write(services: Services, text: str = NOWHERE) -> Path:
    folder = services.settings.data_dir / "facilitator_scripts" / "help_lines"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "xx.toml").write_text(text)
    return folder / "xx.toml"


def nowhere(services: Services) -> Country:
    return next(each for each in services.help_lines.countries() if each.code == "XX")


def checks_of(services: Services) -> dict[str, Check | None]:
    return {line.name: line.check for line in nowhere(services).lines}


@pytest.fixture
def today(clock: HandClock) -> date:
    return clock().astimezone().date()


def test_what_was_confirmed_is_known_to_the_next_process(
    both: Services, build_services: Build, database_url: str, today: date
) -> None:
    write(both)
    by_anna, by_ben = Check(today, "Anna"), Check(today - timedelta(days=3), "Ben")
    confirmed = both.help_lines.confirm(nowhere(both), {EMERGENCY: by_anna, "Alone": by_ben})
    assert [(line.name, line.check) for line in confirmed.lines] == [("Alone", by_ben)]
    assert confirmed.emergency_check == by_anna

    later = build_services(database_url=database_url)

    assert nowhere(later).emergency_check == by_anna
    assert checks_of(later) == {"Alone": by_ben, "He": None, "She": None}
    assert later.help_lines.last_country() == "XX"


def test_a_change_of_the_number_makes_the_check_void_and_changing_back_revives_it(
    both: Services, today: date
) -> None:
    file = write(both)
    anna = Check(today, "Anna")
    both.help_lines.confirm(nowhere(both), {EMERGENCY: anna, "Alone": anna})

    file.write_text(NOWHERE.replace('"111"', '"112"').replace('"100"', '"101"'))
    assert checks_of(both)["Alone"] is None
    assert nowhere(both).emergency_check is None

    file.write_text(NOWHERE.replace("To talk.", "To talk with someone."))
    assert checks_of(both)["Alone"] == anna


def test_a_fresh_check_that_is_ticked_off_is_taken_back(both: Services, today: date) -> None:
    write(both)
    both.help_lines.confirm(nowhere(both), {"Alone": Check(today, "Anna")})

    both.help_lines.confirm(nowhere(both), {})

    assert checks_of(both)["Alone"] is None


def test_an_old_check_that_nobody_renewed_is_still_known_as_old(
    both: Services, clock: HandClock, today: date
) -> None:
    write(both)
    both.help_lines.confirm(nowhere(both), {"Alone": Check(today, "Anna")})
    clock.advance(days=91)

    both.help_lines.confirm(nowhere(both), {})

    (alone, *_) = nowhere(both).lines
    assert alone.check == Check(today, "Anna")
    assert alone.age(both.help_lines.today()) is Age.OLD


def test_a_newer_check_takes_the_place_of_the_older(both: Services, today: date) -> None:
    write(both)
    both.help_lines.confirm(nowhere(both), {"Alone": Check(today - timedelta(days=9), "Anna")})
    both.help_lines.confirm(nowhere(both), {"Alone": Check(today, "Ben")})

    assert checks_of(both)["Alone"] == Check(today, "Ben")


def test_of_lines_that_belong_together_one_alone_is_not_confirmed(
    both: Services, today: date
) -> None:
    write(both)
    anna = Check(today, "Anna")

    assert both.help_lines.confirm(nowhere(both), {"He": anna}).lines == ()
    assert checks_of(both)["He"] is None

    two = both.help_lines.confirm(nowhere(both), {"He": anna, "She": anna})
    assert [line.name for line in two.lines] == ["He", "She"]


def test_a_check_that_stands_in_the_file_counts_unless_a_later_one_is_known(
    both: Services, today: date
) -> None:
    dated = 'phone = "111"\nverified_on = "2030-03-01"\nverified_by = "Cleo"\n'
    write(both, NOWHERE.replace('phone = "111"\n', dated))
    assert checks_of(both)["Alone"] == Check(date(2030, 3, 1), "Cleo")

    both.help_lines.confirm(nowhere(both), {"Alone": Check(today, "Anna")})

    assert checks_of(both)["Alone"] == Check(today, "Anna")


@pytest.mark.parametrize(
    ("days", "by"),
    [(0, " "), (-1, "Anna"), (181, "Anna")],
    ids=["nameless", "tomorrow", "half a year ago"],
)
def test_a_check_without_a_name_or_of_another_time_is_refused(
    services: Services, today: date, days: int, by: str
) -> None:
    write(services)

    with pytest.raises(BadRequest):
        services.help_lines.confirm(
            nowhere(services), {"Alone": Check(today - timedelta(days=days), by)}
        )

    assert checks_of(services)["Alone"] is None


def test_before_the_first_check_there_is_no_last_country(both: Services) -> None:
    assert both.help_lines.last_country() == ""
    assert not any(country.checks for country in both.help_lines.countries())
