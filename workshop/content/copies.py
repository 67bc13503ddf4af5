"""Copy a script into a facilitator's own folder, to be edited there; nothing is overwritten."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import Final

from workshop.content.library import NOT_SCRIPTS, LibraryEntry
from workshop.content.prompts import IDENTIFIER
from workshop.content.scripts import MAIN, SHARED
from workshop.domain.languages import LANGUAGES

MY_COPY: Final = "(my copy)"

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_TITLE = re.compile(r"^title:[ \t]*(.*)$", re.MULTILINE)
_PLAIN = re.compile(r"[^\W_][^:#\"\\]*[^\s:#\"\\]")
"""A value that needs no quotes, whatever YAML makes of the marks in others."""


class CannotCopy(Exception):
    """Why there is no copy, as a sentence."""


def id_for(name: str) -> str:
    """The id that a name, as people type it, gives: “Tuesday group” is ``tuesday_group``.

    Raises:
        CannotCopy: nothing in it can be one.
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    id_ = _NO_LETTERS.sub("_", bare.replace("'", "").replace("’", "")).strip("_")
    if not id_:
        raise CannotCopy(
            f"“{name}” has none of the letters a to z or digits in it, and a script’s folder is "
            "named with these. Try a name such as  tuesday_group"
        )
    if not IDENTIFIER.fullmatch(id_):
        raise CannotCopy(f"“{name}” is too long for a folder. Try a name of at most 40 letters.")
    if id_ in NOT_SCRIPTS:
        raise CannotCopy(
            f"The name {id_} is taken by a folder that serves all scripts. Try  my_{id_}"
        )
    if id_ in LANGUAGES:
        raise CannotCopy(f"A folder {id_} is for what is in that language. Try  my_{id_}")
    return id_


def title_for(name: str, original: str) -> str:
    """The name as it was typed, if it was typed like one; otherwise the original’s, marked."""
    typed = "".join(each for each in " ".join(name.split()) if each.isprintable())
    return f"{original} {MY_COPY}" if IDENTIFIER.fullmatch(typed) else typed


def copy_script(
    entry: LibraryEntry, into: Path, name: str, taken: Collection[str] = (), whole: bool = False
) -> Path:
    """Copy the script’s folder, and with ``whole`` the shared segments it names; the new folder.

    ``taken`` are the ids that scripts elsewhere have: a copy would hide the one it is named like.

    Raises:
        CannotCopy: the name is no good or taken, or the script cannot be read whole.
        OSError: the disk refused; nothing is left behind.
    """
    id_ = id_for(name)
    target = into / id_
    if target.exists() or target.is_symlink():
        raise CannotCopy(f"There is already a folder {target}. Choose another name.")
    if id_ in taken:
        raise CannotCopy(f"There is already a script {id_}. Choose another name.")
    if whole and entry.script is None:
        raise CannotCopy(
            f"{entry.id} has mistakes in it, so its shared segments are not known. "
            f"See them with  workshop check {entry.folder}"
        )
    into.mkdir(parents=True, exist_ok=True)
    unready = into / f".{id_}.new"  # a name that the library does not look at
    shutil.rmtree(unready, ignore_errors=True)
    try:
        _fill(unready, entry, name, whole)
        unready.rename(target)
    finally:
        shutil.rmtree(unready, ignore_errors=True)
    return target


def _fill(folder: Path, entry: LibraryEntry, name: str, whole: bool) -> None:
    # Contents only: what is installed may be read-only, and a copy is for writing in.
    ignored = shutil.ignore_patterns(".*", "__pycache__")
    shutil.copytree(entry.folder, folder, ignore=ignored, copy_function=shutil.copyfile)
    folder.chmod(0o755)
    for main in (folder / MAIN, *folder.glob(f"*/{MAIN}")):
        if main.is_file():
            _retitle(main, name)
    if whole:
        for file, text in entry.sources.get(SHARED, {}).items():
            place = folder / file
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")


def _retitle(main: Path, name: str) -> None:
    """Change the title alone: every other byte of the file stays as its writer left it."""
    text = main.read_bytes().decode("utf-8", "surrogateescape")

    def retitled(found: re.Match[str]) -> str:
        written = found[1].strip()
        return f"title: {_as_value(title_for(name, _unquoted(written)))}" + (
            "\r" if found[1].endswith("\r") else ""
        )

    main.write_bytes(_TITLE.sub(retitled, text, count=1).encode("utf-8", "surrogateescape"))


def _unquoted(written: str) -> str:
    quoted = len(written) > 1 and written[0] == written[-1] and written[0] in "\"'"
    return written[1:-1] if quoted else written


def _as_value(title: str) -> str:
    if " " in title and _PLAIN.fullmatch(title):  # YAML reads some single words as no words
        return title
    return '"{}"'.format(title.replace("\\", "/").replace('"', "'"))
