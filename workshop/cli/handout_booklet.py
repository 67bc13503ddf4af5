"""``workshop handout booklet``: a whole script as a PDF file, to lead from on paper."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import time
from pathlib import Path

from workshop.content.check import shown
from workshop.content.library import Library, LibraryEntry
from workshop.content.problems import Problem
from workshop.content.shipped import SCRIPTS, shipped
from workshop.domain.booklet import BookletRequest, read_start
from workshop.domain.booklet_pages import compose
from workshop.domain.errors import BadRequest
from workshop.domain.handout import Paper
from workshop.domain.script import Script
from workshop.services import script_folders
from workshop.services.booklets import version
from workshop.settings import Settings

FINE = 0
PROBLEMS = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "script", metavar="SCRIPT", help="a script’s id, like inner_child_90, or its folder"
    )
    parser.add_argument(
        "output",
        metavar="OUTPUT",
        nargs="?",
        type=Path,
        help="the PDF file to write; default: SCRIPT-booklet.pdf in the current folder",
    )
    parser.add_argument("--page", type=Paper, choices=list(Paper), default=Paper.A4)
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
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="as given to `workshop serve`")


def start_time(text: str) -> time:
    try:
        return read_start(text)
    except BadRequest as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from None


def run(arguments: argparse.Namespace) -> int:
    library, id_ = find(arguments.script, Settings.from_here(data_dir=arguments.data_dir))
    if id_ not in library.ids():
        there = ", ".join(library.ids())
        print(f"There is no script {arguments.script}. Scripts are: {there}.", file=sys.stderr)
        return PROBLEMS
    entry = library.entry(id_)
    for problem in placed(entry, library):
        print(problem, file=sys.stderr)
    if entry.script is None:
        return PROBLEMS
    return write(entry.script, arguments.output or Path(f"{id_}-booklet.pdf"), arguments)


def find(asked: str, settings: Settings) -> tuple[Library, str]:
    """The library that has the script, if any does, and the script's id in it."""
    library = Library(script_folders(settings))
    folder = Path(asked).resolve()
    if asked in library.ids() or not folder.is_dir():
        return library, asked
    return Library([shipped(SCRIPTS), folder.parent]), folder.name


def placed(entry: LibraryEntry, library: Library) -> Iterable[Problem]:
    """The script's problems, with paths as a person would open them from here."""
    return (replace(each, path=shown(library.where(each.path))) for each in entry.problems)


def write(script: Script, output: Path, arguments: argparse.Namespace) -> int:
    from workshop.pdf.booklet import render_booklet

    asked = BookletRequest(arguments.page, arguments.large, arguments.tier, arguments.start)
    script = version(script, asked, arguments.language)
    rendered = render_booklet(compose(script, asked))
    try:
        output.write_bytes(rendered.pdf)
    except OSError as refusal:
        print(f"{output} cannot be written: {refusal.strerror}.", file=sys.stderr)
        return PROBLEMS
    print(f"Written: {output}")
    return FINE
