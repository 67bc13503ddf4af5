"""Built scripts and styles, and how they are served."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from workshop.participant.assets import FOLDER, Assets, AssetsMissing

ALL_PHONE_ASSETS = 60_000


def manifest() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads((FOLDER / "manifest.json").read_text())
    return found


@pytest.mark.parametrize("name", ["join.js", "style.css", "stage.js", "stage.css", "watch.js"])
def test_a_hashed_file_may_be_kept_for_ever(client: TestClient, name: str) -> None:
    answer = client.get(Assets().url(name))

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert re.search(r"-[A-Z0-9]{8}\.(js|css)$", Assets().url(name))


def test_a_file_with_a_lasting_name_is_asked_for_again(client: TestClient) -> None:
    answer = client.get("/static/words.json")

    assert answer.headers["cache-control"] == "public, max-age=3600"
    assert answer.json().startswith("0212")


def test_a_phone_that_unpacks_gets_the_packed_twin(client: TestClient) -> None:
    url = Assets().url("join.js")
    packed = client.get(url, headers={"accept-encoding": "br, gzip"})
    plain = client.get(url, headers={"accept-encoding": "identity, gzip;q=0"})

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content


def test_types_are_said_so_that_nothing_need_be_guessed(client: TestClient) -> None:
    types = {
        name: client.get(Assets().url(name)).headers["content-type"]
        for name in ("join.js", "style.css", "words.json")
    }

    assert types == {
        "join.js": "text/javascript; charset=utf-8",
        "style.css": "text/css; charset=utf-8",
        "words.json": "application/json",
    }


@pytest.mark.parametrize(
    "path",
    ["manifest.json", "", "../routes.py", "..%2froutes.py", "%2e%2e/words.py", "join.js"],
)
def test_nothing_outside_the_manifest_can_be_had(client: TestClient, path: str) -> None:
    assert client.get(f"/static/{path}").status_code == 404


def test_everything_a_phone_ever_fetches_is_light() -> None:
    wanted = ("join.js", "phone.js", "style.css", "words.json")
    sizes = [
        entry["gzip"]
        for name, entry in manifest().items()
        if name in wanted or re.match(r"(phone|chunk)-.*\.js$", name)
    ]

    assert sum(size for size in sizes if isinstance(size, int)) <= ALL_PHONE_ASSETS


def test_an_unbuilt_front_end_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(AssetsMissing, match="make assets"):
        Assets(tmp_path)


def test_an_entry_that_was_not_built_says_so(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")

    with pytest.raises(AssetsMissing, match=r"join\.js has not been built"):
        Assets(tmp_path).url("join.js")


def test_the_twins_hold_the_same() -> None:
    for entry in manifest().values():
        plain = FOLDER / str(entry["file"])
        assert gzip.decompress((FOLDER / f"{entry['file']}.gz").read_bytes()) == plain.read_bytes()
