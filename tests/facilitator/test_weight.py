from __future__ import annotations

import os
import subprocess
import sys

from tests.builders import HandClock, lead_to, open_room
from workshop.services import Services

PROGRAM = """
import sys
from pathlib import Path
from streamlit.testing.v1 import AppTest
from workshop import services
from workshop.settings import Settings

services.use(services.build(Settings.load({}, data_dir=Path(sys.argv[1]))))
for page in ("lobby", "run", "handouts", "debrief", "scripts"):
    code = "from workshop import services; from workshop.facilitator.pages import {0}; "
    AppTest.from_string((code + "{0}.render(services.current())").format(page)).run(timeout=20)
services.current().close()
print([heavy for heavy in ("numpy", "pandas", "pyarrow") if heavy in sys.modules])
"""


def test_no_page_loads_the_libraries_for_tables_which_weigh_more_than_everything_else(
    services: Services, clock: HandClock
) -> None:
    lead_to(services, clock, open_room(services), "sharing")
    open_room(services)

    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(services.settings.data_dir)],
        capture_output=True,
        check=True,
        text=True,
        env=os.environ | {"PYTHONPATH": "."},
    )

    assert ended.stdout == "[]\n"
