"""The real server on its two sockets: each measured pitfall of ``anchors/trust.md`` 6, again."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
import urllib.request
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.cli.served import Served
from workshop import __version__

DESK_PATHS = (
    "/_stcore/health",
    "/_stcore/metrics",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/_stcore/upload_file/a/b",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/interact",
    "/_stcore/agent/mcp",
    "/media/abc.pdf",
    "/component/x/index.html",
    "/static/js/index.js",
    "/no-such-page",
    "/facilitator-preview/inner_child_90/letter/phone",
    "/facilitator-files/ABCDEF/packs/take_home-a4.pdf",
    "/facilitator-files/ABCDEF/desk-prints-a4.pdf",
)


@pytest.fixture(scope="module")
def cookie(served: Served) -> str:
    ticket = served.link.removeprefix(served.desk)
    answer = ask(served.dashboard_port, ticket)
    assert (answer.status, answer.headers["location"]) == (303, "/facilitator/")
    return str(answer.headers["set-cookie"]).partition(";")[0]


def ask(port: int, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        answer.read()
    return answer


def stream(port: int, **headers: str) -> ClientConnection:
    """Streamlit's WebSocket, which carries the whole dashboard."""
    origin = headers.pop("origin", f"http://127.0.0.1:{port}")
    return connect(
        f"ws://127.0.0.1:{port}/facilitator/_stcore/stream",
        origin=Origin(origin),
        additional_headers=headers,
        open_timeout=5,
    )


def refused(port: int, **headers: str) -> int:
    with pytest.raises(InvalidStatus) as refusal:
        stream(port, **headers)
    return refusal.value.response.status_code


@pytest.mark.parametrize("path", DESK_PATHS)
def test_the_phones_socket_has_nothing_of_the_desk_even_with_the_cookie(
    served: Served, cookie: str, path: str
) -> None:
    for where in (path, f"/facilitator{path}"):
        assert ask(served.port, where, cookie=cookie).status == 404


@pytest.mark.parametrize("path", DESK_PATHS)
def test_the_desk_answers_nobody_without_the_cookie(served: Served, path: str) -> None:
    for where in (path, f"/facilitator{path}"):
        assert ask(served.dashboard_port, where).status == 404


def test_with_the_cookie_the_dashboard_is_there(served: Served, cookie: str) -> None:
    assert ask(served.dashboard_port, "/facilitator/", cookie=cookie).status == 200
    assert ask(served.dashboard_port, "/facilitator/_stcore/health", cookie=cookie).status == 200
    with stream(served.dashboard_port, cookie=cookie) as websocket:
        websocket.ping()


def test_the_dashboards_stream_is_refused_before_it_opens(served: Served, cookie: str) -> None:
    assert refused(served.dashboard_port) == 403
    assert refused(served.dashboard_port, cookie="fac=4102444800.AAAA") == 403
    assert refused(served.port, cookie=cookie) == 403


def test_a_known_dashboards_id_takes_nobody_into_it(served: Served, cookie: str) -> None:
    """Streamlit takes the third subprotocol for the id of a dashboard to resume."""
    names = [Subprotocol(name) for name in ("streamlit", "x", "some-dashboards-id")]

    with stream(served.dashboard_port, cookie=cookie), pytest.raises(InvalidStatus) as no:
        connect(
            f"ws://127.0.0.1:{served.dashboard_port}/facilitator/_stcore/stream",
            origin=Origin(served.desk),
            subprotocols=names,
        )

    assert no.value.response.status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1"])
def test_a_foreign_page_is_refused_at_once_without_asking_the_internet(
    served: Served, cookie: str, origin: str
) -> None:
    begun = time.monotonic()

    status = refused(served.dashboard_port, cookie=cookie, origin=origin)

    assert (status, time.monotonic() - begun < 2) == (403, True)


def test_a_name_that_resolves_to_us_is_refused(served: Served, cookie: str) -> None:
    for port in (served.port, served.dashboard_port):
        assert ask(port, "/", host=f"evil.example:{port}", cookie=cookie).status == 421
        headers = {"host": f"evil.example:{port}", "origin": f"http://evil.example:{port}"}
        assert ask(port, "/enter", "POST", **headers).status == 421


def test_nothing_says_which_server_this_is(served: Served) -> None:
    for port in (served.port, served.dashboard_port):
        for path in ("/", "/healthz", "/nothing"):
            assert "server" not in ask(port, path).headers


def test_phones_get_no_cookie_and_the_strict_policy(served: Served) -> None:
    for path in ("/", "/nothing", "/healthz"):
        assert "set-cookie" not in ask(served.port, path).headers
    for path in ("/", "/nothing"):
        headers = ask(served.port, path).headers
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert headers["content-security-policy"].startswith(
            "default-src 'none'; script-src 'self'"
        )
        assert headers["cache-control"] == "no-store"


def test_the_dashboards_policy_names_the_inline_script_of_this_streamlit(
    served: Served, cookie: str
) -> None:
    request = urllib.request.Request(f"{served.desk}/facilitator/", headers={"cookie": cookie})
    with urllib.request.urlopen(request) as answer:
        policy, page = answer.headers["content-security-policy"], answer.read()

    for script in re.findall(rb"<script>(.*?)</script>", page, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "script-src 'self' 'sha256-" in policy


def test_the_host_config_trusts_no_other_site(served: Served, cookie: str) -> None:
    request = urllib.request.Request(
        f"{served.desk}/facilitator/_stcore/host-config", headers={"cookie": cookie}
    )
    with urllib.request.urlopen(request) as answer:
        assert json.load(answer)["allowedOrigins"] == []


def test_health_says_how_it_is_on_both_sockets(served: Served) -> None:
    for address in (served.phones, served.desk):
        with urllib.request.urlopen(f"{address}/healthz") as answer:
            assert json.load(answer) == {"status": "ok", "version": __version__, "database": "ok"}


def test_the_log_keeps_no_path_no_ticket_and_no_address(served: Served, cookie: str) -> None:
    ask(served.port, "/j/ZQMARKER?code=ZQMARKER")
    ask(served.dashboard_port, "/facilitator/ZQMARKER", cookie=cookie)
    with stream(served.dashboard_port, cookie=cookie) as websocket:
        websocket.send(b"not a message that Streamlit knows")

    said = served.log.read_text().partition("Ctrl-C ends it.")[2]

    assert "ZQMARKER" not in said
    assert "WebSocket" not in said
    assert re.findall(r"\d+\.\d+\.\d+\.\d+", said) == []


def test_only_loopback_listens_for_the_dashboard(served: Served) -> None:
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    if not tables[0].exists():
        pytest.skip("this system does not list its sockets in a file")
    listening = [
        line.split()[1].partition(":")[0]
        for table in tables
        for line in table.read_text().splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[1].endswith(f":{served.dashboard_port:04X}")
    ]
    assert listening == ["0100007F"]
