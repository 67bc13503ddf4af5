"""On which page of a booklet things stand, which is known once it has been set."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workshop.domain.booklet_blanks import BLANK, blank_key


@dataclass(frozen=True, slots=True)
class Places:
    """``sheets`` by their ids, ``blanks`` by :func:`blank_key`."""

    sheets: Mapping[str, int] = field(default_factory=dict)
    blanks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


class Finder:
    """Is told of every page as it is drawn."""

    def __init__(self) -> None:
        self._sheets: dict[str, int] = {}
        self._starts: list[int] = []
        self._pages: list[int] = []
        self._texts: list[str] = []
        self._length = 0

    def begun(self, sheet: str, page: int) -> None:
        self._sheets[sheet] = page

    def drawn(self, page: int, lines: Iterable[str]) -> None:
        text = blank_key("".join(lines))
        self._starts.append(self._length)
        self._pages.append(page)
        self._texts.append(text)
        self._length += len(text)

    def places(self) -> Places:
        """What begins on one page and ends on the next counts where it begins."""
        blanks: dict[str, dict[int, None]] = {}
        for found in BLANK.finditer("".join(self._texts)):
            page = self._pages[bisect_right(self._starts, found.start()) - 1]
            blanks.setdefault(found[0], {})[page] = None
        return Places(self._sheets, {key: tuple(pages) for key, pages in blanks.items()})
