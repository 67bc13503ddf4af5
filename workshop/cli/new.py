"""``workshop new``: a script of one's own, copied from another one to be edited."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from workshop.cli.disk import add_data_dir
from workshop.cli.outcome import FINE, PROBLEMS, WRONG_USAGE
from workshop.content.copies import CannotCopy, copy_script
from workshop.content.glance import glance
from workshop.content.library import Library, LibraryEntry
from workshop.content.problems import nearest
from workshop.content.scripts import MAIN
from workshop.services import script_folders
from workshop.settings import Settings

DEFAULT = "inner_child_90"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        nargs="*",
        metavar="NAME",
        help="what to call it, such as “Tuesday group”; without it, what can be copied is listed",
    )
    parser.add_argument(
        "--from", dest="source", default=DEFAULT, metavar="SCRIPT", help=f"default: {DEFAULT}"
    )
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="default: your own scripts’ folder"
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="copy the shared segments it names, too, to change them for this script alone",
    )
    add_data_dir(parser)


def run(arguments: argparse.Namespace) -> int:
    """0: copied, or listed. 1: the disk refused. 2: the name or the script is no good."""
    settings = Settings.from_here(data_dir=arguments.data_dir)
    own = settings.own_scripts_dir
    library = Library(script_folders(settings))
    if not arguments.name:
        print(what_there_is(library.all()))
        return FINE
    try:
        if own.is_relative_to(settings.data_dir):  # rooms and their key will lie there, too
            settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        print(copied(library, " ".join(arguments.name), arguments, own))
    except CannotCopy as refusal:
        print(refusal, file=sys.stderr)
        return WRONG_USAGE
    except OSError as refusal:
        print(f"{refusal.filename} cannot be written: {refusal.strerror}.", file=sys.stderr)
        return PROBLEMS
    return FINE


def copied(library: Library, name: str, arguments: argparse.Namespace, own: Path) -> str:
    into = arguments.into.expanduser().absolute() if arguments.into else own
    entry = found(library, arguments.source)
    folder = copy_script(entry, into, name, library.ids(), whole=arguments.whole)
    shown = (
        "The dashboard lists it on its Scripts page, and shows each change as you save it."
        if into == own
        else f"The dashboard looks for your scripts in {own}, so it does not show this one."
    )
    return "\n".join(
        [
            f"Your script is in  {folder}",
            f"Open first:        {folder / MAIN}",
            f"Check it with:     workshop check {folder.name if into == own else quoted(folder)}",
            shown,
        ]
    )


def found(library: Library, wanted: str) -> LibraryEntry:
    ids = library.ids()
    if wanted in ids:
        return library.entry(wanted)
    meant = nearest(wanted, ids)
    hint = f"Did you mean {meant}?" if meant else f"Scripts are: {', '.join(ids)}."
    raise CannotCopy(f"There is no script {wanted} to copy. {hint}")


def what_there_is(entries: Iterable[LibraryEntry]) -> str:
    rows = [
        (
            each.id,
            " · ".join([each.script.title, *glance(each.script)])
            if each.script
            else "has mistakes in it",
        )
        for each in entries
    ]
    width = max((len(id_) for id_, _ in rows), default=0)
    listed = [f"  {id_:{width}}  {title}" for id_, title in rows]
    example = f'workshop new "Tuesday group" --from {DEFAULT}'
    return "\n".join(["These scripts can be copied:", *listed, f"Copy one with:  {example}"])


def quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
