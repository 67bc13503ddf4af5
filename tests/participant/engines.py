"""Firefox and WebKit, driven by the few commands of WebDriver that a whole path takes.

Firefox hears them over Marionette, a socket of its own; WebKit over HTTP from its WebDriver.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from tests.needs import lacking
from tests.waiting import until

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PATIENCE = 30.0
AGAIN_AFTER = 0.2
WIDTH, HEIGHT = 390, 844

MARIONETTE = {
    "url": "WebDriver:Navigate",
    "refresh": "WebDriver:Refresh",
    "execute/sync": "WebDriver:ExecuteScript",
    "click": "WebDriver:ElementClick",
    "value": "WebDriver:ElementSendKeys",
    "window/rect": "WebDriver:SetWindowRect",
}
"""What Firefox calls the commands that WebDriver knows by their paths."""

FIND = """
const [kinds, name] = arguments;
const called = (each) => each.labels?.[0]?.textContent ?? each.textContent;
const found = [...document.querySelectorAll(kinds)].find((each) =>
  each.getClientRects().length > 0 && called(each).trim().startsWith(name)) ?? null;
if (found) found.scrollIntoView({ block: "center" });
return found;
"""
"""In the middle of the screen, as drivers that scroll by themselves know nothing of the bar."""

SHOWN = "return document.body.innerText.includes(arguments[0]);"

T = TypeVar("T")

Send = Callable[[str, str, dict[str, Any]], Any]
"""One command: its name, the element that it is for, and what it says."""


class CannotDo(Exception):
    """The browser's own words."""


class Engine:
    """One page of one browser. Whatever cannot be done is tried again: pages change meanwhile."""

    def __init__(self, send: Send) -> None:
        self._send = send
        send("window/rect", "", {"width": WIDTH, "height": HEIGHT})

    def go(self, url: str) -> None:
        self._send("url", "", {"url": url})

    def reload(self) -> None:
        self._send("refresh", "", {})

    def run(self, script: str, *arguments: object) -> Any:
        return self._send("execute/sync", "", {"script": script, "args": list(arguments)})

    def press(self, name: str, kinds: str = "button, a, summary, label") -> None:
        patiently(lambda: self._send("click", self._find(kinds, name), {}))

    def type(self, label: str, text: str) -> None:
        patiently(lambda: self._send("value", self._find("textarea, input", label), {"text": text}))

    def sees(self, text: str) -> None:
        patiently(lambda: self._wants(self.run(SHOWN, text) is True, text))

    def is_at(self, path: str) -> None:
        patiently(lambda: self._wants(self.run("return location.pathname;") == path, path))

    def holds(self, label: str) -> str:
        def value() -> str:
            field = {ELEMENT: self._find("textarea, input", label)}
            return str(self.run("return arguments[0].value;", field))

        return patiently(value)

    def _find(self, kinds: str, name: str) -> str:
        element = self.run(FIND, kinds, name)
        self._wants(element is not None, name)
        return str(element[ELEMENT])

    def _wants(self, is_there: bool, what: str) -> None:
        if not is_there:
            page = self.run("return document.body.innerText;")
            raise CannotDo(f"“{what}” is not on the page:\n{page}")


def patiently(act: Callable[[], T]) -> T:
    """Seldom enough that the browser is not kept busy with answering."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return act()
        except CannotDo:
            if time.monotonic() > deadline:
                raise
        time.sleep(AGAIN_AFTER)


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    program = shutil.which("firefox-esr") or shutil.which("firefox") or lacking("No Firefox.")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    (folder / "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
    options = ("--headless", "--marionette", "--no-remote", "--profile", str(folder))
    with running([program, *options]) as _, connected(port) as talk:
        said = talk.makefile("rwb")
        heard(said)  # who it is
        numbers = iter(range(10_000))

        def send(name: str, element: str, body: dict[str, Any]) -> Any:
            arguments = body | ({"id": element} if element else {})
            message = json.dumps([0, next(numbers), MARIONETTE.get(name, name), arguments]).encode()
            said.write(b"%d:%s" % (len(message), message))
            said.flush()
            _, _, problem, result = heard(said)
            if problem:
                raise CannotDo(problem["message"])
            return result.get("value") if isinstance(result, dict) else result

        send("WebDriver:NewSession", "", {})
        yield Engine(send)


def heard(stream: Any) -> Any:
    """One message of Marionette’s: its length, a colon, JSON."""
    digits = b""
    while (byte := stream.read(1)) not in {b":", b""}:
        digits += byte
    return json.loads(stream.read(int(digits)))


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    driver = shutil.which("WebKitWebDriver") or lacking("No WebKitWebDriver.")
    browser = next(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"), None)
    with ExitStack() as stack:
        environ = stack.enter_context(screen())
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = int(probe.getsockname()[1])
        kept = {"XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
        stack.enter_context(running([driver, f"--port={port}"], environ | kept))
        stack.enter_context(connected(port))
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        session = posted(f"http://127.0.0.1:{port}/session", wanted)["sessionId"]
        base = f"http://127.0.0.1:{port}/session/{session}"

        def send(name: str, element: str, body: dict[str, Any]) -> Any:
            path = f"element/{element}/{name}" if element else name
            return posted(f"{base}/{path}", body)

        yield Engine(send)
        posted(base, None)


def posted(url: str, body: dict[str, Any] | None) -> Any:
    """None deletes."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, method="DELETE" if body is None else "POST")
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as problem:
        raise CannotDo(problem.read().decode()) from problem


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The screen that there is, or one that nobody sees."""
    if os.environ.get("DISPLAY"):
        yield dict(os.environ)
        return
    program = shutil.which("Xvfb") or lacking("No screen for WebKit, and no Xvfb.")
    options = ("-displayfd", "1", "-screen", "0", "800x1000x24", "-nolisten", "tcp", "-noreset")
    with running([program, *options], stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        yield {**os.environ, "DISPLAY": f":{server.stdout.readline().decode().strip()}"}


@contextmanager
def running(
    command: list[str], environ: dict[str, str] | None = None, stdout: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        command, env=environ, stdout=stdout, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    found: list[socket.socket] = []

    def knock() -> bool:
        try:
            found.append(socket.create_connection(("127.0.0.1", port), PATIENCE))
        except OSError:
            return False
        return True

    until(knock, PATIENCE)
    with found[0]:
        yield found[0]
