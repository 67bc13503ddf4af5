"""The built scripts and styles: their names, and how they are served."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

FOLDER = Path(__file__).parent / "static"

FOR_EVER = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600"

HASHED = re.compile(r"-[A-Z0-9]{8}\.(js|css|json)$")

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


class AssetsMissing(Exception):
    """The front end has not been built."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has not been built. Run `make assets`.")


@dataclass(frozen=True, slots=True)
class Asset:
    file: str
    plain: bytes
    zipped: bytes

    def response(self, accepts_gzip: bool) -> Response:
        headers = {
            "cache-control": FOR_EVER if HASHED.search(self.file) else FOR_AN_HOUR,
            "vary": "accept-encoding",
            "content-type": TYPES[Path(self.file).suffix],
        }
        if not self.file.endswith(".json"):
            headers["content-security-policy"] = "default-src 'none'"
        if accepts_gzip:
            return Response(self.zipped, headers=headers | {"content-encoding": "gzip"})
        return Response(self.plain, headers=headers)


class Assets:
    """Everything the build's manifest lists, held in memory, and what was added at the start.

    Nothing else can be asked for.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        try:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise AssetsMissing("The front end") from error
        self.names: dict[str, str] = {name: entry["file"] for name, entry in manifest.items()}
        self.files = {file: read(folder, file) for file in self.names.values()}

    def url(self, name: str) -> str:
        """Where a page finds ``name``, such as ``join.js``."""
        try:
            return f"/static/{self.names[name]}"
        except KeyError as error:
            raise AssetsMissing(name) from error

    def add(self, file: str, body: bytes) -> str:
        """Serve one more file, from the address that this returns."""
        self.files[file] = Asset(file, body, gzip.compress(body, mtime=0))
        return f"/static/{file}"

    async def serve(self, request: Request) -> Response:
        asset = self.files.get(request.path_params["file"])
        if asset is None:
            return PlainTextResponse("There is no such file.", 404)
        return asset.response(accepts_gzip(request))


def read(folder: Path, file: str) -> Asset:
    return Asset(file, (folder / file).read_bytes(), (folder / f"{file}.gz").read_bytes())


def accepts_gzip(request: Request) -> bool:
    offers = request.headers.get("accept-encoding", "").lower().split(",")
    return any(
        offer.split(";")[0].strip() == "gzip" and "q=0" not in offer.replace("q=0.", "")
        for offer in offers
    )
