"""The table, the results as JSON, and the run that is kept to compare with."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.measures import BY_ID, MEASURES, Measure

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results"
KEPT = FOLDER / "kept.json"

Values = Mapping[str, float | None]
Machine = dict[str, Any]

COLUMNS = ("measure", "ours", "goal", "kept", "× kept", "")
WIDTHS = (58, 11, 11, 11, 7, 10)


def machine() -> Machine:
    return {
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }


def kept() -> dict[str, float | None]:
    if not KEPT.exists():
        return {}
    values: dict[str, float | None] = json.loads(KEPT.read_text(encoding="utf-8"))["values"]
    return {name: value for name, value in values.items() if name in BY_ID}


def store(values: Values, here: Machine, short: bool, keep: bool) -> Path:
    """Write the results; a kept run takes the place of the last for what it measured."""
    at = datetime.now(UTC)
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{at:%Y%m%dT%H%M%SZ}.json"
    run = {"at": at.isoformat(timespec="seconds"), "machine": here, "short": short}
    path.write_text(json.dumps({**run, "values": dict(values)}, indent=2) + "\n", encoding="utf-8")
    if keep:
        merged = {**kept(), **values}
        ordered = {measure.id: merged[measure.id] for measure in MEASURES if measure.id in merged}
        KEPT.write_text(json.dumps({**run, "values": ordered}, indent=2) + "\n", encoding="utf-8")
    return path


def table(values: Values, before: Values) -> str:
    measured = [measure for measure in MEASURES if measure.id in values]
    rows = [row(measure, values[measure.id], before.get(measure.id)) for measure in measured]
    lines = [" ".join(laid_out(cells)).rstrip() for cells in (COLUMNS, *rows)]
    lines.insert(1, "─" * max(len(line) for line in lines))
    return "\n".join(lines)


def row(measure: Measure, value: float | None, before: float | None) -> tuple[str, ...]:
    ratio = f"{value / before:.2f}" if value is not None and before else ""
    missed = value is not None and measure.goal is not None and value > measure.goal
    return (
        measure.label,
        spoken(value, measure.unit),
        f"≤ {spoken(measure.goal, measure.unit)}" if measure.goal is not None else "",
        spoken(before, measure.unit) if before is not None else "",
        ratio,
        "MISSED" if missed else "",
    )


def laid_out(cells: tuple[str, ...]) -> list[str]:
    first, *others = (
        f"{cell:<{width}}" if place in {0, 5} else f"{cell:>{width}}"
        for place, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True))
    )
    return [first, *others]


def spoken(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    digits = (
        3 if unit == "CLS" else 0 if unit in {"", "MB"} or value >= 100 else 2 if unit == "×" else 1
    )
    return f"{value:,.{digits}f} {unit}".rstrip()


def foot(here: Machine, short: bool) -> str:
    lines = [
        f"{here['cores']} cores, {here['system']}, Python {here['python']}; load {here['load']}.",
        "The client shares them. A load above 0.5 before the start makes every time longer.",
        "p95 of several rounds: the middle one. Ratios count, absolutes drift.",
    ]
    if short:
        lines.append("Short form: few phones, one round. These figures only show that it works.")
    return "\n".join(lines)
