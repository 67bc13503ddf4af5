"""What HarfBuzz does for us: it reads font files, turns letters to glyphs, and cuts fonts down.

All lengths are in thousandths of the size of type.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no types; nothing else imports it

_FLAGS: Final = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
_SUBSET: Final = (
    hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
)


class Placed(NamedTuple):
    """A glyph for the characters from ``start`` on; ``right`` and ``up`` say how it is moved."""

    number: int
    start: int
    advance: float
    right: float
    up: float


class Face:
    """A font file, of which no more is read than what is set in it."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self._face = hb.Face(hb.Blob.from_file_path(path))
        self._font = hb.Font(self._face)
        self._scale = 1000 / self._face.upem

    def glyph(self, character: str) -> int:
        """0 when there is none."""
        return self._font.get_nominal_glyph(ord(character)) or 0

    def has(self, characters: str) -> bool:
        return all(map(self.glyph, characters))

    def advance(self, glyph: int) -> float:
        return float(self._font.get_glyph_h_advance(glyph) * self._scale)

    def shape(self, text: str, script: str, language: str, backwards: bool) -> list[Placed]:
        """From left to right."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if backwards else "ltr"
        buffer.script = script
        buffer.language = language
        buffer.flags = _FLAGS
        hb.shape(self._font, buffer)
        scale = self._scale
        return [
            Placed(
                info.codepoint,
                info.cluster,
                place.x_advance * scale,
                place.x_offset * scale,
                place.y_offset * scale,
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def subset(self, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """The font with these glyphs only, and where in it each of them is."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *glyphs})
        wanted.flags = _SUBSET
        plan = hb.SubsetPlan(self._face, wanted)
        return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping.items())

    @property
    def reach(self) -> tuple[int, int, int]:
        """How far up and down letters go, and how far up capitals."""
        extents = self._font.get_font_extents("ltr")
        capital = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        found = [round(e * self._scale) for e in (extents.ascender, extents.descender, capital)]
        return found[0], found[1], found[2]

    @property
    def box(self) -> list[int]:
        """What all its glyphs lie within."""
        head = self._face.reference_table("head").data
        return [round(each * self._scale) for each in struct.unpack(">4h", head[36:44])]


@lru_cache(maxsize=8_192)
def script_of(character: str) -> str:
    """Empty for what is common to many."""
    if "\ud800" <= character <= "\udfff":
        return ""
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    return buffer.script or ""
