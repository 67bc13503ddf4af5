"""``workshop handout``: a pack as a PDF file, to fill in by hand or to see what it looks like."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from workshop.content.packs import PackLibrary
from workshop.domain.handout import HandoutRequest, Paper, compose, sample_request
from workshop.domain.pack import Pack
from workshop.services.handouts import PACK, pack_folders
from workshop.settings import Settings

FINE = 0
PROBLEMS = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "A whole script to lead from: workshop handout booklet SCRIPT"
    parser.add_argument("output", type=Path, help="the PDF file to write")
    parser.add_argument("--pack", default=PACK, help=f"default: {PACK}")
    parser.add_argument("--page", type=Paper, choices=list(Paper), default=Paper.A4)
    parser.add_argument("--large", action="store_true", help="large print")
    parser.add_argument("--sample", action="store_true", help="filled in, to see how it looks")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="as given to `workshop serve`")


def run(arguments: argparse.Namespace) -> int:
    packs = PackLibrary(pack_folders(Settings.from_here(data_dir=arguments.data_dir)))
    if arguments.pack not in packs.ids():
        there = ", ".join(packs.ids())
        print(f"There is no pack {arguments.pack}. Packs are: {there}.", file=sys.stderr)
        return PROBLEMS
    pack, problems = packs.load(arguments.pack)
    for problem in problems:
        print(problem, file=sys.stderr)
    if pack is None:
        return PROBLEMS
    return write(pack, arguments)


def write(pack: Pack, arguments: argparse.Namespace) -> int:
    from workshop.pdf.render import render

    answers = sample_request(pack.language).answers if arguments.sample else {}
    asked = HandoutRequest(arguments.page, arguments.large, answers, include_letter=True)
    try:
        arguments.output.write_bytes(render(compose(pack, asked), pack.theme).pdf)
    except OSError as refusal:
        print(f"{arguments.output} cannot be written: {refusal.strerror}.", file=sys.stderr)
        return PROBLEMS
    print(f"Written: {arguments.output}")
    return FINE
