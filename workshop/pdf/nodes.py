"""What the things on a page are: nodes of the tree that programs follow which read aloud.

A node takes its place in the tree when the first of it is drawn. What breaks over pages hands its
node on, so that a paragraph on two pages is one paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

Spot = tuple[int, int]
"""A page, and a piece of marked content on it."""

DISC: Final = "<</O/List/ListNumbering/Disc>>"
SQUARE: Final = "<</O/List/ListNumbering/Square>>"
ROW: Final = "<</O/Table/Scope/Row>>"


class Artifact(StrEnum):
    """What is there for the eye only, and is not read: its marked content begins with this."""

    LAYOUT = "/Artifact <</Type/Layout>> BDC"
    HEAD = "/Artifact <</Type/Pagination/Subtype/Header>> BDC"
    FOOT = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"


@dataclass(eq=False, slots=True)
class Node:
    """``role`` is a standard structure type; one with a ``level`` comes to be H1 to H6.

    One that is ``inside`` another stands there in the order in which they were made, others where
    the section is at when they are drawn. ``alt`` is said in place of what is drawn, ``language``
    is given where it is not the document's, ``text`` where the glyphs do not say it in order.
    """

    role: str
    inside: Node | None = None
    level: int = 0
    attributes: str = ""
    alt: str = ""
    language: str = ""
    text: str = ""
    kids: list[Node | Spot] = field(default_factory=list)
    placed: bool = False
    rank: int = 0
    made: int = 0
    """How many were made to stand inside."""

    def __post_init__(self) -> None:
        if self.inside:
            self.rank = self.inside.made
            self.inside.made += 1

    def part(self, role: str, attributes: str = "", alt: str = "") -> Node:
        """A new one inside."""
        return Node(role, self, attributes=attributes, alt=alt)

    def item(self, alt: str = "") -> tuple[Node, Node]:
        """A new item of a list: its mark, and what it says."""
        item = self.part("LI")
        return item.part("Lbl", alt=alt), item.part("LBody")

    @property
    def ordered(self) -> list[Node | Spot]:
        """What is in it, as it is to be read."""
        if self.made and all(isinstance(kid, Node) for kid in self.kids):
            return sorted(self.kids, key=lambda kid: kid.rank if isinstance(kid, Node) else 0)
        return self.kids


Mark = Node | Artifact
"""What something that is drawn belongs to."""


def heading(level: int) -> Node:
    return Node("H", level=level)


def bullets() -> Node:
    return Node("L", attributes=DISC)


def boxes() -> Node:
    return Node("L", attributes=SQUARE)


def cells(table: Node) -> tuple[Node, Node, Node, Node, Node]:
    """A new row: when, what, what more is said of it, for how long, and where. What heads it."""
    row = table.part("TR")
    return (
        row.part("TD"),
        row.part("TH", ROW),
        row.part("TD"),
        row.part("TD"),
        row.part("TD"),
    )
