"""Look through everything, or through what was asked for, and list every problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from workshop.content import helplines, pack_review, packs, review
from workshop.content.cards import load_cards
from workshop.content.library import Library
from workshop.content.problems import Problem, in_order
from workshop.content.prompts import IDENTIFIER
from workshop.content.running_order import CARDS, MAIN, SHARED, Text
from workshop.content.script_file import SHARED_LANGUAGE
from workshop.content.segments import load_segment
from workshop.content.shipped import SCRIPTS, shipped
from workshop.content.texts import Texts
from workshop.content.translations import load_words
from workshop.domain.languages import LANGUAGES

MAINS = (MAIN, packs.MAIN)
"""The files that make a folder a script, or a pack."""

Where = Callable[[str], Path]
"""The file on disk that a problem's path means."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, with paths as a person would open them from here."""

    problems: tuple[Problem, ...] = ()
    scripts: int = 0
    packs: int = 0

    def __add__(self, other: Checked) -> Checked:
        return Checked(
            tuple(in_order((*self.problems, *other.problems))),
            self.scripts + other.scripts,
            self.packs + other.packs,
        )


class NothingToCheck(Exception):
    """A path that is no part of a workshop."""


def check(paths: Sequence[Path], today: date | None = None) -> Checked:
    """Scripts, packs, folders of them, or single files.

    Only who says what day it is today is warned of help lines that were checked long ago.

    Raises:
        NothingToCheck: if a path is none of these.
    """
    return sum((_check(path.resolve(), today) for path in paths), Checked())


def check_all(
    scripts: Sequence[Path], handouts: Sequence[Path], today: date | None = None
) -> Checked:
    """Everything in folders of scripts and in folders of packs; a folder may be missing."""
    found = [_check_scripts(folder.resolve(), today) for folder in scripts if folder.is_dir()]
    return sum((_check_packs(folder.resolve()) for folder in handouts), sum(found, Checked()))


def shown(path: Path) -> str:
    """Relative to where the person stands, if the file lies below."""
    here, full = Path.cwd(), path.absolute()
    return full.relative_to(here).as_posix() if full.is_relative_to(here) else str(full)


def _check(path: Path, today: date | None) -> Checked:
    if path.is_dir():
        return _check_folder(path, today)
    if path.suffix not in {".md", ".toml"} or not IDENTIFIER.fullmatch(path.stem):
        raise NothingToCheck(f"{shown(path)} is not part of a script or of a pack.")
    folder = path.parent.parent if path.parent.name in LANGUAGES else path.parent
    if path.suffix == ".md" and not any((folder / main).exists() for main in MAINS):
        return _check_segments(folder, path.relative_to(folder).as_posix())
    around = _check_folder(folder, today)
    found = tuple(each for each in around.problems if each.path == shown(path))
    return replace(around, problems=found)


def _check_folder(folder: Path, today: date | None) -> Checked:
    if folder.name == helplines.FOLDER:
        _, problems = helplines.load_countries(folder, today=today)
        return _checked(problems, partial(_inside, folder))
    if folder.name == SHARED:
        return _check_segments(folder)
    if (folder / MAIN).is_file():
        return _check_script(folder)
    if (folder / SHARED).is_dir() or any(folder.glob(f"*/{MAIN}")):
        return _check_scripts(folder, today)
    return _check_packs(folder) if _packs_in(folder) else _check_script(folder)


def _check_scripts(folder: Path, today: date | None) -> Checked:
    """A folder of scripts: each of them, the shared segments whether used or not, help lines."""
    library = Library([shipped(SCRIPTS), folder])
    entries = [entry for entry in library.all() if entry.folder.parent == folder]
    found = _checked((each for entry in entries for each in entry.problems), library.where)
    others = [folder / name for name in (SHARED, helplines.FOLDER) if (folder / name).is_dir()]
    beside = (_check_folder(each, today) for each in others)
    return sum(beside, replace(found, scripts=len(entries)))


def _check_script(folder: Path) -> Checked:
    library = Library([shipped(SCRIPTS), folder.parent])
    if folder.name not in library.ids():
        raise NothingToCheck(f"{shown(folder)} is not a script.")
    problems = library.entry(folder.name).problems
    return replace(_checked(problems, library.where), scripts=1)


def _check_packs(folder: Path) -> Checked:
    return sum((_check_pack(each) for each in _packs_in(folder)), Checked())


def _packs_in(folder: Path) -> list[Path]:
    """The folder, if it is a pack; else the packs that lie in it."""
    if (folder / packs.MAIN).is_file():
        return [folder]
    return sorted(main.parent for main in folder.glob(f"*/{packs.MAIN}"))


def _check_pack(folder: Path) -> Checked:
    pack, problems = packs.load_pack(folder)
    words = pack_review.review(pack, folder) if pack else ()
    return replace(_checked([*problems, *words], partial(_inside, folder)), packs=1)


def _check_segments(folder: Path, only: str | None = None) -> Checked:
    """Segments and cards that no script need name, or one of them."""
    files = Texts().of_scripts(folder)
    names = [only] if only else [name for name in files if name.endswith(".md")]
    problems = [each for name in names for each in _loose(folder.name, name, files)]
    return _checked(problems, partial(_inside, folder))


def _loose(folder: str, name: str, files: Mapping[str, Text]) -> Iterable[Problem]:
    text, path = files[name], f"{folder}/{name}"
    language, _, file = name.rpartition("/")
    if isinstance(text, Problem):
        return [text]
    if file == CARDS:
        cards = load_cards(path, text)
        return [*cards.problems, *review.texts(path, cards.parts, language or SHARED_LANGUAGE)]
    original = files.get(file) if language else text
    if not isinstance(original, str):
        return [_without_original(path, file)]
    loaded = load_segment(file.removesuffix(".md"), f"{folder}/{file}", original)
    if language:
        loaded = load_words(path, text, loaded)
    return [*loaded.problems, *review.segment(loaded, language or SHARED_LANGUAGE)]


def _without_original(path: str, file: str) -> Problem:
    return Problem(
        path,
        1,
        f"This translates {file}, which is not there or cannot be read.",
        "Rename it to the name of the file that it translates, or delete it.",
    )


def _inside(folder: Path, path: str) -> Path:
    return folder / path.partition("/")[2]


def _checked(problems: Iterable[Problem], where: Where) -> Checked:
    placed = (replace(each, path=shown(where(each.path))) for each in problems)
    return Checked(tuple(in_order(placed)))
