"""The processes in which Chromium's pages live, to be stopped and woken as a phone does it."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

from playwright.sync_api import Page

BUSY = "for (const until = performance.now() + 120; performance.now() < until;);"


def renderer_of(page: Page) -> int | None:
    """Whoever works when the page does."""
    before = {pid: worked(pid) for pid in renderers()}
    page.evaluate(f"() => {{ {BUSY} }}")
    most = max(((worked(pid) - work, pid) for pid, work in before.items()), default=(0, 0))
    return most[1] if most[0] > 4 else None


def renderers() -> list[int]:
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            with contextlib.suppress(OSError):
                command = (process / "cmdline").read_bytes()
                if b"--type=renderer" in command and is_ours(int(process.name)):
                    found.append(int(process.name))
    return found


def is_ours(pid: int) -> bool:
    """Whether this process, and not another test run, started its browser."""
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
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGSTOP)


def wake(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)
