"""The disk as a command meets it: where the data is, and files that are read and written."""

from __future__ import annotations

import argparse
from pathlib import Path

from workshop.domain.errors import BadRequest


def add_data_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="as given to `workshop serve`")


def read(file: Path) -> bytes:
    """Raises BadRequest where the disk refuses."""
    try:
        return file.read_bytes()
    except OSError as refusal:
        raise BadRequest(f"{file} cannot be read: {refusal.strerror}.") from None


def write(file: Path, data: bytes) -> None:
    """Raises BadRequest where the disk refuses."""
    try:
        file.write_bytes(data)
    except OSError as refusal:
        raise BadRequest(f"{file} cannot be written: {refusal.strerror}.") from None
