"""What a program that is not ours reads on the pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata

from tests.needs import lacking
from workshop.pdf.render import Rendered

_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def read(rendered: Rendered, *options: str) -> str:
    """All pages, in logical order."""
    program = shutil.which("pdftotext")
    if program is None:
        lacking("pdftotext is not there to read the pages.")
    done = subprocess.run(
        [program, *options, "-", "-"], input=rendered.pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


def as_read(text: str) -> str:
    """Without what only steers, and without spaces: where lines end is the printer's choice."""
    return unicodedata.normalize("NFC", "".join(_UNSEEN.sub("", text).split()))
