"""The processes in which Chromium's pages live: to be stopped, woken and killed as phones do it."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from pathlib import Path

from playwright.sync_api import Page

STANDS_STILL = 12.0
ATTEMPTS = 8
BUSY = (
    "() => { for (const until = performance.now() + 120; performance.now() < until;); return 1; }"
)


def renderer_of(page: Page) -> int | None:
    """Whoever works when the page does, twice in a row; None where too many others work."""
    before = None
    for _ in range(ATTEMPTS):
        found = whoever_works(page)
        if found is not None and found == before:
            return found
        before = found
    return None


def whoever_works(page: Page) -> int | None:
    before = {pid: worked(pid) for pid in renderers()}
    page.wait_for_function(BUSY)
    busy = sorted((worked(pid) - work, pid) for pid, work in before.items())
    (second, _), (most, pid) = [(0, 0), *busy][-2:]
    return pid if most > 4 and most > 2 * second else None


def renderers() -> list[int]:
    """Those of pages; one that draws the browser's own menus has work at any time."""
    return [
        pid
        for pid, command in ours()
        if b"--type=renderer" in command and b"--top-chrome-webui" not in command
    ]


def ours() -> list[tuple[int, bytes]]:
    """What this process, and not another test run, has started."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            with contextlib.suppress(OSError):
                command = (process / "cmdline").read_bytes()
                if b"chrom" in command and is_ours(int(process.name)):
                    found.append((int(process.name), command))
    return found


def is_ours(pid: int) -> bool:
    while pid > 1 and pid != os.getpid():
        pid = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return pid == os.getpid()


def worked(pid: int) -> int:
    """Hundredths of seconds."""
    try:
        facts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return int(facts[11]) + int(facts[12])


def stop(pid: int) -> None:
    """For a while: whatever waits for it goes on then."""
    send(pid, signal.SIGSTOP)
    alarm = threading.Timer(STANDS_STILL, wake, [pid])
    alarm.daemon = True
    alarm.start()


def wake(pid: int) -> None:
    send(pid, signal.SIGCONT)


def kill(pid: int) -> None:
    """It hears nothing of it, as when a phone needs the memory."""
    send(pid, signal.SIGKILL)


def send(pid: int, what: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, what)
