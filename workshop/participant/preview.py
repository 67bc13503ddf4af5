"""One segment as a phone and the stage would show it, while its script is being written."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain.script import Script, Segment
from workshop.participant.assets import Assets
from workshop.participant.pages import Pages
from workshop.participant.steps import steps_json
from workshop.services.details import RoomDetails


class Previews:
    """The pages themselves: the phones' own program and styles, with no room behind them."""

    def __init__(self) -> None:
        self._pages = Pages(Assets())

    def phone(self, script: Script, segment: Segment) -> bytes:
        only = replace(script, segments=(segment,))
        steps = steps_json(only, RoomDetails(), []).decode()
        return self._pages.draw("preview.html", steps_json=steps, details=None, lines=[]).plain

    def stage(self, _: Script, segment: Segment) -> bytes:
        return self._pages.draw("stage_preview.html", segment=segment).plain
