"""A language in which every text is marked, and the texts of a page that are not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from workshop.domain.languages import Language
from workshop.participant.catalogues import Catalogue, Catalogues
from workshop.participant.extraction import template

MARKED = Language("en-XA", "⟦Pśéûdö⟧")
ACCENTS = str.maketrans("aeiouncyAEIOUNCY", "åéîöûñçýÅÉÎÖÛÑÇÝ")
SHOWN = ("title", "aria-label", "placeholder", "alt")
"""Attributes that people see or hear."""

LETTERS = re.compile(r"[^\W\d_]")
UNSEEN = frozenset({"script", "style", "bdi"})
"""What people never see, and values from elsewhere within a text."""

VOID = frozenset({"meta", "link", "input", "br", "path", "stop", "rect", "circle"})


def marked(text: str) -> str:
    """“Call {number} now” → “⟦Çåll ⟧{number}⟦ ñöw⟧”: each part of its own, as pages draw them."""
    return re.sub(r"(\{\w+\})|[^{}]+", lambda part: part[1] or wrapped(part[0]), text)


def wrapped(part: str) -> str:
    return f"⟦{part.translate(ACCENTS)}⟧" if LETTERS.search(part) else part


def pseudo_catalogues() -> Catalogues:
    texts = {str(entry.id): marked(str(entry.id)) for entry in template() if entry.id}
    pseudo = Catalogue(MARKED, texts, conventions="en_GB")
    return Catalogues([*Catalogues.read().values(), pseudo])


@dataclass(frozen=True, slots=True)
class Text:
    """Something that a page shows, and the language that it says the text is in."""

    text: str
    language: str


def unmarked(texts: Iterable[Text], data: Iterable[str]) -> list[str]:
    """Texts of the page's own that no catalogue has; ``data`` is what people put in."""
    known = set(data)
    return [
        each.text
        for each in texts
        if each.language == MARKED.code
        and LETTERS.search(each.text)
        and "⟦" not in each.text
        and each.text.strip() not in known
    ]


class Texts(HTMLParser):
    """All texts of an HTML page, in it and in its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Text] = []
        self._open: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        language = named.get("lang") or (self._open[-1][1] if self._open else "")
        self.found += [Text(str(named[name]), language) for name in SHOWN if named.get(name)]
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            while self._open and self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open and self._open[-1][0] not in UNSEEN:
            self.found.append(Text(data.strip(), self._open[-1][1]))
