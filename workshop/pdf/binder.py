"""Binds PDFs of ours into one, as each is ready: page after page, with what makes them readable.

It knows only how we write a PDF: one list of pages, no object in a stream, nothing between the
objects. What several have alike, like a sheet on which nobody wrote, is kept once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final, NamedTuple

PAGES: Final = 1
TREE: Final = 2
WHOLE: Final = 3
PARENTS: Final = 4
"""The objects that all have in common, by number: the list of pages, the tree of what is on them,
its one trunk, and which part of that each piece on a page is."""

REFERENCE: Final = re.compile(rb"\b(\d+) 0 R\b")
ROW: Final = re.compile(rb"(\d+)\s*\[([^\]]*)\]")
KEY: Final = re.compile(rb"/StructParents (\d+)")
STREAM: Final = re.compile(rb"stream\r?\n")


Numbers = dict[int, int]
"""Of the objects of one PDF: what each is called within the whole."""


class _Object(NamedTuple):
    """``said`` may refer to others; ``stream`` is what follows it, untouched."""

    said: bytes
    stream: bytes = b""


class Binder:
    """Give it one PDF after the other, and take the whole once."""

    def __init__(self) -> None:
        self._written = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._offsets: dict[int, int] = {}
        self._last = PARENTS
        self._alike: dict[bytes, int] = {}
        self._pages: list[bytes] = []
        self._parts: list[bytes] = []
        self._parents: list[bytes] = []
        self._ends = b""

    def add(self, pdf: bytes) -> None:
        objects, trailer = _read(pdf)
        root, info = _named(trailer, b"Root"), _named(trailer, b"Info")
        catalog = objects.pop(root).said
        pages, tree = _named(catalog, b"Pages"), _maybe(catalog, b"StructTreeRoot")
        numbers: Numbers = {pages: PAGES}
        kids = objects.pop(pages).said
        parts, table = self._part(objects, tree, numbers) if tree else (b"", b"")
        told = objects.pop(info)
        for number, each in list(self._fresh(objects, numbers)):
            self._write(numbers[number], self._moved(each, numbers))
        self._pages.append(_renumbered(_list(kids), numbers))
        self._parts.append(_renumbered(parts, numbers))
        self._parents += list(self._rows(table, numbers))
        if not self._ends:
            self._begin(_renumbered(catalog, numbers | {tree or 0: TREE}), told)

    def _begin(self, catalog: bytes, info: _Object) -> None:
        """The first says of itself what then counts for all."""
        root, told = self._last + 1, self._last + 2
        self._write(root, _Object(catalog))
        self._write(told, info)
        self._last = told
        self._ends = b"/Root %d 0 R /Info %d 0 R" % (root, told)

    def _part(
        self, objects: dict[int, _Object], tree: int, numbers: Numbers
    ) -> tuple[bytes, bytes]:
        """What was a whole document's tree becomes a branch; and the table of its pieces."""
        told = objects.pop(tree).said
        trunk = _named(told, b"K")
        said = objects[trunk].said.replace(b"/S/Document", b"/S/Part", 1)
        objects[trunk] = _Object(said)
        numbers[tree] = WHOLE
        return b"%d 0 R" % trunk, objects.pop(_named(told, b"ParentTree")).said

    def whole(self) -> bytes:
        """All that was added, as one PDF."""
        pages, parts = b" ".join(self._pages), b" ".join(self._parts).strip()
        count = len(REFERENCE.findall(pages))
        tree = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        told = tree % (WHOLE, PARENTS, len(self._parents))
        common = {
            PAGES: b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, pages),
            TREE: told if parts else b"null",
            WHOLE: b"<</S/Document/P %d 0 R/K[%s]>>" % (TREE, parts),
            PARENTS: b"<</Nums[%s]>>" % b"\n".join(self._parents),
        }
        for number, said in common.items():
            self._write(number, _Object(said))
        return bytes(self._written) + self._table()

    def _fresh(
        self, objects: dict[int, _Object], numbers: Numbers
    ) -> Iterator[tuple[int, _Object]]:
        """Give all a new number; those that are not there already are to be written."""
        for number, each in objects.items():
            alike = b""
            if each.stream and not REFERENCE.search(each.said):
                alike = sha256(each.said + each.stream).digest()
            if alike in self._alike:
                numbers[number] = self._alike[alike]
                continue
            self._last += 1
            numbers[number] = self._last
            if alike:
                self._alike[alike] = self._last
            yield number, each

    def _moved(self, each: _Object, numbers: Numbers) -> _Object:
        """As it is within the whole. Pages are counted on, for what is told of them."""
        before = len(self._parents)
        said = KEY.sub(lambda key: b"/StructParents %d" % (int(key[1]) + before), each.said)
        return each._replace(said=_renumbered(said, numbers))

    def _rows(self, table: bytes, numbers: Numbers) -> Iterator[bytes]:
        before = len(self._parents)
        for key, nodes in ROW.findall(table):
            yield b"%d[%s]" % (int(key) + before, _renumbered(nodes, numbers))

    def _write(self, number: int, each: _Object) -> None:
        self._offsets[number] = len(self._written)
        self._written += b"%d 0 obj\n%s%s\nendobj\n" % (number, each.said, each.stream)

    def _table(self) -> bytes:
        count = self._last + 1
        rows = b"".join(b"%010d 00000 n \n" % self._offsets[n] for n in range(1, count))
        name = sha256(self._written).hexdigest()[:32].encode()
        return (
            b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d %s /ID[<%s><%s>]>>\n"
            b"startxref\n%d\n%%%%EOF\n"
        ) % (count, rows, count, self._ends, name, name, len(self._written))


def _read(pdf: bytes) -> tuple[dict[int, _Object], bytes]:
    """The objects by number, and the trailer."""
    start = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    table, _, trailer = pdf[start:].partition(b"trailer")
    offsets = [int(row[:10]) for row in re.findall(rb"\d{10} \d{5} n", table)]
    found = (_object(pdf[at:end]) for at, end in _spans(sorted(offsets), start))
    return dict(found), trailer


def _spans(offsets: list[int], end: int) -> Iterator[tuple[int, int]]:
    return zip(offsets, [*offsets[1:], end], strict=True)


def _object(written: bytes) -> tuple[int, _Object]:
    number, _, body = written.partition(b" 0 obj")
    body = body[: body.rindex(b"endobj")].strip(b"\r\n ")
    stream = STREAM.search(body)
    if stream is None:
        return int(number), _Object(body)
    return int(number), _Object(body[: stream.start()], body[stream.start() :])


def _named(said: bytes, name: bytes) -> int:
    found = _maybe(said, name)
    if found is None:
        raise ValueError(f"A PDF of ours has no /{name.decode()}.")
    return found


def _maybe(said: bytes, name: bytes) -> int | None:
    found = re.search(rb"/%s (\d+) 0 R" % name, said)
    return int(found[1]) if found else None


def _list(said: bytes) -> bytes:
    return said.partition(b"/Kids")[2].partition(b"[")[2].partition(b"]")[0]


def _renumbered(said: bytes, numbers: Numbers) -> bytes:
    return REFERENCE.sub(lambda each: b"%d 0 R" % numbers[int(each[1])], said)
