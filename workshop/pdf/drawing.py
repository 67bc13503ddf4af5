"""Lines onto a page: the one place where text becomes operators of a PDF.

Glyphs are drawn from left to right. Where they do not go one by one with the characters, those are
written beside them (``ActualText``), so that they are copied as they were typed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from workshop.pdf.embedding import EmbeddedFont, Embedding
from workshop.pdf.lines import Line
from workshop.pdf.marks import marked
from workshop.pdf.nodes import Artifact, Mark, Node
from workshop.pdf.pieces import Pieces, Unread
from workshop.pdf.readers import Guards, guards, told
from workshop.pdf.shaping import Cluster, Glyph, Shaped, box
from workshop.pdf.structure import structure_of
from workshop.pdf.tongues import tongue

FILLER: Final = "\u200b"
"""What a reader that knows no ``ActualText`` gets for the second and further glyphs."""

_CLOSE: Final = 0.05
"""Thousandths of the size that nobody sees."""

_NEAR: Final = 50
"""Thousandths of the size that no reader takes for a gap between words."""


Spot = tuple[float, Glyph]

Stood = tuple[Line, float, float]
"""A line, where its left end is, and what it stands on."""


def draw_text(
    canvas: Canvas, lines: Sequence[Stood], size: float, language: str, mark: Mark
) -> None:
    """What belongs together. ``language`` is the document's."""
    structure = structure_of(canvas)
    if isinstance(mark, Node) and language != structure.spoken:
        mark.language = language
    if isinstance(mark, Artifact) or structure.muted or _are_simple(lines, language):
        with marked(canvas, mark):
            for line, x, y in lines:
                _draw(canvas, line, size, (x, y), Unread())
        return
    for line, x, y in lines:
        _draw(canvas, line, size, (x, y), Pieces(canvas, mark, language))


def _are_simple(lines: Sequence[Stood], language: str) -> bool:
    """Nothing is to be put in order, to be noted beside glyphs, or in another language."""
    return not any(line.places for line, _, _ in lines) and all(
        run.plain and not tongue(run.script, language) for line, _, _ in lines for run in line.runs
    )


def _draw(canvas: Canvas, line: Line, size: float, at: tuple[float, float], pieces: Unread) -> None:
    embedding = _embedding(canvas)
    code = [f"BT 1 0 0 1 {_short(at[0])} {_short(at[1])} Tm"]
    needed = guards(line.runs) if line.places else [Guards()] * len(line.runs)
    name = ""
    for run, guard in zip(line.runs, needed, strict=True):
        if run.missing:
            embedding.missing.add(run.text)
        font = embedding.font(run.file)
        if font.name != name:
            name = font.name
            code.append(f"/{name} {_short(size)} Tf")
        code += pieces.begin(run, bool(line.places))
        if run.plain and not line.places:
            code += pieces.open()
            code.append(_plain(run, font))
        else:
            code += _Pen(font, size, pieces).drawn(run, guard)
    code += pieces.end(line)
    canvas.addLiteral(" ".join([*code, "ET", *_frames(line, size, at, pieces)]))


def _frames(line: Line, size: float, at: tuple[float, float], pieces: Unread) -> Iterator[str]:
    """Around what no font has: thin, black, from a little below the line to above its capitals."""
    x, y = at
    for run in line.runs:
        width = run.width * size / 1000
        if run.missing:
            edges = (x + size / 8, y - size / 4, width - size / 4, size * 1.1)
            frame = f"{_short(size / 20)} w {' '.join(map(_short, edges))} re S"
            yield from pieces.aside(f"q 0 G [] 0 d {frame} Q")
        x += width


def _plain(run: Shaped, font: EmbeddedFont) -> str:
    """Words come again and again, and look the same."""
    kept, code = font.shown.get(id(run), (None, ""))
    if kept is not run:
        code = _Pen(font, 0, Unread()).plain(run)
        font.shown[id(run)] = (run, code)
    return code


def _embedding(canvas: Canvas) -> Embedding:
    fonts = vars(canvas)["_doc"].delayedFonts
    for each in fonts:
        if isinstance(each, Embedding):
            return each
    fonts.append(Embedding())
    return _embedding(canvas)


class _Pen:
    """Draws in one font. ``parts`` is what the next operator will show."""

    def __init__(self, font: EmbeddedFont, size: float, pieces: Unread) -> None:
        self.font = font
        self.size = size
        self.pieces = pieces
        self.parts: list[str] = []
        self.codes: list[str] = []

    def plain(self, run: Shaped) -> str:
        """The same as :meth:`drawn` for a plain run, without looking at what it cannot be."""
        for cluster in run.clusters:
            (glyph,) = cluster.glyphs
            self._glyph(glyph.number, cluster.text, glyph.advance)
        return "".join(self._shown())

    def drawn(self, run: Shaped, guard: Guards) -> Iterator[str]:
        if run.missing:
            yield from self._box(run)
            return
        for cluster, text in zip(run.clusters, told(run, guard), strict=True):
            if cluster.alone and (len(cluster.text) == 1 or text == cluster.text):
                yield from self.pieces.open()
                (glyph,) = cluster.glyphs
                self._glyph(glyph.number, text, glyph.advance)
                if run.backwards:  # each letter is a piece, that they can be put in order
                    yield from self._closed()
                continue
            yield from self._closed()
            yield from self.pieces.open(text)
            yield from self._flat(cluster) if cluster.flat else self._stacked(cluster)
            yield from self.pieces.close()
        yield from self._shown()

    def _box(self, run: Shaped) -> Iterator[str]:
        """Half a character cannot be written; then its number is all there is."""
        whole = unicodedata.category(run.text) != "Cs"
        yield from self.pieces.close()
        yield from self.pieces.open(run.text if whole else "")
        for glyph, text in zip(run.clusters[0].glyphs, box(run.text), strict=True):
            self._glyph(glyph.number, text, glyph.advance)
        yield from self._closed()

    def _flat(self, cluster: Cluster) -> Iterator[str]:
        text = cluster.text
        for glyph in cluster.glyphs:
            self._glyph(glyph.number, text, glyph.advance)
            text = FILLER
        yield from self._shown()

    def _stacked(self, cluster: Cluster) -> Iterator[str]:
        """What stands on the line comes first and last, for readers look there for its place.

        Where that does not reach from end to end, a space does.
        """
        standing, others = _sorted(cluster)
        space = self.font.face.glyph(" ")
        wide = self.font.face.advance(space)
        if not standing or abs(standing[0][0]) > _NEAR:
            standing.insert(0, (0, Glyph(space, wide)))
        end, last = standing[-1]
        if len(standing) == 1 or abs(end + last.advance - cluster.width) > _NEAR:
            standing.append((cluster.width - wide, Glyph(space, wide)))
        at = risen = 0.0
        text = cluster.text
        for x, glyph in [standing[0], *others, *standing[1:]]:
            if glyph.up != risen:
                yield from self._shown()
                risen = glyph.up
                yield f"{_short(risen * self.size / 1000)} Ts"
            at = self._place(at, x, glyph.number, text)
            text = FILLER
        self._move(cluster.width - at)
        yield from self._shown()

    def _place(self, at: float, x: float, number: int, text: str) -> float:
        """Draw at ``x`` and say how far that reaches."""
        code = self.font.code(number, text)
        self._move(x - at)
        self.codes.append(f"{code:04X}")
        return x + self.font.widths[code - 1]

    def _glyph(self, number: int, text: str, advance: float) -> None:
        code = self.font.code(number, text)
        self.codes.append(f"{code:04X}")
        self._move(advance - self.font.widths[code - 1])

    def _move(self, right: float) -> None:
        if abs(right) > _CLOSE:
            self._flush()
            self.parts.append(f" {_short(-right)} ")

    def _flush(self) -> None:
        if self.codes:
            self.parts.append(f"<{''.join(self.codes)}>")
            self.codes = []

    def _closed(self) -> Iterator[str]:
        yield from self._shown()
        yield from self.pieces.close()

    def _shown(self) -> Iterator[str]:
        self._flush()
        if self.parts:
            yield f"[{''.join(self.parts)}] TJ"
        self.parts = []


def _sorted(cluster: Cluster) -> tuple[list[Spot], list[Spot]]:
    """Glyphs that stand on the line, and others, each with its place from the left."""
    standing: list[Spot] = []
    others: list[Spot] = []
    x = 0.0
    for glyph in cluster.glyphs:
        stands = glyph.advance > 0 and glyph.up == 0
        (standing if stands else others).append((x + glyph.right, glyph))
        x += glyph.advance
    return standing, others


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") if number != int(number) else f"{number:.0f}"
