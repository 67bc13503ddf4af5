"""What the build leaves behind, and what the lock files promise."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

from hatch_build import fingerprint

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "workshop/participant/static"
FONTS = ROOT / "workshop/pdf/fonts"

Manifest = dict[str, dict[str, str | int | list[str]]]


def manifest() -> Manifest:
    entries: Manifest = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
    return entries


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


def test_manifest_tells_the_truth_about_every_file() -> None:
    for entry in manifest().values():
        content = (STATIC / str(entry["file"])).read_bytes()
        digest = base64.b64encode(hashlib.sha384(content).digest()).decode()

        assert entry["bytes"] == len(content)
        assert entry["integrity"] == f"sha384-{digest}"


def test_every_file_has_a_compressed_twin_without_a_date() -> None:
    for entry in manifest().values():
        twin = (STATIC / f"{entry['file']}.gz").read_bytes()

        assert gzip.decompress(twin) == (STATIC / str(entry["file"])).read_bytes()
        assert entry["gzip"] == len(twin)
        assert twin[4:8] == bytes(4)


def test_no_file_of_an_earlier_build_is_left() -> None:
    files = {str(entry["file"]) for entry in manifest().values()}

    assert {path.name for path in STATIC.iterdir()} == (
        {"manifest.json"} | files | {f"{file}.gz" for file in files}
    )


def test_words_are_two_thousand_and_forty_eight_with_distinct_beginnings() -> None:
    words, word = [], ""
    packed = json.loads((STATIC / "words.json").read_text(encoding="utf-8"))
    for shared, rest in zip(packed, re.findall(r"[A-Z][a-z]*", packed), strict=False):
        word = word[: int(shared)] + rest.lower()
        words.append(word[::-1])
    words.sort()

    assert (words[0], words[-1], len(words)) == ("abandon", "zoo", 2048)
    assert len({word[:4] for word in words}) == 2048


def test_every_font_comes_with_its_licence() -> None:
    families = {path.name.split("-")[0].removesuffix(".ttf") for path in FONTS.glob("*.ttf")}
    licences = {path.name.removesuffix("-LICENSE.txt"): path for path in FONTS.glob("*.txt")}

    assert len(families) == 12
    assert set(licences) == families
    for name in families - {"DejaVuSans"}:
        assert "SIL OPEN FONT LICENSE Version 1.1" in licences[name].read_text("utf-8")


def test_fingerprint_sees_a_file_change_move_and_go(tmp_path: Path) -> None:
    def seen() -> str:
        return fingerprint(tmp_path, "single.txt", "folder")

    states = [seen()]
    (tmp_path / "folder").mkdir()
    for name, text in [("single.txt", "a"), ("single.txt", "b"), ("folder/inner.txt", "a")]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        states.append(seen())
    (tmp_path / "folder/inner.txt").rename(tmp_path / "folder/outer.txt")
    states.append(seen())

    assert len(set(states)) == len(states)
    (tmp_path / "folder/outer.txt").unlink()
    assert seen() == states[2]


def test_tests_run_on_the_very_packages_that_are_shipped() -> None:
    assert pins("requirements.lock") < pins("requirements-dev.lock")


def test_lock_files_name_no_address() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert "://" not in (ROOT / lock).read_text(encoding="utf-8")
    for folder in (ROOT, ROOT / "tests/tools"):
        assert '"resolved"' not in (folder / "package-lock.json").read_text(encoding="utf-8")
