"""What is drawn, with the mark of what it belongs to around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from workshop.pdf.nodes import Artifact, Mark, Node
from workshop.pdf.structure import structure_of

END: Final = "EMC"


@contextmanager
def marked(canvas: Canvas, mark: Mark) -> Iterator[None]:
    structure = structure_of(canvas)
    if isinstance(mark, Artifact) or structure.muted:
        canvas.addLiteral(mark if isinstance(mark, Artifact) else Artifact.LAYOUT)
    else:
        page = canvas.getPageNumber()
        number = structure.number(page)
        structure.put(mark, (page, number))
        canvas.addLiteral(f"/{mark.role} <</MCID {number}>> BDC")
    yield
    canvas.addLiteral(END)


@contextmanager
def muted(canvas: Canvas) -> Iterator[None]:
    """What is drawn in here is not read: it stands elsewhere, too."""
    structure = structure_of(canvas)
    before, structure.muted = structure.muted, True
    yield
    structure.muted = before


def place(canvas: Canvas, nodes: Iterable[Node]) -> None:
    """Those, too, in which nothing is drawn, like a cell that is empty."""
    structure = structure_of(canvas)
    for node in nodes:
        structure.place(node)


@contextmanager
def figure(canvas: Canvas, node: Node, width: float, height: float) -> Iterator[None]:
    """Says where on the page it is, too."""
    if not structure_of(canvas).muted:
        corners = (canvas.absolutePosition(0, 0), canvas.absolutePosition(width, height))
        box = " ".join(f"{edge:.1f}" for corner in corners for edge in corner)
        node.attributes = f"<</O/Layout/BBox[{box}]>>"
    with marked(canvas, node):
        yield
