"""Every colour that text has, against everything it stands on: seven to one at least."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import workshop.participant

CSS = (Path(workshop.participant.__file__).parent / "client/style/colours.css").read_text("utf-8")

PAIRS = [
    *[(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("paper", "raised", "wash")],
    ("ink", "warm"),
    ("leave", "raised"),
    ("on-accent", "accent"),
]


def palettes() -> dict[str, dict[str, str]]:
    rules = re.findall(r":root\S* \{(.*?)\}", CSS, re.DOTALL)
    light, dark, dim = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", each)) for each in rules)
    return {"light": light, "dark": light | dark, "dim": light | dim}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark", "dim"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out(scheme: str, ink: str, ground: str) -> None:
    colours = palettes()[scheme]
    darker, lighter = sorted(luminance(colours[name]) for name in (ink, ground))

    assert (lighter + 0.05) / (darker + 0.05) >= 7
