"""The square code that phones scan, as a picture that stays sharp on a projector."""

from __future__ import annotations

import io

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.pil import PilImage

QUIET_ZONE = 4
"""Blank modules on every side; readers rely on them."""


def code_of(url: str) -> qrcode.QRCode[PilImage]:
    code = qrcode.QRCode(
        error_correction=ERROR_CORRECT_M, border=QUIET_ZONE, image_factory=PilImage
    )
    code.add_data(url)
    code.make()
    return code


def svg(url: str) -> str:
    """An ``<svg>`` element without a size of its own: dark modules as one path on white."""
    matrix = code_of(url).get_matrix()
    size = len(matrix)
    path = "".join(run for y, row in enumerate(matrix) for run in runs(y, row))
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="QR code" '
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


def png(url: str, pixels: int = 1000) -> bytes:
    """A picture of at most ``pixels`` on each side, every module the same whole number of them."""
    code = code_of(url)
    code.box_size = max(1, pixels // len(code.get_matrix()))
    picture = io.BytesIO()
    code.make_image().save(picture, "PNG")
    return picture.getvalue()
