"""Where a text may be torn: between its lines, and between what people see as one character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from icu4py.breakers import CharacterBreaker, LineBreaker

Span = tuple[int, int]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SINGLE: Final = re.compile("[\x20-\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027]*")
"""Text in which each character stands by itself."""


def words(text: str, language: str) -> Iterator[Span]:
    """What may not be torn, and the spaces after it. Thai has none: it is cut by dictionary."""
    return _spans(text, LineBreaker(_whole(text), language))


def clusters(text: str) -> Iterator[Span]:
    """A letter with its marks, an emoji with all that it is joined from, or any one character."""
    if _SINGLE.fullmatch(text):
        return ((at, at + 1) for at in range(len(text)))
    return _spans(text, CharacterBreaker(_whole(text), "en"))


def _spans(text: str, pieces: Iterable[str]) -> Iterator[Span]:
    """ICU counts in halves of characters, so its pieces are counted again.

    Raises:
        MemoryError: there is more text than ICU had memory for. It does not say so itself.
    """
    start = 0
    for piece in pieces:
        end = start + len(piece)
        yield start, end
        start = end
    if start < len(text):
        raise MemoryError


def _whole(text: str) -> str:
    """Half a character is no character to ICU."""
    return _SURROGATE.sub("\ufffd", text)
