"""Every script that is shipped or the facilitator's own, read again when a file changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workshop.content import helplines
from workshop.content.problems import Problem
from workshop.content.scripts import SHARED, Text, load, sources_of
from workshop.content.texts import Texts
from workshop.domain.script import Script

NOT_SCRIPTS = frozenset({SHARED, helplines.FOLDER})


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A script as it stands on disk now. ``sources`` is what a room keeps of it.

    ``before`` is the script as it was without its present mistakes, if it has been seen so.
    """

    id: str
    folder: Path
    script: Script | None
    problems: tuple[Problem, ...]
    sources: dict[str, dict[str, str]]
    before: Script | None = None

    @property
    def readable(self) -> Script | None:
        return self.script or self.before


class Library:
    """Of two scripts, or shared segments, with one id, the one in the later folder counts."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._texts = Texts()
        self._entries: dict[str, tuple[object, LibraryEntry]] = {}
        self._lock = threading.RLock()

    def ids(self) -> list[str]:
        return sorted(self._script_folders())

    def entry(self, id_: str) -> LibraryEntry:
        """Raises KeyError for an id that no folder has."""
        with self._lock:
            return self._entry(id_, self._script_folders()[id_], self.shared())

    def all(self) -> list[LibraryEntry]:
        """Sorted by id. The dashboard asks every second, so each file is looked at only once."""
        with self._lock:
            shared = self.shared()
            return [self._entry(*each, shared) for each in sorted(self._script_folders().items())]

    def _entry(self, id_: str, folder: Path, shared: dict[str, Text]) -> LibraryEntry:
        files = self._texts.of_scripts(folder)
        seen, entry = self._entries.get(id_, (None, None))
        if entry is None or seen != (folder, files, shared):
            before = entry.readable if entry else None
            entry = replace(_made(id_, folder, files, shared), before=before)
            self._entries[id_] = ((folder, files, shared), entry)
        return entry

    def shared(self) -> dict[str, Text]:
        with self._lock:
            found: dict[str, Text] = {}
            for folder in self._folders:
                found.update(self._texts.of_scripts(folder / SHARED))
            return found

    def hidden_by(self, entry: LibraryEntry) -> list[Path]:
        """What has the same name in an earlier folder, and so is not used."""
        scripts = [folder / entry.id for folder in self._folders]
        hidden = scripts[: scripts.index(entry.folder)]
        for name in entry.sources.get(SHARED, {}):
            places = [folder / SHARED / name for folder in self._folders]
            hidden += [place for place in places if place.exists()][:-1]
        return [each for each in hidden if each.exists()]

    def where(self, path: str) -> Path:
        """The file on disk that a problem's path (``inner_child_90/letter.md``) means."""
        top, _, name = path.partition("/")
        if top == SHARED:
            holders = [folder / SHARED for folder in self._folders]
            return next(
                (each / name for each in reversed(holders) if (each / name).exists()), Path(path)
            )
        folder = self._script_folders().get(top)
        return folder / name if folder else Path(path)

    def _script_folders(self) -> Mapping[str, Path]:
        return {path.name: path for folder in self._folders for path in _folders_in(folder)}


def _made(
    id_: str, folder: Path, files: Mapping[str, Text], shared: Mapping[str, Text]
) -> LibraryEntry:
    loaded = load(id_, files, shared)
    sources = sources_of(loaded, files, shared)
    return LibraryEntry(id_, folder, loaded.script, loaded.problems, sources)


def _folders_in(folder: Path) -> Iterator[Path]:
    try:
        for path in sorted(folder.iterdir()):
            if path.is_dir() and path.name[0] not in "._" and path.name not in NOT_SCRIPTS:
                yield path
    except OSError:
        return
