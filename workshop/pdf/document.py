"""What every PDF of ours has in common: a foot that knows the last page, and nothing that tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import ActionFlowable, BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from workshop.pdf.embedding import Embedding
from workshop.pdf.metadata import Metadata
from workshop.pdf.nodes import Node
from workshop.pdf.structure import structure_of

rl_config.trustedSchemes = ["data"]  # should reportlab ever be led to a picture, it opens nothing
rl_config.useA85 = 0  # a PDF is no text; as text it would be a quarter larger, and slower

VERSION: Final = (1, 7)
"""Of the format; what is said beside the glyphs came with 1.4."""

_SIGNATURE: Final = re.compile(rb"ReportLab generated PDF document[^\n]*", re.IGNORECASE)
_ENDS: Final = 500
"""That many bytes from either end is where the comments stand that name the software."""

Foot = Callable[[Canvas, int], None]
"""Draws what stands at the foot of the canvas's current page, told the number of the last."""


def build(
    story: list[Flowable],
    templates: Sequence[PageTemplate],
    *,
    title: str,
    language: str,
    paper: tuple[float, float],
    foot: Foot,
) -> tuple[bytes, frozenset[str]]:
    """The PDF, and what no font could draw. The same story makes the same bytes."""
    written, embedding = BytesIO(), Embedding()
    BaseDocTemplate(
        written,
        pagesize=paper,
        pageTemplates=list(templates),
        title=title.encode(errors="replace").decode(),
        lang=language,
        invariant=1,
        pageCompression=1,
        displayDocTitle=True,
    ).build(story, canvasmaker=partial(_Canvas, foot, embedding, language, pdfVersion=VERSION))
    return _unsigned(written.getvalue()), frozenset(embedding.missing)


def _unsigned(pdf: bytes) -> bytes:
    """Blanks in place of who made it move nothing."""
    near = max(_ENDS, len(pdf) - _ENDS)
    ends = (pdf[:_ENDS], pdf[near:])
    bare = [_SIGNATURE.sub(lambda found: b" " * len(found[0]), each) for each in ends]
    return pdf[_ENDS:near].join(bare)


def frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


class Section(ActionFlowable):
    """What comes next belongs to this node, until another one begins."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node

    def apply(self, doc: BaseDocTemplate) -> None:
        structure_of(doc.canv).section = self.node


class _Info(PDFInfo):
    """Nothing that tells who made the document, when, or with what."""

    def format(self, document: Any) -> bytes:
        return PDFDictionary({"Title": PDFString(self.title)}).format(document)


class _Canvas(Canvas):
    """Keeps the pages back until it is known how many there are, and then draws their feet."""

    def __init__(
        self, foot: Foot, embedding: Embedding, language: str, *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        vars(self)["_doc"].info = _Info()
        vars(self)["_doc"].delayedFonts += [embedding, Metadata()]
        structure_of(self).language = language
        self._foot = foot
        self._kept: list[dict[str, Any]] = []

    def _make_preamble(self) -> None:
        """No font but ours is in the document, not even one that is never drawn."""
        vars(self)["_preamble"] = ""

    def showPage(self) -> None:  # noqa: N802 -- reportlab calls it so
        self._kept.append(dict(vars(self)))
        self._startPage()  # type: ignore[attr-defined]  # the stubs leave it out

    def save(self) -> None:
        kept = self._kept
        for state in kept:
            vars(self).update(state)
            self._foot(self, len(kept))
            super().showPage()
        super().save()
