"""Fonts within a PDF: cut down to what is drawn, and with the text that each glyph stands for.

Each becomes a composite font in which a number stands for a glyph together with its text, so that
one glyph for two letters, or one letter in two guises, is read back as what was typed.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFArrayCompact,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from workshop.pdf.fonts import face
from workshop.pdf.harfbuzz import Face
from workshop.pdf.shaping import Shaped

MOST: Final = 60_000
"""Numbers in one font; what is drawn beyond them goes into another."""

_BLOCK: Final = 100
_SYMBOLIC: Final = 4

_CMAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFont:
    """One of a document's fonts, which grows with what is drawn in it."""

    def __init__(self, name: str, known: Face) -> None:
        self.name = name
        self.face = known
        self.widths: list[float] = []
        self.shown: dict[int, tuple[Shaped, str]] = {}
        """What shows words that were drawn before, by their identity."""
        self._drawn: list[tuple[int, str]] = []
        self._codes: dict[tuple[int, str], int] = {}

    @property
    def full(self) -> bool:
        return len(self._drawn) >= MOST

    def code(self, glyph: int, text: str) -> int:
        """Its number, which is never 0: that is the glyph for what is missing."""
        key = (glyph, text)
        found = self._codes.get(key)
        if found is None:
            self._drawn.append(key)
            self._codes[key] = found = len(self._drawn)
            self.widths.append(round(self.face.advance(glyph), 2))
        return found

    def objects(self, document: Any) -> PDFDictionary:
        glyphs = [glyph for glyph, _ in self._drawn]
        program, places = self.face.subset(glyphs)
        tag = _tag(glyphs)
        base = PDFName(f"{tag}+{self.face.name}")
        to_glyph = b"".join(struct.pack(">H", places[each]) for each in (0, *glyphs))
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "CIDToGIDMap": document.Reference(_stream(to_glyph)),
                "FontDescriptor": document.Reference(
                    _descriptor(self.face, base, program, document)
                ),
                "W": PDFArrayCompact([1, PDFArrayCompact([_number(each) for each in self.widths])]),
            }
        )
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": base,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(_to_unicode(self._drawn))),
            }
        )


class Embedding:
    """All fonts of one document. reportlab asks for their objects once everything is drawn."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        """The characters that were drawn as boxes, because no font has them."""
        self._fonts: list[EmbeddedFont] = []
        self._latest: dict[str, EmbeddedFont] = {}

    def font(self, file: str) -> EmbeddedFont:
        found = self._latest.get(file)
        if found is None or found.full:
            found = EmbeddedFont(f"T{len(self._fonts) + 1}", face(file))
            self._latest[file] = found
            self._fonts.append(found)
        return found

    def addObjects(self, document: Any) -> None:  # noqa: N802 -- reportlab calls it so
        fonts = document.idToObject["BasicFonts"].dict
        for each in self._fonts:
            fonts[each.name] = document.Reference(each.objects(document))


def _descriptor(known: Face, base: str, program: bytes, document: Any) -> PDFDictionary:
    up, down, capital = known.reach
    file = _stream(program)
    file.dictionary["Length1"] = len(program)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArrayCompact(known.box),
            "ItalicAngle": 0,
            "Ascent": up,
            "Descent": down,
            "CapHeight": capital,
            "StemV": 140 if known.name.endswith("Bold") else 80,
            "FontFile2": document.Reference(file),
        }
    )


def _tag(glyphs: Sequence[int]) -> str:
    """Six letters that tell one part of a font from another, the same for the same part."""
    digest = hashlib.sha256(repr(sorted(set(glyphs))).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(drawn: Sequence[tuple[int, str]]) -> bytes:
    lines = [f"<{code:04X}> <{utf_16(text)}>" for code, (_, text) in enumerate(drawn, 1)]
    return _CMAP.format("\n".join(_blocks(lines))).encode()


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(lines), _BLOCK):
        block = lines[start : start + _BLOCK]
        yield "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])


def utf_16(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()


def _stream(content: bytes) -> PDFStream:
    return PDFStream(content=content, filters=[PDFZCompress])


def _number(width: float) -> float:
    return int(width) if width == int(width) else width
