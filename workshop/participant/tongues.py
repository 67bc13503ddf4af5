"""Which language a page is in, and what tells a browser so."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.requests import HTTPConnection

from workshop.domain.languages import LANGUAGES, Language
from workshop.participant.assets import Assets
from workshop.participant.catalogues import ENGLISH, Catalogue, Catalogues
from workshop.participant.invitation import INVITATION
from workshop.participant.words import SAYS, SKILL_MARKS, SKILLS, _

TEXTS = Path(__file__).parent / "texts"
CLIENTS = ("phone", "watch")

IN_THE_SCRIPT = ("watch", ENGLISH)
"""A watcher's page that cannot have its words soon must work all the same."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One language in the line to choose from, in its own words."""

    language: Language
    draft: str


class Tongue:
    """Everything that a page says in one language, and where its script finds the rest."""

    def __init__(self, catalogue: Catalogue, assets: Assets) -> None:
        self.catalogue = catalogue
        self.language = catalogue.language
        self.says: dict[str, Any] = catalogue.say_all(SAYS | INVITATION)
        self.skills = tuple((skill, *catalogue.say_all(texts)) for skill, *texts in SKILLS)
        self.marks = {
            skill: frozenset(catalogue.say(words).lower().split())
            for skill, words in SKILL_MARKS.items()
        }
        self._words = published(catalogue, assets)

    def words(self, client: str) -> str | None:
        """Where the script of a page finds its words, unless it has them itself."""
        return self._words.get(client)

    def table(self, client: str) -> str:
        """The same words in the page itself, for one that may fetch nothing."""
        return json_of(self.catalogue.say_all(english(client))).decode()

    def spoken(self, code: str) -> Markup:
        """Attributes for a text in the language ``code``, where it is not the page's."""
        return Markup("") if code == self.language.code else attributes(LANGUAGES[code])

    def skill(self, option: str) -> str:
        """The skill of the grounding menu that an option of a script in this language means."""
        words = {word.strip(".,;:!?…()“”¿¡،؛؟") for word in option.lower().split()}
        return next((skill for skill, marks in self.marks.items() if marks & words), "")


class Tongues:
    """All languages of the pages; ``default`` is that of pages outside any room."""

    def __init__(self, catalogues: Catalogues, assets: Assets, default: str) -> None:
        self._tongues = {code: Tongue(each, assets) for code, each in catalogues.items()}
        self.default = default
        self.offers = tuple(
            Offer(each.language, each.say(_("draft")) if each.language.draft else "")
            for each in catalogues.values()
        )

    def __getitem__(self, code: str) -> Tongue:
        return self._tongues[code]

    def asked(self, request: HTTPConnection) -> str | None:
        """The language that was chosen on this phone, if its address says so."""
        code = request.query_params.get("lang")
        return code if code in self._tongues else None


def attributes(language: Language) -> Markup:
    direction = "rtl" if language.right_to_left else "ltr"
    return Markup(' lang="{}" dir="{}"').format(language.code, direction)


def published(catalogue: Catalogue, assets: Assets) -> dict[str, str]:
    """Put the words of each client where it can fetch them; the addresses, by client."""
    return {
        client: assets.add(named(f"{client}-{catalogue.language.code}", body), body)
        for client in CLIENTS
        if (client, catalogue.language.code) != IN_THE_SCRIPT
        for body in [json_of(catalogue.say_all(english(client)))]
    }


def english(client: str) -> Any:
    return json.loads((TEXTS / f"{client}.json").read_text(encoding="utf-8"))


def json_of(table: Any) -> bytes:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def named(stem: str, body: bytes) -> str:
    return f"{stem}-{hashlib.sha256(body).hexdigest()[:8].upper()}.json"
