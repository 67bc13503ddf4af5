"""What is looked at on every screen of the gallery. An inspection answers with what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize

from tests.needs import lacking
from tests.participant.gallery.keyboard import tabbing
from tests.participant.venue import PHONE
from tests.tools.install import MODULES

EYES = Path(__file__).parent / "inspect.js"
AXE = MODULES / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
NAMELESS = re.compile(
    r"^\s*- (?:button|link|textbox|checkbox|radio|heading|navigation)\b(?! \")", re.MULTILINE
)

SPACED = """
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];"""
"""As WCAG 1.4.12 wants it."""

LARGE = "document.documentElement.style.fontSize = '225%';"
"""Twice as large as the page asks for."""

WIDE = ViewportSize(width=PHONE["width"], height=PHONE["height"])
NARROW = ViewportSize(width=320, height=640)
MEDIA: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none"}

Findings = list[str]
Inspection = Callable[[Page], Findings]


def own(name: str) -> Inspection:
    """One of the functions in ``inspect.js``."""

    def look(page: Page) -> Findings:
        found: Findings = page.evaluate(f"inspect.{name}()")
        return found

    return look


def axe(page: Page) -> Findings:
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = page.evaluate(
        f"async () => (await axe.run({json.dumps(options)})).violations"
    )
    return [
        f"{rule['id']}: {node['html'][:120]} ({'; '.join(why(node))})"
        for rule in found
        for node in rule["nodes"]
    ]


def why(node: dict[str, Any]) -> list[str]:
    return [check["message"] for kind in ("any", "all", "none") for check in node[kind]]


def nameless(page: Page) -> Findings:
    """What the accessibility tree has no name for."""
    return [found.strip() for found in NAMELESS.findall(page.locator("body").aria_snapshot())]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a device shows a screen, and what is looked at when it does.

    Colours do not depend on widths, so that both of each are seen in two settings.
    """

    name: str
    looks: dict[str, Inspection]
    viewport: ViewportSize = field(default_factory=lambda: WIDE)
    media: dict[str, Any] = field(default_factory=dict)
    script: str = ""


LAID_OUT: dict[str, Inspection] = {name: own(name) for name in ("targets", "contrast", "cut")}

SETTINGS = (
    Setting(
        "by day",
        LAID_OUT
        | {name: own(name) for name in ("structure", "moving")}
        | {"axe": axe, "nameless": nameless, "tabbing": tabbing},
    ),
    Setting(
        "colours of the system",
        {name: own(name) for name in ("chosen", "edges")},
        media={"forced_colors": "active"},
    ),
    Setting("narrow, by night", LAID_OUT, NARROW, {"color_scheme": "dark"}),
    Setting("narrow, letters apart", {"cut": own("cut")}, NARROW, script=SPACED),
    Setting("letters twice as large", {"cut": own("cut")}, script=LARGE),
)
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
UNDONE = "document.adoptedStyleSheets = []; document.documentElement.style.fontSize = '';"


class Inspector:
    """Looks at one screen after the other, in every setting."""

    def __init__(self) -> None:
        if not AXE.exists():
            lacking("axe-core is not there: `make setup` fetches it.")
        self._tools = "".join(
            f"{start}{path.read_text('utf-8')}\n"
            for start, path in (("", AXE), ("globalThis.inspect = ", EYES))
        )

    def prepare(self, page: Page) -> None:
        """Put axe-core and our own eyes into a page, once for each document."""
        if not page.evaluate("typeof inspect === 'object'"):
            page.evaluate(f"() => {{ {self._tools} }}")

    def look(self, page: Page) -> Findings:
        """Everything that is wrong; the page is as it was afterwards."""
        self.prepare(page)
        usual = page.viewport_size
        is_phone = usual == PHONE
        found = []
        for setting in SETTINGS if is_phone else SETTINGS[:2]:
            page.emulate_media(**MEDIA | setting.media)
            if is_phone and page.viewport_size != setting.viewport:
                page.set_viewport_size(setting.viewport)
                page.evaluate(DRAWN)  # the fields have grown with their texts
            if setting.script:
                page.evaluate(f"() => {{ {setting.script} dispatchEvent(new Event('resize')); }}")
            for name, inspection in setting.looks.items():
                found += [f"{name}, {setting.name}: {wrong}" for wrong in inspection(page)]
            if setting.script:
                page.evaluate(f"() => {{ {UNDONE} }}")
        page.emulate_media(**MEDIA)
        if usual is not None:
            page.set_viewport_size(usual)
        return found
