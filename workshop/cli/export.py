"""``workshop export CODE``: a closed room's debrief, for the team's own records."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

from workshop.cli.disk import add_data_dir
from workshop.cli.outcome import FINE
from workshop.domain.debrief import SegmentTime, segment_times
from workshop.domain.errors import UnknownRoom
from workshop.domain.joincode import normalise
from workshop.settings import Settings

if TYPE_CHECKING:
    from workshop.services import Services

COLUMNS = ("segment", "planned_seconds", "took_seconds", "paused_seconds")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("code", metavar="CODE", help="the room’s code")
    add("--csv", action="store_true", help="only the times, as a table, instead of JSON")
    add_data_dir(parser)


def run(arguments: argparse.Namespace) -> int:
    from workshop import services as all_services

    code = normalise(arguments.code)
    if code is None:
        raise UnknownRoom
    settings = Settings.from_here(data_dir=arguments.data_dir)
    with closing(all_services.build(settings)) as services:
        numbers = services.ratings.summary(code)  # refuses while the room is open
        times = times_of(services, code)
        if arguments.csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerows([COLUMNS, *(cells(time) for time in times)])
        else:
            about = {"code": code, "script": services.rooms.script(code).title}
            segments = [dict(zip(COLUMNS, facts(time), strict=True)) for time in times]
            said = about | {"times": segments, "numbers": json.loads(numbers.encoded())}
            print(json.dumps(said, ensure_ascii=False, indent=2))
    return FINE


def times_of(services: Services, code: str) -> tuple[SegmentTime, ...]:
    script = services.rooms.script(code)
    return segment_times(script, services.rooms.journal(code), services.clock())


def facts(time: SegmentTime) -> tuple[Any, ...]:
    spans = (time.segment.planned, time.actual, time.paused)
    return (time.segment.title, *(round(span.total_seconds()) for span in spans))


def cells(time: SegmentTime) -> tuple[Any, ...]:
    """As ``facts``, but no spreadsheet takes a title for a formula."""
    title, *numbers = facts(time)
    return (f"'{title}" if title[0] in "=+-@" else title, *numbers)
