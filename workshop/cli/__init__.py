"""The command line: ``workshop COMMAND …``. Only the module of the asked command is loaded.

A command may be two words, like ``handout booklet``.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from workshop import __version__
from workshop.cli.outcome import PROBLEMS
from workshop.domain.errors import WorkshopError
from workshop.settings import SettingsProblem

COMMANDS = {
    "serve": "start the dashboard and the phones’ pages",
    "new": "copy a script to one of your own, to edit it",
    "check": "look for mistakes in workshop scripts",
    "handout": "write a pack to a PDF file, or one for each person on a list: handouts, posters",
    "handout booklet": "write a whole script to a PDF file, to lead from on paper",
    "doctor": "see whether this computer is ready for a workshop",
    "simulate": "let simulated phones join a room",
    "token": "print a token for the JSON API",
    "purge": "erase rooms that have closed, or all of them",
    "export": "print a closed room’s debrief",
}


class CommandModule(Protocol):
    """What each module in this package that is a command offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems found, 2 wrong usage."""
    words = joined(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser("workshop", description="A toolkit for facilitated workshops.")
    parser.add_argument("--version", action="version", version=f"workshop {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, what_it_does in COMMANDS.items():
        command = commands.add_parser(name, help=what_it_does, description=sentence(what_it_does))
        if name in words[:1]:
            module_of(name).add_arguments(command)
    arguments = parsed(parser, words)
    try:
        return module_of(arguments.command).run(arguments)
    except (SettingsProblem, WorkshopError) as problem:
        print(problem, file=sys.stderr)
        return PROBLEMS


def parsed(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Namespace:
    """Files may stand after options, too, for a command that has a place for them: ``late``."""
    arguments, rest = parser.parse_known_args(words)
    if rest and ("late" not in arguments or any(word.startswith("-") for word in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        arguments.late = rest
    return arguments


def module_of(name: str) -> CommandModule:
    return cast(CommandModule, importlib.import_module(f"{__name__}.{name.replace(' ', '_')}"))


def joined(words: Sequence[str]) -> list[str]:
    """The words as they were typed, but a command of two as one."""
    two = " ".join(words[:2])
    return [two, *words[2:]] if two in COMMANDS else list(words)


def sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
