"""``workshop check``: every mistake in scripts, help lines and packs, and how to mend it."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from workshop.cli.outcome import FINE, PROBLEMS, WRONG_USAGE
from workshop.content.check import Checked, NothingToCheck, check, check_all
from workshop.content.problems import Severity, has_errors
from workshop.content.shipped import shipped
from workshop.services import script_folders
from workshop.services.clock import today
from workshop.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a script's id or folder, a pack's folder or one file (everything there is)",
    )
    parser.add_argument("--json", action="store_true", help="print the problems as a JSON list")


def run(arguments: argparse.Namespace) -> int:
    """0: no mistakes, though there may be warnings. 1: mistakes. 2: there is no such path."""
    try:
        settings = Settings.from_here()
        paths = [meant(path, settings) for path in arguments.paths]
        for path in paths:
            path.stat()
        checked = check(paths, today()) if paths else everything(settings)
    except NothingToCheck as refusal:
        return refused(str(refusal))
    except OSError as refusal:
        return refused(f"{refusal.filename} cannot be opened: {refusal.strerror}.")
    print(as_json(checked) if arguments.json else as_text(checked))
    return PROBLEMS if has_errors(checked.problems) else FINE


def meant(path: Path, settings: Settings) -> Path:
    """A script may be named by its id, wherever it lies."""
    if path.exists() or path.name != str(path):
        return path
    holders = (folder / path for folder in reversed(script_folders(settings)))
    return next((folder for folder in holders if folder.is_dir()), path)


def refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG_USAGE


def everything(settings: Settings) -> Checked:
    """What is shipped and what is the facilitator's own."""
    return check_all(
        script_folders(settings),
        [shipped("handouts"), settings.data_dir / "handouts"],
        today(),
    )


def as_json(checked: Checked) -> str:
    problems = [asdict(problem) for problem in checked.problems]
    return json.dumps(problems, ensure_ascii=False, indent=2)


def as_text(checked: Checked) -> str:
    return "\n".join([*map(str, checked.problems), summary(checked)])


def summary(checked: Checked) -> str:
    warnings = sum(each.severity is Severity.WARNING for each in checked.problems)
    errors = len(checked.problems) - warnings
    looked_at = f"{counted(checked.scripts, 'script')}, {counted(checked.packs, 'pack')}"
    if not checked.problems:
        return f"No problems in {looked_at}"
    found = [counted(errors, "problem")] if errors else []
    return ", ".join([*found, *([counted(warnings, "warning")] if warnings else [])])


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
