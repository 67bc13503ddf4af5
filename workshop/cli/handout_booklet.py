"""``workshop handout booklet``: a whole script as a PDF file, to lead from on paper."""

from __future__ import annotations

import argparse
from datetime import time
from pathlib import Path

from workshop.cli import disk
from workshop.cli.outcome import FINE, PROBLEMS
from workshop.cli.script_named import script_named
from workshop.domain.booklet import BookletRequest, file_name, read_start
from workshop.domain.booklet_pages import compose
from workshop.domain.errors import BadRequest
from workshop.domain.handout import SHEETS, Paper
from workshop.domain.script import Script
from workshop.services.booklets import version
from workshop.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "script",
        metavar="SCRIPT",
        help="a script’s id, like inner_child_90, the name it was copied under, or its folder",
    )
    parser.add_argument(
        "output",
        metavar="OUTPUT",
        nargs="?",
        type=pdf_file,
        help="the PDF file to write; default: one in the current folder, named after what is in it",
    )
    parser.add_argument("--page", type=Paper, choices=SHEETS, default=Paper.A4)
    parser.add_argument("--large", action="store_true", help="large print")
    parser.add_argument(
        "--tier",
        type=int,
        choices=(1, 2, 3),
        help="only what a room of this tier has; default: everything, with higher tiers marked",
    )
    parser.add_argument("--language", metavar="CODE", default="", help="default: the script’s own")
    parser.add_argument(
        "--start",
        type=start_time,
        metavar="HH:MM",
        help="when you will start, for times of day; default: minutes from the start",
    )
    disk.add_data_dir(parser)


def start_time(text: str) -> time:
    try:
        return read_start(text)
    except BadRequest as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from None


def pdf_file(text: str) -> Path:
    if Path(text).suffix.lower() != ".pdf":
        raise argparse.ArgumentTypeError(
            f"a booklet is a PDF, so its file’s name ends in .pdf, which “{text}” does not. "
            "A script’s name of several words goes in quotes."
        )
    return Path(text)


def run(arguments: argparse.Namespace) -> int:
    script = script_named(arguments.script, Settings.from_here(data_dir=arguments.data_dir))
    return PROBLEMS if script is None else write(script, arguments)


def write(script: Script, arguments: argparse.Namespace) -> int:
    from workshop.pdf.booklet import render_booklet

    asked = BookletRequest(arguments.page, arguments.large, arguments.tier, arguments.start)
    language = "" if arguments.language == script.language else arguments.language
    output = arguments.output or Path(file_name(script.id, language, asked))
    script = version(script, asked, language)
    rendered = render_booklet(compose(script, asked))
    disk.write(output, rendered.pdf)
    print(f"Written: {output}")
    return FINE
