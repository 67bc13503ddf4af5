"""The square code that phones scan, as a picture that stays sharp on a projector."""

from __future__ import annotations

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET_ZONE = 4
"""Blank modules on every side; readers rely on them."""


def matrix_of(url: str) -> list[list[bool]]:
    """The code's modules row by row, True where dark, its quiet zone included."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(url)
    code.make()
    return code.get_matrix()


def svg(url: str) -> str:
    """An ``<svg>`` element without a size of its own: dark modules as one path on white.

    What it is for, the page around it says: it is drawn in pages of every language.
    """
    matrix = matrix_of(url)
    size = len(matrix)
    path = "".join(run for y, row in enumerate(matrix) for run in runs(y, row))
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" aria-hidden="true" '
        f'shape-rendering="crispEdges" xmlns="http://www.w3.org/2000/svg">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>'
    )


def runs(y: int, row: list[bool]) -> list[str]:
    """Neighbouring dark modules of one row as one rectangle each, so that no seam shows."""
    found, start = [], None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            found.append(f"M{start} {y}h{x - start}v1h{start - x}z")
            start = None
    return found
