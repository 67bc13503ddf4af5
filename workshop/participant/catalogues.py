"""What the pages say in each language: its catalogue, read as its translator left it.

English is the key of every entry, and what is said where an entry is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.units import format_unit

from workshop.domain.errors import WorkshopError
from workshop.domain.languages import LANGUAGES, Language

FOLDER = Path(__file__).parent / "locales"
ENGLISH = "en"
CONVENTIONS = {ENGLISH: "en_GB"}
"""Whose dates and numbers a language uses, where its own code does not say it."""


class Catalogue:
    def __init__(
        self, language: Language, texts: Mapping[str, str], conventions: str | None = None
    ) -> None:
        self.language = language
        self._texts = texts
        self._conventions = conventions or CONVENTIONS.get(language.code, language.code)

    @classmethod
    def read(cls, language: Language, folder: Path = FOLDER) -> Catalogue:
        if language.code == ENGLISH:
            return cls(language, {})
        with po_file(language.code, folder).open("rb") as file:
            entries = read_po(file, locale=language.code)
        return cls(
            language,
            {
                str(entry.id): str(entry.string)
                for entry in entries
                if entry.id and entry.string and not entry.fuzzy
            },
        )

    def say(self, text: str) -> str:
        return self._texts.get(text, text)

    def say_all(self, texts: Any) -> Any:
        """The same table, list or text, with every text in it in this language."""
        if isinstance(texts, str):
            return self.say(texts)
        if isinstance(texts, Mapping):
            return {name: self.say_all(each) for name, each in texts.items()}
        return tuple(self.say_all(each) for each in texts)

    def refusal(self, problem: WorkshopError) -> str:
        sentence = self.say(problem.sentence)
        return sentence.format(**problem.values) if problem.values else sentence

    def date(self, day: date) -> str:
        return format_date(day, "long", locale=self._conventions)

    def time(self, time: timedelta) -> str:
        """A number of hours or days, as in “24 hours”."""
        hours = int(time.total_seconds() // 3600)
        in_days = hours >= 48 and not hours % 24
        count, unit = (hours // 24, "day") if in_days else (hours, "hour")
        return format_unit(count, f"duration-{unit}", locale=self._conventions)

    def minutes(self, time: timedelta) -> str:
        """As in “90 minutes”, or “4 hours” where that is whole."""
        minutes = time // timedelta(minutes=1)
        whole = minutes >= 120 and not minutes % 60
        count, unit = (minutes // 60, "hour") if whole else (minutes, "minute")
        return format_unit(count, f"duration-{unit}", locale=self._conventions)


class Catalogues(dict[str, Catalogue]):
    """By the code of their language, in the order in which languages are offered."""

    def __init__(self, catalogues: Iterable[Catalogue]) -> None:
        super().__init__((each.language.code, each) for each in catalogues)

    @classmethod
    def read(cls) -> Catalogues:
        return cls(Catalogue.read(language) for language in LANGUAGES.values())


def po_file(code: str, folder: Path = FOLDER) -> Path:
    return folder / code / "LC_MESSAGES" / "participant.po"
