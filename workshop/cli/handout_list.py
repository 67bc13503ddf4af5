"""``workshop handout … people.csv``: a pack for each person on a list, and an empty list."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from workshop.cli import disk
from workshop.cli.outcome import FINE, PROBLEMS
from workshop.cli.progress import progress
from workshop.content.packs import PackLibrary
from workshop.domain.errors import BadRequest
from workshop.domain.facts import Facts
from workshop.domain.file_names import FileNames
from workshop.domain.pack import Pack
from workshop.domain.people import PeopleList
from workshop.services.packs import in_language
from workshop.services.people import Bound, ForAll, PeoplePacks, Print
from workshop.services.people_files import read_table, to_fill_in
from workshop.services.printing import Printer

LISTS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xls")
"""How a file's name ends when it is a list, and not a PDF to write."""


def print_list(
    arguments: argparse.Namespace,
    library: PackLibrary,
    pack: str,
    facts: Callable[[Pack], Facts],
) -> int:
    """Problems go to standard error, and the good rows are printed all the same."""
    table = read_table(disk.read(arguments.list))
    with closing(Printer()) as printer:
        packs = PeoplePacks(library, pack, printer, facts, arguments.language)
        people = packs.read(table)
        for problem in people.problems:
            print(problem, file=sys.stderr)
        chosen = ForAll(
            arguments.page, arguments.large, not (arguments.one_sided or arguments.each)
        )
        printed = _told(packs.each(people.people, chosen), people)
        try:
            written = _each(arguments.each, printed) if arguments.each else _one(arguments, printed)
        except KeyboardInterrupt:
            print("\nStopped.", file=sys.stderr)
            return PROBLEMS
    refused = any(problem.row for problem in people.problems)
    return FINE if written == len(people.people) and not refused else PROBLEMS


def _told(prints: Iterable[Print], people: PeopleList) -> Iterator[Print]:
    """Those that could be made; what is wrong with the others is told."""
    for printed in progress(prints, len(people.people), sys.stderr):
        if printed.problem:
            print(printed.problem, file=sys.stderr)
        if printed.pdf:
            yield printed


def _one(arguments: argparse.Namespace, prints: Iterable[Print]) -> int:
    bound, count = Bound(), 0
    for printed in prints:
        bound.add(printed)
        count += 1
    if count:
        disk.write(arguments.output, bound.whole())
        print(f"Written: {arguments.output}, {_packs(count)}")
    else:
        print("Nothing was written.", file=sys.stderr)
    return count


def _each(folder: Path, prints: Iterable[Print]) -> int:
    names, count = FileNames(), 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refusal:
        raise BadRequest(f"{folder} cannot be made: {refusal.strerror}.") from None
    for printed in prints:
        name = names.of(printed.person.name, printed.person.row)
        disk.write(folder / f"{name}.pdf", printed.pdf)
        count += 1
    print(f"Written: {_packs(count)} in {folder}")
    return count


def write_template(file: Path, library: PackLibrary, pack: str, language: str) -> int:
    """An empty list, with the columns that the pack has a use for."""
    loaded = library.load(in_language(library.ids(), pack, language))[0]
    if loaded is None:
        raise BadRequest(f"“{pack}” has a mistake. `workshop check` says where.")
    if file.suffix.lower() not in {".csv", ".xlsx"}:
        raise BadRequest("A list to fill in is a .csv or an .xlsx. Name its file so.")
    if file.exists():
        raise BadRequest(f"{file} is there already, and stays as it is. Name another file.")
    disk.write(file, to_fill_in(loaded, workbook=file.suffix.lower() == ".xlsx"))
    print(f"Written: {file}, a list to fill in")
    return FINE


def _packs(count: int) -> str:
    return "1 pack" if count == 1 else f"{count} packs"
