"""The printing worker: a process of its own that turns documents into PDF, one after the other.

It reads from its standard input and answers on its standard output. It ends when the program that
started it closes the pipe, or is killed.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
from typing import Final

from workshop.domain.booklet import Booklet
from workshop.domain.desk_print import PrintFile
from workshop.domain.handout import Handout, HandoutRequest, Letter, Paper, Sheet, compose
from workshop.domain.pack import Heading, Layout, Pack, Theme
from workshop.pdf.booklet import render_booklet
from workshop.pdf.lines import forget, learn
from workshop.pdf.pipe import FAILED, Made, packed, read, write
from workshop.pdf.print_file import render_print_file
from workshop.pdf.render import Rendered, render

NICENESS: Final = 10
"""A handout can wait a moment longer; a room that moves on cannot."""

MEMORY: Final = 512 * 1024 * 1024
"""All that it may ask the system for, in bytes: twice what the longest text of one word takes."""

MOST_MISSING: Final = 20

OUT_OF_MEMORY: Final = FAILED + MemoryError.__name__.encode()


def main() -> None:
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not end up between two answers
    _step_back()
    _warm_up()
    while (message := read(requests)) is not None:
        answer = _answer(message)
        write(answers, answer)
        if answer == OUT_OF_MEMORY:
            return  # all that it took goes with it, and another worker starts afresh


def _answer(message: bytes) -> bytes:
    """What went wrong is told by its name alone: a message could quote what somebody wrote."""
    try:
        document, theme = pickle.loads(message)  # noqa: S301 -- only the program that started us
        printed = _printed(document, theme)
        return packed(Made(printed.pdf, "".join(sorted(printed.missing)[:MOST_MISSING])))
    except Exception as error:  # noqa: BLE001 -- the next handout must still be printed
        return FAILED + type(error).__name__.encode()
    finally:
        forget()


def _printed(document: Handout | PrintFile | Booklet | Pack, theme: Theme) -> Rendered:
    match document:
        case Pack():
            return _learned(document)
        case Booklet():
            return render_booklet(document)
        case PrintFile():
            return render_print_file(document, theme)
        case _:
            return render(document, theme)


def _learned(pack: Pack) -> Rendered:
    """Printed for nobody, a pack has no words but its own: those can be kept."""
    forget()
    blank = render(compose(pack, HandoutRequest(include_letter=True)), pack.theme)
    learn()
    return blank


def _step_back() -> None:
    """Lower priority, a limit to its memory, no memory image on a crash, and Ctrl-C is for the
    program that started us.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 -- not there on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with contextlib.suppress(OSError, ValueError):  # a system may know no such limit
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.nice(NICENESS)


def _warm_up() -> None:
    """Reads the fonts and runs every path once, so that the first person waits no longer."""
    blocks = (Heading("Aa"), Letter("Aa"))
    sheets = (Sheet("Aa", Layout.PAGE, "Aa", blocks),)
    with contextlib.suppress(Exception):  # what is wrong shows, and is told, at the first handout
        render(Handout("Aa", "en", Paper.A4, False, sheets), Theme())
    gc.freeze()  # what is there now stays, and need not be looked through again and again


if __name__ == "__main__":
    main()
