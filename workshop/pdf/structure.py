"""The tree of what is in a document, as it is read; and on which page which part of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfgen.canvas import Canvas

from workshop.domain.handout_words import language_of_words
from workshop.pdf.nodes import Node, Spot

GROUPS: Final = frozenset({"Part", "Sect"})
"""These stand at the top of the tree, or where they say."""

_ESCAPED: Final = str.maketrans({each: f"\\{ord(each):03o}" for each in "()\\\r\n"})


class Structure:
    """Of one document. reportlab asks for its objects once everything is drawn."""

    def __init__(self) -> None:
        self.root = Node("Document", placed=True)
        self.section = self.root
        """Where what is drawn next is put."""
        self.language = ""
        """The document's."""
        self.muted = False
        """While it is, nothing that is drawn is read."""
        self._level = 0
        self._pages: dict[int, list[Node]] = {}

    @property
    def spoken(self) -> str:
        """The language where the section stands."""
        node: Node | None = self.section
        while node and not node.language:
            node = node.inside
        return node.language if node else self.language

    def number(self, page: int) -> int:
        """For the next piece of marked content on this page; it has to be put somewhere."""
        pieces = self._pages.setdefault(page, [])
        pieces.append(self.root)
        return len(pieces) - 1

    def put(self, node: Node, spot: Spot) -> None:
        self.place(node)
        node.kids.append(spot)
        page, number = spot
        self._pages[page][number] = node

    def place(self, node: Node) -> None:
        if node.placed:
            return
        node.placed = True
        if node.alt and (words := language_of_words(self.spoken)) != self.spoken:
            node.language = words
        above = node.inside or (self.root if node.role in GROUPS else self.section)
        self.place(above)
        if node.level:  # a level is never skipped
            self._level = min(node.level, self._level + 1)
            node.role = f"H{self._level}"
        above.kids.append(node)

    def addObjects(self, document: Any) -> None:  # noqa: N802 -- reportlab calls it so
        """Tie the tree to the document and its pages."""
        numbers: dict[int, int] = {}
        tree, table = _Coded(), _Coded()
        top, parents = _number(document, tree), _number(document, table)
        coded = [(node, above, _Coded()) for node, above in _walk(self.root, None)]
        for node, _, code in coded:
            numbers[id(node)] = _number(document, code)
        pages = {page: _page_number(document, page) for page in self._pages}
        for node, above, code in coded:
            parent = numbers[id(above)] if above else top
            code.code = _element(node, parent, numbers, pages)
        tree.code = (
            f"<</Type/StructTreeRoot/K {numbers[id(self.root)]} 0 R"
            f"/ParentTree {parents} 0 R/ParentTreeNextKey {len(pages)}>>"
        )
        table.code = f"<</Nums[{''.join(self._parents(numbers))}]>>"
        for key, page in enumerate(self._pages):
            _tie(document.idToObject[f"Page{page}"], key)
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = _Coded("<</Marked true>>")

    def _parents(self, numbers: dict[int, int]) -> Iterator[str]:
        for key, nodes in enumerate(self._pages.values()):
            yield f"{key}[{' '.join(f'{numbers[id(node)]} 0 R' for node in nodes)}]\n"


def structure_of(canvas: Canvas) -> Structure:
    kept = vars(canvas)
    found = kept.get("_structure")
    if not isinstance(found, Structure):
        found = kept["_structure"] = Structure()
        kept["_doc"].delayedFonts.append(found)
    return found


class _Coded(PDFObject):
    """An object that is written as it is given."""

    __RefOnly__ = 1

    def __init__(self, code: str = "") -> None:
        self.code = code

    def format(self, _: Any) -> bytes:
        return self.code.encode("latin-1", "replace")


def _number(document: Any, coded: _Coded) -> int:
    document.Reference(coded)
    return int(document.objectcounter)


def _page_number(document: Any, page: int) -> int:
    return int(document.idToObjectNumberAndVersion[f"Page{page}"][0])


def _tie(page: Any, key: int) -> None:
    page.StructParents = key
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents"]


def _walk(node: Node, above: Node | None) -> Iterator[tuple[Node, Node | None]]:
    yield node, above
    for kid in node.ordered:
        if isinstance(kid, Node):
            yield from _walk(kid, node)


def _element(node: Node, parent: int, numbers: dict[int, int], pages: dict[int, int]) -> str:
    home = next((kid[0] for kid in node.kids if not isinstance(kid, Node)), None)
    parts = [f"<</S/{node.role}/P {parent} 0 R"]
    if home is not None:
        parts.append(f"/Pg {pages[home]} 0 R")
    parts.append(f"/K[{' '.join(_kids(node, home, numbers, pages))}]")
    if node.attributes:
        parts.append(f"/A{node.attributes}")
    if node.language:
        parts.append(f"/Lang({node.language.translate(_ESCAPED)})")
    for key, text in (("Alt", node.alt), ("ActualText", node.text)):
        if text:
            parts.append(f"/{key}({_string(text)})")
    return "".join([*parts, ">>"])


def _string(text: str) -> str:
    """Byte by byte, for it can be long."""
    code = b"\xfe\xff" + text.encode("utf-16-be", "replace")
    return code.decode("latin-1").translate(_ESCAPED)


def _kids(
    node: Node, home: int | None, numbers: dict[int, int], pages: dict[int, int]
) -> Iterator[str]:
    for kid in node.ordered:
        if isinstance(kid, Node):
            yield f"{numbers[id(kid)]} 0 R"
        elif kid[0] == home:
            yield str(kid[1])
        else:
            yield f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>"
