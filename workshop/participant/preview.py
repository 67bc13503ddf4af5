"""One segment as a phone and the stage would show it, while its script is being written."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain.script import Script, Segment
from workshop.participant.pages import Pages
from workshop.participant.steps import star_skills, steps_json
from workshop.services.details import RoomDetails
from workshop.services.handouts import Choices


class Previews:
    """The pages themselves: the phones' own program and styles, with no room behind them.

    They are in the language of the script.
    """

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def phone(self, script: Script, segment: Segment) -> bytes:
        only = replace(script, segments=(segment,))
        skills = star_skills(self._pages.tongues, only)
        steps = steps_json(only, RoomDetails(), [], skills, Choices()).decode()
        page = self._pages.draw(
            "preview.html", script.language, steps_json=steps, details=None, lines=[]
        )
        return page.plain

    def stage(self, script: Script, segment: Segment) -> bytes:
        return self._pages.draw("stage_preview.html", script.language, segment=segment).plain
