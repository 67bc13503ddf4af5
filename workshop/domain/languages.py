"""The languages that scripts and the participants' pages can be in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """``name`` is the language's own. A ``draft`` has not been read by anyone who speaks it."""

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
