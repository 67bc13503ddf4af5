"""The gentle path: taken, left, and known to this phone alone."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.participant.along import Along
from tests.participant.venue import answers_there
from workshop.services import Services

pytestmark = pytest.mark.browser


def test_the_gentle_path_is_taken_at_the_hint_and_left_again(here: Along) -> None:
    here("arrival_check")
    here.phone.get_by_label("8").check()
    expect(here.phone.get_by_text("The other way comes first, the questions stay")).to_be_visible()
    here.press("Take the gentle path")

    other = here.phone.get_by_text("Choose a colour that fits how you are.")
    question = here.phone.get_by_role("group", name=re.compile("unsettled"))
    expect(other).to_be_visible()
    expect(question).to_be_hidden()
    expect(here.phone.get_by_role("img", name="The gentle path is on")).to_be_visible()
    here.phone.get_by_text("The questions, if you would like them").click()
    expect(question.get_by_label("8")).to_be_checked()
    question.get_by_role("button", name="Leave the gentle path").click()
    expect(question).to_be_visible()


def test_nobody_else_is_told_of_the_gentle_path(here: Along, services: Services) -> None:
    here("agreements")
    here.phone.get_by_label("I take the gentle path.").check()
    here("what_a_child_needs")
    here.phone.get_by_text("The questions, if you would like them").click()
    here.phone.get_by_role("button", name="rest", exact=False).first.click()
    expect(here.phone.get_by_text("Saved. A locked copy")).to_be_visible()

    sent = json.dumps(answers_there(services, here.room.code, here.phone))
    assert here.kept("")["gentle"] is True  # type: ignore[index]
    assert "gentle" not in sent
    assert list(json.loads(sent)) == ["needs"]


def test_the_letter_to_a_parent_is_not_on_the_gentle_path_and_not_lost(
    here: Along,
) -> None:
    here("letter")
    here.phone.get_by_role("button", name=re.compile("parent")).click()
    here.phone.locator("textarea").fill("What I needed")
    here.press("My notebook and choices")
    here.phone.get_by_label("I take the gentle path.").check()
    expect(here.phone.get_by_text("What I needed")).to_be_visible()
    here.press("Back")
    here.phone.get_by_text("The questions, if you would like them").click()
    expect(here.phone.get_by_role("button", name=re.compile("To younger me"))).to_be_visible()
    expect(here.phone.get_by_role("button", name=re.compile("parent"))).to_have_count(0)
    here.press("Leave the gentle path")

    expect(here.phone.locator("textarea")).to_have_value("What I needed")
