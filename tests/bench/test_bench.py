"""The benchmark runs to its end with a figure for everything; how good times are is not tested."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench import report
from bench.measures import MEASURES, Measure

ROOT = Path(__file__).parents[2]

ALWAYS = re.compile("first_view|phone_assets|layout_shift|lighthouse_.*_(accessibility|best)")
"""Measures on which nothing else that the machine does has an influence."""


@pytest.mark.browser
def test_the_short_form_has_a_value_for_every_measure() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bench", "--short"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    stored = json.loads(Path(run.stdout.split()[-1]).read_text(encoding="utf-8"))
    assert stored["short"] is True
    expected = {measure.id for measure in MEASURES if not measure.long}
    assert {name for name, value in stored["values"].items() if value is not None} == expected
    for measure in MEASURES:
        assert (measure.label in run.stdout) is not measure.long
    missed = {
        measure.id: value
        for measure in MEASURES
        if ALWAYS.match(measure.id) and (value := stored["values"][measure.id]) > measure.goal
    }
    assert missed == {}


def test_a_missed_goal_is_said_plainly_and_a_met_one_is_not() -> None:
    measure = Measure("join_p95", "Join", "ms", 120)
    assert report.row(measure, 120.0, 100.0) == ("Join", "120 ms", "≤ 120 ms", "100 ms", "1.20", "")
    assert report.row(measure, 121.0, None) == ("Join", "121 ms", "≤ 120 ms", "", "", "MISSED")


def test_what_could_not_be_measured_is_a_dash() -> None:
    assert report.row(Measure("usable", "Usable", "ms", 1000), None, 900.0)[1:5] == (
        "–",
        "≤ 1,000 ms",
        "900 ms",
        "",
    )


def test_the_kept_run_names_only_measures_that_exist() -> None:
    if report.KEPT.exists():
        values = json.loads(report.KEPT.read_text(encoding="utf-8"))["values"]
        assert set(values) <= {measure.id for measure in MEASURES}
