"""The pieces of marked content that a line is drawn in, and their order when it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlab.pdfgen.canvas import Canvas

from workshop.pdf.embedding import utf_16
from workshop.pdf.lines import Line
from workshop.pdf.marks import END
from workshop.pdf.nodes import Artifact, Node
from workshop.pdf.shaping import Shaped
from workshop.pdf.structure import structure_of
from workshop.pdf.tongues import tongue


class Unread:
    """What stands within a mark already, or is not read: only what it says may be noted."""

    def __init__(self) -> None:
        self._is_open = False

    def begin(self, run: Shaped, turns: bool) -> Iterable[str]:
        return ()

    def open(self, text: str = "") -> Iterable[str]:
        """Go on in the piece that is open, or in a new one, which stands for this ``text``."""
        if not text:
            return ()
        self._is_open = True
        return (f"/Span <</ActualText <FEFF{utf_16(text)}>>> BDC",)

    def close(self) -> Iterator[str]:
        if self._is_open:
            self._is_open = False
            yield END

    def end(self, line: Line) -> Iterator[str]:
        yield from self.close()

    def aside(self, code: str) -> Iterator[str]:
        """What is drawn after the end, and not read."""
        yield code


class Pieces(Unread):
    """Of one line, put into a node; what is in another language into one within."""

    def __init__(self, canvas: Canvas, node: Node, language: str) -> None:
        super().__init__()
        self._structure = structure_of(canvas)
        self._page = canvas.getPageNumber()
        self._node = node
        self._language = language
        self._runs: list[tuple[str, list[int]]] = []

    def begin(self, run: Shaped, turns: bool) -> Iterator[str]:
        """Where the line turns, or its language changes, a run has pieces of its own."""
        spoken = tongue(run.script, self._language)
        if turns or (self._runs and self._runs[-1][0] != spoken):
            yield from self.close()
        self._runs.append((spoken, []))

    def open(self, text: str = "") -> Iterator[str]:
        if self._is_open:
            return
        self._is_open = True
        number = self._structure.number(self._page)
        self._runs[-1][1].append(number)
        told = f"/ActualText <FEFF{utf_16(text)}>" if text else ""
        yield f"/Span <</MCID {number}{told}>> BDC"

    def end(self, line: Line) -> Iterator[str]:
        yield from self.close()
        self._structure.place(self._node)
        drawn = list(zip(line.runs, self._runs, strict=True))
        read = [drawn[place] for place in _inverse(line.places)] if line.places else drawn
        turned = False
        for run, (spoken, numbers) in read:
            is_gap = turned and not run.level and run.text.isspace()  # after what ran backwards
            turned = run.level > 0
            node = self._in("" if is_gap else spoken, turned)
            for number in reversed(numbers) if run.backwards else numbers:
                self._structure.put(node, (self._page, number))
            if turned:
                node.text += run.text

    def aside(self, code: str) -> Iterator[str]:
        yield f"{Artifact.LAYOUT} {code} {END}"

    def _in(self, spoken: str, turned: bool) -> Node:
        """Goes on in the last one, if that is of the same kind and page."""
        if not spoken and not turned:
            return self._node
        last = self._node.kids[-1] if self._node.kids else None
        if isinstance(last, Node) and (last.language, bool(last.text)) == (spoken, turned):
            match last.kids:
                case [*_, (page, _)] if page == self._page:
                    return last
        return Node("Span", self._node, language=spoken)


def _inverse(places: tuple[int, ...]) -> list[int]:
    found = [0] * len(places)
    for at, place in enumerate(places):
        found[place] = at
    return found
