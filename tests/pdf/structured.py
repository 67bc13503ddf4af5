"""The tree of a PDF, as a program that is not ours tells it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf import PdfReader

from tests.needs import lacking
from tests.pdf.paper import reader
from tests.pdf.reading import as_read
from workshop.pdf.render import Rendered

_LINE = re.compile(r'(?P<indent> *)(?:"(?P<text>.*)"|(?P<role>[A-Z]\w*)(?: \(\w+\))?:?|/.*)')

INLINE = frozenset({"Span"})


class Said(NamedTuple):
    """What stands in a node, with all that is inline in it."""

    role: str
    text: str


def tree(rendered: Rendered) -> list[Said]:
    """Every node in reading order; without spaces, as :func:`tests.pdf.reading.as_read` has it."""
    return list(_said(_told(rendered.pdf)))


def pieces(rendered: Rendered) -> list[str]:
    """What stands in each piece of marked content, spaces and all."""
    found = (_LINE.fullmatch(line) for line in _told(rendered.pdf).splitlines())
    return [seen["text"] for seen in found if seen and seen["text"] is not None]


def nodes(document: PdfReader | Rendered) -> list[dict[str, Any]]:
    """Every node with all that it says of itself, in reading order."""
    read = document if isinstance(document, PdfReader) else reader(document)
    root: Any = read.root_object["/StructTreeRoot"]
    return list(_walk(root["/K"]))


def _walk(node: Any) -> Iterator[dict[str, Any]]:
    node = node.get_object()
    if isinstance(node, dict) and "/S" in node:
        yield node
        for kid in node.get("/K", []):
            yield from _walk(kid)


def _told(pdf: bytes) -> str:
    program = shutil.which("pdfinfo")
    if program is None:
        lacking("pdfinfo is not there to tell the structure.")
    done = subprocess.run(
        [program, "-struct-text", "-"], input=pdf, capture_output=True, check=True
    )
    assert done.stderr.decode() == ""
    return done.stdout.decode()


def _said(told: str) -> Iterator[Said]:
    found: list[tuple[str, list[str]]] = []
    open_at: list[tuple[int, list[str]]] = []
    for line in told.splitlines():
        seen = _LINE.fullmatch(line)
        assert seen, line
        depth = len(seen["indent"])
        while open_at and open_at[-1][0] >= depth:
            open_at.pop()
        if seen["text"] is not None:
            open_at[-1][1].append(seen["text"])
        elif seen["role"] in INLINE:
            open_at.append((depth, open_at[-1][1]))
        elif seen["role"]:
            found.append((seen["role"], []))
            open_at.append((depth, found[-1][1]))
    yield from (Said(role, as_read("".join(texts))) for role, texts in found)
