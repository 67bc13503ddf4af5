"""Drawing the pages: every text escaped, and packed once for all who ask for the same."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from workshop.participant.assets import Assets, accepts_gzip
from workshop.participant.prose import blocks
from workshop.participant.words import SAYS, SKILLS

FOLDER = Path(__file__).parent / "templates"

KEPT = 64
"""Drawn pages to keep; each room needs one at a time."""


HTML = {"content-type": "text/html; charset=utf-8", "cache-control": "no-store"}


@dataclass(frozen=True, slots=True)
class Page:
    """A text for everyone in the room. It holds nobody's secret, so it may be compressed."""

    plain: bytes
    zipped: bytes
    headers: dict[str, str]

    @classmethod
    def of(cls, text: bytes, headers: dict[str, str]) -> Page:
        return cls(text, gzip.compress(text, mtime=0), headers)

    def response(self, request: Request, status: int = 200) -> Response:
        headers = self.headers | {"vary": "accept-encoding"}
        if accepts_gzip(request):
            return Response(self.zipped, status, headers | {"content-encoding": "gzip"})
        return Response(self.plain, status, headers)


class Pages:
    def __init__(self, assets: Assets) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters["blocks"] = blocks
        self._environment.globals.update(says=SAYS, skills=SKILLS, asset=assets.url)
        self._drawn: OrderedDict[tuple[object, ...], Page] = OrderedDict()

    def draw(self, template: str, **facts: Any) -> Page:
        html = self._environment.get_template(template).render(facts)
        return Page.of(html.encode(), HTML)

    def kept(self, *key: object) -> Page | None:
        return self._drawn.get(key)

    def keep(self, page: Page, *key: object) -> None:
        self._drawn[key] = page
        while len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
