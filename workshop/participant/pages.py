"""Drawing the pages: every text escaped, and packed once for all who ask for the same."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response

from workshop.participant.assets import Assets, accepts_gzip
from workshop.participant.helplines import digits
from workshop.participant.prose import blocks
from workshop.participant.tongues import Tongues, attributes

FOLDER = Path(__file__).parent / "templates"

KEPT = 128
"""Drawn pages to keep; each room needs one at a time in each language that is asked for."""


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
    def __init__(self, assets: Assets, tongues: Tongues) -> None:
        self.assets = assets
        self.tongues = tongues
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update(blocks=blocks, filled=filled, dialled=digits)
        self._environment.globals.update(
            asset=assets.url,
            attributes=attributes,
            default=tongues.default,
            offers=tongues.offers,
            typed=Markup(' dir="auto"'),
        )
        self._drawn: OrderedDict[tuple[object, ...], Page] = OrderedDict()

    def draw(self, template: str, language: str, **facts: Any) -> Page:
        tongue = self.tongues[language]
        facts |= {"tongue": tongue, "says": tongue.says}
        html = self._environment.get_template(template).render(facts)
        return Page.of(html.encode(), HTML)

    def kept(self, *key: object) -> Page | None:
        return self._drawn.get(key)

    def keep(self, page: Page, *key: object) -> None:
        self._drawn[key] = page
        while len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)


def filled(text: str, **values: str) -> Markup:
    """A text with its ``{places}`` filled; what stands there keeps its own direction."""
    placed = {name: Markup("<bdi>{}</bdi>").format(value) for name, value in values.items()}
    return escape(text).format(**placed)
