"""A list of people on the Handouts page."""

from __future__ import annotations

import threading

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders import open_room
from tests.facilitator.dashboard import ShowPage, press, without_mistake, words_of
from tests.facilitator.test_handouts_page import links_of
from workshop.services import Services

LIST = b"name,paper,telephone\nAnn,A4,1\nBob,A9,\nCy,Letter,\nDee,A7,\nEve,,\n"


def given(page: AppTest, data: bytes) -> AppTest:
    uploader = page.file_uploader(key="people_file")
    return without_mistake(uploader.upload("people.csv", data, "text/csv").run())


def printed(services: Services, page: AppTest, code: str) -> AppTest:
    for _ in range(600):
        state = services.prints.lists.now(code)
        if state and not state.running:
            return without_mistake(page.run())
        threading.Event().wait(0.05)
    pytest.fail("It was not printed within 30 seconds.")


def test_what_is_wrong_is_listed_and_the_good_rows_can_be_printed(
    services: Services, show_page: ShowPage
) -> None:
    code = open_room(services).code

    page = given(show_page("handouts"), LIST)

    (told,) = page.warning
    assert told.value.replace("\\", "").split("\n") == [
        "- Column “telephone” is not used.",
        "- Row 3, column “paper”: “A9” is no paper. Write A4 or Letter.",
        "- Row 5, column “paper”: “A7” is no paper. Write A4 or Letter.",
    ]
    page = printed(services, press(page, "people_make"), code)
    assert links_of(page)[-1] == f"/facilitator-files/{code}/list.pdf#navpanes=0"
    assert page.get("link_button")[-1].proto.label == "Open the PDF: 3 packs"
    assert "Row 3, column “paper”" in words_of(page)


def test_when_it_is_done_it_is_forgotten_and_another_list_can_come(
    services: Services, show_page: ShowPage
) -> None:
    code = open_room(services).code
    page = given(show_page("handouts"), LIST)
    assert "people_read" in page.session_state
    page = printed(services, press(page, "people_make"), code)
    assert "people_read" not in page.session_state

    page = press(page, "people_forget")

    assert services.prints.lists.now(code) is None
    assert len(page.file_uploader) == 1


def test_files_for_each_can_be_asked_for(services: Services, show_page: ShowPage) -> None:
    code = open_room(services).code
    page = given(show_page("handouts"), LIST)

    page = page.radio(key="people_wish").set_value("A PDF for each, in a .zip").run()
    page = printed(services, press(page, "people_make"), code)

    assert links_of(page)[-1] == f"/facilitator-files/{code}/list.zip"
    assert services.prints.lists.fetch(code).pdf.startswith(b"PK")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x00", "This file cannot be read as a list."),
        (b"name\n", "The list has a row of headings, and nobody below it."),
    ],
)
def test_what_is_no_list_is_said_and_nothing_is_offered(
    services: Services, show_page: ShowPage, data: bytes, told: str
) -> None:
    open_room(services)

    page = given(show_page("handouts"), data)

    assert told in words_of(page)
    assert [button.key for button in page.button if button.key == "people_make"] == []


def test_more_problems_than_can_be_read_are_counted(
    services: Services, show_page: ShowPage
) -> None:
    open_room(services)

    page = given(show_page("handouts"), b"name,paper\n" + b"Ann,A9\n" * 30)

    assert page.warning[0].value.endswith("- and 18 more")
    assert "No row can be printed." in words_of(page)


def test_the_list_to_fill_in_has_the_packs_columns(services: Services, show_page: ShowPage) -> None:
    open_room(services)

    page = show_page("handouts")
    page = page.selectbox(key="people_pack").select("paper_twin").run()

    assert links_of(page)[-1] == "/facilitator-files/lists/paper_twin.xlsx"
