"""Read the text files of a folder, each again only when it has changed."""

from __future__ import annotations

from pathlib import Path

from workshop.content.frontmatter import LONGEST_FILE
from workshop.content.problems import Problem
from workshop.domain.languages import LANGUAGES

SCRIPT_ENDINGS = (".md", ".txt")
"""Windows' editor likes to save ``letter.md`` as ``letter.md.txt``; a hint can then say so."""

_ENOUGH = 4 * (LONGEST_FILE + 1)
"""Bytes that are more than LONGEST_FILE characters, however they are written."""

Stamp = tuple[int, int, int]


class Texts:
    """What files hold, or a problem for a file that cannot be read."""

    def __init__(self, endings: tuple[str, ...] = SCRIPT_ENDINGS) -> None:
        self._endings = endings
        self._kept: dict[Path, tuple[Stamp, str | Problem]] = {}

    def of_folder(self, folder: Path) -> dict[str, str | Problem]:
        try:
            names = sorted(
                path.name
                for path in folder.iterdir()
                if path.name.endswith(self._endings) and not path.name.startswith(".")
            )
        except OSError:
            return {}
        return {name: self.of_file(folder / name) for name in names}

    def of_scripts(self, folder: Path) -> dict[str, str | Problem]:
        """The folder's texts, and those in its folders for languages as ``es/letter.md``."""
        found = self.of_folder(folder)
        for language in LANGUAGES:
            within = self.of_folder(folder / language)
            found.update({f"{language}/{name}": text for name, text in within.items()})
        return found

    def of_file(self, path: Path) -> str | Problem:
        try:
            status = path.stat()
        except OSError as refusal:
            return _unreadable(path, refusal)
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        kept = self._kept.get(path)
        if kept is None or kept[0] != stamp:
            kept = (stamp, _read(path))
            self._kept[path] = kept
        return kept[1]


def _read(path: Path) -> str | Problem:
    try:
        with path.open("rb") as file:
            data = file.read(_ENOUGH)
    except OSError as refusal:
        return _unreadable(path, refusal)
    try:
        return data.decode("utf-8", "replace" if len(data) == _ENOUGH else "strict")
    except UnicodeDecodeError as refusal:
        return Problem(
            _name(path),
            data[: refusal.start].count(b"\n") + 1,
            "This file was not saved as UTF-8 text, so its letters cannot be read.",
            "Open it in your editor and save it again with the encoding UTF-8.",
        )


def _unreadable(path: Path, refusal: OSError) -> Problem:
    return Problem(
        _name(path),
        1,
        f"This file cannot be opened: {refusal.strerror or 'the disk refused'}.",
        "Check that it is a plain file and that you are allowed to read it.",
    )


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
