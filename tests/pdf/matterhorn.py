"""What a program can check of PDF/UA-1: the checkpoints of the Matterhorn Protocol, by number.

Each rule says what is wrong, and nothing where all is well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final
from xml.etree import ElementTree

from pypdf import PdfReader

from tests.pdf.marked import drawn_pieces, marks_amiss
from tests.pdf.structured import nodes

Rule = Callable[[PdfReader], Iterator[str]]

STANDARD: Final = {
    *("Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "Span", "Figure"),
    *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
}
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
TITLE: Final = ".//{http://purl.org/dc/elements/1.1/}title//{*}li"
PART: Final = ".//{http://www.aiim.org/pdfua/ns/id/}part"
WITHIN: Final = {
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
}
"""What has to be in what, and in nothing else."""


def everything_drawn_is_tagged_or_an_artifact(document: PdfReader) -> Iterator[str]:
    """01-003, 01-004, 01-005."""
    for number, page in enumerate(document.pages, 1):
        yield from (f"page {number}: {amiss}" for amiss in marks_amiss(document, page))


def every_piece_is_in_the_tree_and_back(document: PdfReader) -> Iterator[str]:
    """01-006 and what it rests on: each piece has one node, which the page's entry names, too."""
    parents = _parents(document)
    for number, page in enumerate(document.pages, 1):
        known = parents.get(page.get("/StructParents", -1), [])
        drawn = drawn_pieces(document, page)
        if sorted(drawn) != list(range(len(known))):
            yield f"page {number}: {len(drawn)} pieces, and {len(known)} of them known"
        for piece, node in enumerate(known):
            if (page.indirect_reference, piece) not in list(_pieces(node)):
                yield f"page {number}: piece {piece} is in another node"
    held = sum(len(list(_pieces(node))) for node in nodes(document))
    if held != sum(map(len, parents.values())):
        yield f"the tree holds {held} pieces"


def _parents(document: PdfReader) -> dict[int, list[Any]]:
    table = _tree(document)["/ParentTree"]["/Nums"]
    return dict(zip(table[::2], table[1::2], strict=True))


def _tree(document: PdfReader) -> Any:
    return document.root_object["/StructTreeRoot"]


def _pieces(node: Any) -> Iterator[tuple[Any, int]]:
    node = node.get_object()
    for kid in (each.get_object() for each in node["/K"]):
        if isinstance(kid, int):
            yield node.raw_get("/Pg"), kid
        elif "/MCID" in kid:
            yield kid.raw_get("/Pg"), kid["/MCID"]


def it_says_that_it_is_tagged(document: PdfReader) -> Iterator[str]:
    """00, 06-002: with a mark in the catalogue, and as PDF/UA-1 in its metadata."""
    if not _catalogue(document, "/MarkInfo").get("/Marked"):
        yield "it is not marked"
    if _told(document, PART) != "1":
        yield "it does not say that it is PDF/UA-1"


def _catalogue(document: PdfReader, key: str) -> Any:
    return document.root_object.get(key, {})


def its_title_is_known_and_shown(document: PdfReader) -> Iterator[str]:
    """06-003, 06-004, 07-001, 07-002."""
    if not _catalogue(document, "/ViewerPreferences").get("/DisplayDocTitle"):
        yield "a window does not show its title"
    title = _told(document, TITLE)
    if not title or title != getattr(document.metadata, "title", None):
        yield f"its title is {title!r}"


def _told(document: PdfReader, where: str) -> str | None:
    stream: Any = document.root_object.get("/Metadata")
    found = ElementTree.fromstring(stream.get_data()).find(where) if stream else None
    return None if found is None else found.text


def each_language_is_one(document: PdfReader) -> Iterator[str]:
    """11-001 to 11-006."""
    whole = [document.root_object.get("/Lang", "")]
    for language in [*whole, *(node["/Lang"] for node in nodes(document) if "/Lang" in node)]:
        if not LANGUAGE.fullmatch(str(language)):
            yield f"{language!r} is no language"


def roles_are_standard_ones(document: PdfReader) -> Iterator[str]:
    """02-001."""
    yield from (role for node in nodes(document) if (role := node["/S"][1:]) not in STANDARD)


def lists_and_tables_hold_what_they_should(document: PdfReader) -> Iterator[str]:
    """09-004 to 09-006; 15-003 has it that a head says what it heads."""
    for node in nodes(document):
        role, kids = node["/S"][1:], [kid["/S"][1:] for kid in _nodes_in(node)]
        wanted = WITHIN.get(role)
        if wanted is not None and (not kids or set(kids) - wanted or list(_pieces(node))):
            yield f"{kids} in {role}"
        misplaced = [kid for kid in kids if any(kid in each for each in WITHIN.values())]
        if wanted is None and misplaced:
            yield f"{misplaced} in {role}"
        if role == "TH" and node.get("/A", {}).get("/Scope") not in {"/Row", "/Column"}:
            yield "a head of nothing"


def _nodes_in(node: Any) -> list[Any]:
    kids = (kid.get_object() for kid in node["/K"])
    return [kid for kid in kids if isinstance(kid, dict) and "/S" in kid]


def rows_of_a_table_have_the_same_cells(document: PdfReader) -> Iterator[str]:
    """09-005 of the human ones, which a program can count."""
    for table in (node for node in nodes(document) if node["/S"] == "/Table"):
        widths = {len(row["/K"]) for row in _nodes_in(table)}
        if len(widths) != 1:
            yield f"rows of {sorted(widths)} cells"


def lists_say_how_they_are_marked(document: PdfReader) -> Iterator[str]:
    """ISO 14289-1, 7.6."""
    for node in nodes(document):
        if node["/S"] == "/L" and node.get("/A", {}).get("/ListNumbering") in {None, "/None"}:
            yield "a list that does not say what its marks are"


def pictures_have_words(document: PdfReader) -> Iterator[str]:
    """13-004, and where they are."""
    for node in nodes(document):
        if node["/S"] == "/Figure" and not (node.get("/Alt") and "/BBox" in node.get("/A", {})):
            yield "a picture without words, or without a place"


def headings_begin_at_the_top_and_skip_no_level(document: PdfReader) -> Iterator[str]:
    """14-002, 14-003, 14-006, 14-007."""
    last = 0
    for node in nodes(document):
        if re.fullmatch(r"/H\d?", node["/S"]):
            level = int(node["/S"][2:] or 0)
            if not 1 <= level <= last + 1:
                yield f"{node['/S']} after H{last}"
            last = level


def nothing_can_be_clicked_that_is_not_in_the_tree(document: PdfReader) -> Iterator[str]:
    """28-002 and after: we have none at all."""
    for number, page in enumerate(document.pages, 1):
        if page.get("/Annots"):
            yield f"page {number} has annotations"


def fonts_are_embedded_and_tell_their_letters(document: PdfReader) -> Iterator[str]:
    """10-001, 31-009, 31-027, 31-028, 31-030."""
    for font in _fonts(document):
        (descendant,) = font["/DescendantFonts"]
        descendant = descendant.get_object()
        if "/FontFile2" not in descendant["/FontDescriptor"]:
            yield f"{font['/BaseFont']} is not embedded"
        if "/ToUnicode" not in font:
            yield f"{font['/BaseFont']} does not tell its letters"
            continue
        glyphs = descendant["/CIDToGIDMap"].get_data()
        letters = font["/ToUnicode"].get_data().partition(b"endcodespacerange")[2]
        told = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", letters)
        if 2 * len(told) + 2 != len(glyphs):
            yield f"{font['/BaseFont']} tells {len(told)} letters"
        for code, text in told:
            at = 2 * int(code, 16)
            if glyphs[at : at + 2] == b"\0\0":
                yield f"{font['/BaseFont']} has no glyph for {text!r}"
            if {b"0000", b"FEFF", b"FFFE"} & {text[i : i + 4] for i in range(0, len(text), 4)}:
                yield f"{font['/BaseFont']} says {text!r}"


def _fonts(document: PdfReader) -> list[Any]:
    found: dict[str, Any] = {}
    for page in document.pages:
        resources: Any = page["/Resources"]
        found |= resources.get("/Font", {})
    return [font.get_object() for font in found.values()]


RULES: Final[tuple[Rule, ...]] = (
    everything_drawn_is_tagged_or_an_artifact,
    every_piece_is_in_the_tree_and_back,
    it_says_that_it_is_tagged,
    its_title_is_known_and_shown,
    each_language_is_one,
    roles_are_standard_ones,
    lists_and_tables_hold_what_they_should,
    rows_of_a_table_have_the_same_cells,
    lists_say_how_they_are_marked,
    pictures_have_words,
    headings_begin_at_the_top_and_skip_no_level,
    nothing_can_be_clicked_that_is_not_in_the_tree,
    fonts_are_embedded_and_tell_their_letters,
)


def amiss(document: PdfReader) -> list[str]:
    return [f"{rule.__name__}: {each}" for rule in RULES for each in rule(document)]
