"""The drawings are read back by a real decoder."""

from __future__ import annotations

import re

import zxingcpp
from PIL import Image, ImageDraw

from workshop.services import qr

LINK = "http://192.168.178.23:8080/j/CDFGHJ#q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s"


def drawn(svg: str, module: int = 8) -> Image.Image:
    """The drawing's rectangles, put on white paper one by one."""
    size = int(svg.split('viewBox="0 0 ')[1].split(maxsplit=1)[0])
    picture = Image.new("L", (size * module, size * module), 255)
    pen = ImageDraw.Draw(picture)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg):
        left, top = int(x) * module, int(y) * module
        pen.rectangle((left, top, left + int(width) * module - 1, top + module - 1), fill=0)
    return picture


def test_a_drawing_reads_back_as_the_link_it_was_made_of() -> None:
    assert [code.text for code in zxingcpp.read_barcodes(drawn(qr.svg(LINK)))] == [LINK]


def test_the_drawing_has_just_the_dark_modules_of_the_code() -> None:
    matrix = qr.matrix_of(LINK)
    drawing = qr.svg(LINK)

    widths = [int(part.split("h")[1].split("v")[0]) for part in drawing.split("M")[1:]]
    assert sum(widths) == sum(map(sum, matrix))
    assert f'viewBox="0 0 {len(matrix)} {len(matrix)}"' in drawing


def test_the_drawing_leaves_four_blank_modules_on_every_side() -> None:
    matrix = qr.matrix_of(LINK)

    edges = [*matrix[:4], *matrix[-4:], *([*row[:4], *row[-4:]] for row in matrix)]
    assert not any(any(row) for row in edges)
