from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

import workshop.app
from tests.builders import open_room
from tests.facilitator.dashboard import without_mistake
from workshop import services as all_services
from workshop.services import Services
from workshop.services.keys import FILE_NAME

SCRIPT = Path(workshop.app.__file__).with_name("dashboard.py")


def test_the_dashboard_opens_with_the_lobby(services: Services) -> None:
    all_services.use(services)

    page = without_mistake(AppTest.from_file(str(SCRIPT), default_timeout=20).run())

    assert [title.value for title in page.title] == ["Open a room"]


def test_no_folder_beside_the_script_makes_pages_by_itself() -> None:
    assert not (SCRIPT.parent / "pages").exists()


def test_what_goes_wrong_in_a_whole_page_is_said_in_a_sentence(
    services: Services, build_services: Callable[..., Services]
) -> None:
    open_room(services)
    (services.settings.data_dir / FILE_NAME).write_bytes(b"another key of thirty-two bytes!")
    all_services.use(build_services())

    page = without_mistake(AppTest.from_file(str(SCRIPT), default_timeout=20).run())

    assert page.info[0].value.startswith("This was locked with another deployment key.")
