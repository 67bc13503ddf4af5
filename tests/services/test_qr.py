"""The pictures are read back by a real decoder."""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image

from workshop.services import qr

LINK = "http://192.168.178.23:8080/j/CDFGHJ#q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s"


def test_a_picture_reads_back_as_the_link_it_was_made_of() -> None:
    picture = Image.open(io.BytesIO(qr.png(LINK)))

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [LINK]


def test_a_picture_keeps_to_its_size_with_whole_pixels_for_every_module() -> None:
    width, height = Image.open(io.BytesIO(qr.png(LINK, 500))).size

    assert width == height
    assert width <= 500
    assert width % len(qr.code_of(LINK).get_matrix()) == 0


def test_the_drawing_has_just_the_dark_modules_of_the_code() -> None:
    matrix = qr.code_of(LINK).get_matrix()
    drawing = qr.svg(LINK)

    widths = [int(part.split("h")[1].split("v")[0]) for part in drawing.split("M")[1:]]
    assert sum(widths) == sum(map(sum, matrix))
    assert f'viewBox="0 0 {len(matrix)} {len(matrix)}"' in drawing


def test_the_drawing_leaves_four_blank_modules_on_every_side() -> None:
    matrix = qr.code_of(LINK).get_matrix()

    edges = [*matrix[:4], *matrix[-4:], *([*row[:4], *row[-4:]] for row in matrix)]
    assert not any(any(row) for row in edges)
