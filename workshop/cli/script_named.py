"""The script that somebody names at a terminal, by its id, the name it was given, or its folder."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from workshop.content.check import shown
from workshop.content.copies import CannotCopy, id_for
from workshop.content.library import Library, LibraryEntry
from workshop.content.problems import Problem, nearest
from workshop.content.shipped import SCRIPTS, shipped
from workshop.domain.script import Script
from workshop.services import script_folders
from workshop.settings import Settings


def script_named(asked: str, settings: Settings) -> Script | None:
    """None where there is none that can be run. Whatever is wrong with it is told."""
    library, id_ = find(asked, settings)
    if id_ not in library.ids():
        print(unknown(asked, library.ids()), file=sys.stderr)
        return None
    entry = library.entry(id_)
    for problem in placed(entry, library):
        print(problem, file=sys.stderr)
    return entry.script


def find(asked: str, settings: Settings) -> tuple[Library, str]:
    """The library that has the script, if any does, and the script's id in it."""
    library = Library(script_folders(settings))
    folder = Path(asked).resolve()
    if asked in library.ids():
        return library, asked
    if folder.is_dir():
        return Library([shipped(SCRIPTS), folder.parent]), folder.name
    try:
        return library, id_for(asked)
    except CannotCopy:  # then it is no script's name either
        return library, asked


def unknown(asked: str, ids: Sequence[str]) -> str:
    meant = nearest(asked, ids)
    perhaps = f" Did you mean {meant}?" if meant else ""
    return f"There is no script {asked}.{perhaps} Scripts are: {', '.join(ids)}."


def placed(entry: LibraryEntry, library: Library) -> Iterable[Problem]:
    """The script's problems, with paths as a person would open them from here."""
    return (replace(each, path=shown(library.where(each.path))) for each in entry.problems)
