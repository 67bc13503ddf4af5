"""What a command wrote as a PDF."""

from __future__ import annotations

from pathlib import Path

from tests.pdf.paper import extracted
from workshop.pdf.render import Rendered


def written(path: Path) -> Rendered:
    return Rendered(path.read_bytes(), frozenset())


def said(path: Path) -> str:
    """The words of all pages, as if on one line."""
    return " ".join(" ".join(extracted(written(path))).split())
