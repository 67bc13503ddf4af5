"""A text divided into items: what has one direction, one script and one font throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workshop.pdf import bidi
from workshop.pdf.breaks import clusters
from workshop.pdf.fonts import CHINESE, EMOJI, HAN, JAPANESE, KOREAN, Setting, face
from workshop.pdf.harfbuzz import script_of

_PLAIN: Final = re.compile("[\x20-\x7e\xa0-\u024f\u2010-\u2027€]*")
"""What Latin is written in."""

_UNSEEN: Final = re.compile(
    "[\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\U000e0000-\U000e0fff]"
)
"""What steers the characters around it, and needs no glyph of its own."""

_PICTURE: Final = re.compile(
    "\ufe0f|^[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f"
    "\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa"
    "\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff]"
)
"""Emoji by themselves, or because a selector says so."""

_KANA: Final = re.compile("[\u3041-\u30ff]")
_HANGUL: Final = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
_WIDE: Final = frozenset("“”‘’…—")
"""Punctuation that is as wide as a character where all of a text is in Chinese or Japanese."""

_NATIVE: Final = re.compile("[\u0300-\u1fff\u3000-\uffef]")
"""Punctuation that looks at home only among letters of its own script."""


class Item(NamedTuple):
    """``text`` of no ``file`` can be drawn in no font, and is one cluster."""

    text: str
    start: int
    level: int
    file: str
    script: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def items(text: str, base: int, setting: Setting) -> Iterator[Item]:
    """The whole text in items, in the order in which it was typed."""
    if not base and _PLAIN.fullmatch(text) and face(setting.file).has(text):
        yield Item(text, 0, 0, setting.file, "Latn")
        return
    yield from _joined(text, bidi.levels(text, base), _Chooser(text, setting))


class _Chooser:
    """Says of each cluster in its turn which script it belongs to, and which font draws it."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.setting = setting
        self.han = _han(text, setting.language)
        self.file = self.last = setting.file
        scripts = (script_of(each) for each in text)
        self.script = next((script for script in scripts if script), "Latn")
        """Of what comes before, or at the beginning: of what comes first."""

    def choose(self, cluster: str) -> tuple[str, str]:
        seen = _UNSEEN.sub("", cluster)
        own = next(filter(None, map(script_of, seen)), "")
        self.script = own or self.script
        if not seen:
            return self.last, self.script
        file = next((each for each in self._files(own, cluster) if face(each).has(seen)), "")
        self.last = file or self.file
        if own and file:
            self.file = file
        return file, self.script

    def _files(self, own: str, cluster: str) -> Iterator[str]:
        first, *others = self.setting.files(own, self.han)
        if _PICTURE.search(cluster):
            yield EMOJI
        if cluster in _WIDE and _main(self.setting.language) in HAN:
            yield self.setting.files("Hani", self.han)[0]
        if not own and _NATIVE.match(cluster):
            yield self.file
        yield first
        if not own:
            yield self.file
        yield from others


def _joined(text: str, levels: Sequence[int], chooser: _Chooser) -> Iterator[Item]:
    """Neighbouring clusters that are alike are one item."""
    kept: tuple[int, str, str] | None = None
    start = 0
    for begin, file, script in _chosen(text, chooser):
        alike = (levels[begin], file, script)
        if kept and (kept != alike or not file):
            yield Item(text[start:begin], start, *kept)
            start = begin
        kept = alike
    if kept:
        yield Item(text[start:], start, *kept)


def _chosen(text: str, chooser: _Chooser) -> Iterator[tuple[int, str, str]]:
    """Cluster by cluster, or character by character where no font has all of one."""
    for begin, end in clusters(text):
        file, script = chooser.choose(text[begin:end])
        if file or end - begin == 1:
            yield begin, file, script
        else:
            yield from ((at, *chooser.choose(text[at])) for at in range(begin, end))


def _han(text: str, language: str) -> str:
    """By the document's language, or else by what the characters stand among."""
    own = HAN.get(_main(language))
    if own:
        return own
    return JAPANESE if _KANA.search(text) else KOREAN if _HANGUL.search(text) else CHINESE


def _main(language: str) -> str:
    """Without its region: ``zh`` of ``zh-TW``."""
    return language.partition("-")[0]
