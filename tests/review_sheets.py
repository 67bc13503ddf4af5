"""Every sheet of every pack as small pictures, side by side, to be looked at in a review."""

from __future__ import annotations

import subprocess
import tempfile
from datetime import date, time
from io import BytesIO
from pathlib import Path

from PIL import Image

from workshop.content.library import Library
from workshop.content.packs import PackLibrary
from workshop.content.shipped import shipped
from workshop.domain.facts import Facts
from workshop.domain.handout import HandoutRequest, compose, sample_request
from workshop.pdf.render import render
from workshop.services.packs import door

DPI = 36
COLUMNS = 7
GAP = 4
BETWEEN = 150
"""The grey around the pages."""

SCRIPT = "inner_child_90"
DAY = date(2030, 5, 1)
URL = "http://192.0.2.1:8080/j/CDFGHJ#" + "A" * 43


def review(into: Path) -> None:
    """One picture for each pack, in both languages, filled in as a sample."""
    into.mkdir(parents=True, exist_ok=True)
    library = PackLibrary([shipped("handouts")])
    for id_ in library.ids():
        beside(pages_of(library, id_)).save(into / f"{id_}.png", optimize=True)


def pages_of(library: PackLibrary, id_: str) -> list[Image.Image]:
    pack, _ = library.load(id_)
    script = Library([shipped("facilitator_scripts")]).entry(SCRIPT).script
    assert pack is not None
    assert script is not None
    facts = Facts(
        script=script.in_language(pack.language).for_tier(script.tier),
        start=time(19, 0),
        printed_on=DAY,
        door=door(URL, "CDF-GHJ", "amused · ripple · zebra"),
    )
    answers = sample_request(pack.language).answers
    asked = HandoutRequest(answers=answers, include_letter=True)
    return pictures(render(compose(pack, asked, facts), pack.theme).pdf)


def pictures(pdf: bytes) -> list[Image.Image]:
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-png", "-r", str(DPI), "-", f"{folder}/page"]
        subprocess.run(command, input=pdf, check=True)
        return [Image.open(BytesIO(path.read_bytes())) for path in sorted(Path(folder).iterdir())]


def beside(pages: list[Image.Image]) -> Image.Image:
    wide, high = (max(sizes) + GAP for sizes in zip(*(page.size for page in pages), strict=True))
    columns, rows = min(COLUMNS, len(pages)), -(-len(pages) // COLUMNS)
    sheet = Image.new("RGB", (columns * wide + GAP, rows * high + GAP), (BETWEEN,) * 3)
    for number, page in enumerate(pages):
        place = (number % COLUMNS * wide + GAP, number // COLUMNS * high + GAP)
        sheet.paste(page, place)
    return sheet.quantize(16)
