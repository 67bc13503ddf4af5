"""The languages that scripts and the participants' pages can be in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """``name`` is the language's own. A ``draft`` says on every page that it is one."""

    code: str
    name: str
    right_to_left: bool = False
    draft: bool = False


LANGUAGES = {
    each.code: each
    for each in (
        Language("en", "English"),
        Language("es", "Español"),
        Language("ar", "العربية", right_to_left=True, draft=True),
    )
}
"""By code (BCP 47), in the order in which they are offered."""

OTHERS = {
    "cy": "Cymraeg",
    "de": "Deutsch",
    "fr": "Français",
    "ga": "Gaeilge",
    "it": "Italiano",
    "mi": "Māori",
    "nl": "Nederlands",
    "pl": "Polski",
    "pt": "Português",
    "ru": "Русский",
    "tr": "Türkçe",
    "uk": "Українська",
}
"""More that people may speak, as on a help line."""


def own_name(code: str) -> str:
    """What a language is called by those who speak it; its code if we do not know."""
    return LANGUAGES[code].name if code in LANGUAGES else OTHERS.get(code, code)
