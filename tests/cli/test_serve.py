from __future__ import annotations

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.served import Served, free_port
from workshop.app.compose import doors_for
from workshop.app.gate import Doors
from workshop.cli.serve import check_hosted
from workshop.cli.welcome import network_words
from workshop.services.addresses import Addresses
from workshop.settings import Settings


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path)
    served.start()
    yield served
    served.stop()


def refused(*options: str, **environ: str) -> tuple[int, str]:
    """How ``serve`` ends when it cannot begin."""
    asked = [sys.executable, "-m", "workshop", "serve", "--no-browser", *options]
    ended = subprocess.run(
        asked, capture_output=True, check=False, text=True, timeout=30, env=os.environ | environ
    )
    return ended.returncode, ended.stderr


def test_the_terminal_says_where_to_go(served: Served) -> None:
    said = served.log.read_text()

    assert f"You, on this computer:   {served.desk}/enter/" in said
    assert re.search(rf"Phones: +http://\S+:{served.port}\n", said)
    assert re.search(rf"Projector: +http://\S+:{served.port}/stage/CODE ", said)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_stopping_is_no_failure_and_quick_even_while_phones_listen(
    served: Served, how: signal.Signals
) -> None:
    code = served.api("POST", "/rooms", script="inner_child_90", capacity=8)["code"]
    with urllib.request.urlopen(f"{served.phones}/j/{code}/events") as stream:
        assert stream.readline().startswith(b"retry:")
        begun = time.monotonic()

        exit_code = served.stop(how)

        assert (exit_code, time.monotonic() - begun < 4) == (0, True)
    assert "Traceback" not in served.log.read_text()


def test_a_room_goes_on_after_the_server_was_killed(served: Served) -> None:
    code = served.api("POST", "/rooms", script="inner_child_90", capacity=8)["code"]
    served.api("POST", f"/rooms/{code}/commands", command="start", revision=1)
    before = served.api("POST", f"/rooms/{code}/commands", command="next", revision=2)

    served.stop(signal.SIGKILL)
    served.start()

    after = served.api("GET", f"/rooms/{code}")
    kept = ("code", "status", "segment", "planned_end_at", "revision")
    assert [after[name] for name in kept] == [before[name] for name in kept]


def test_a_port_in_use_is_said_and_no_other_is_taken(served: Served, tmp_path: Path) -> None:
    for options in (
        ("--port", str(served.port), "--dashboard-port", str(free_port())),
        ("--port", str(free_port()), "--dashboard-port", str(served.dashboard_port)),
    ):
        taken = options[1] if options[1] == str(served.port) else options[3]

        exit_code, said = refused(*options, "--data-dir", str(tmp_path / "other"))

        assert exit_code == 1
        assert said.startswith(f"Port {taken} is in use by another program.")
        assert "choose another port with --" in said


def test_an_address_that_is_not_ours_is_said(tmp_path: Path) -> None:
    exit_code, said = refused("--host", "192.0.2.77", "--data-dir", str(tmp_path))

    assert (exit_code, said) == (
        1, "This computer has no address 192.0.2.77. Choose another with --host.\n"
    )  # fmt: skip


def test_a_setting_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    exit_code, said = refused("--data-dir", str(tmp_path), WORKSHOP_RETENTION="soon")

    assert exit_code == 1
    assert said.startswith("WORKSHOP_RETENTION must be ")


def test_hosted_needs_a_passcode(tmp_path: Path) -> None:
    for passcode in ("", "short"):
        exit_code, said = refused(
            *("--port", "0", "--data-dir", str(tmp_path)),
            WORKSHOP_PUBLIC_URL="https://room.example.org",
            WORKSHOP_PASSCODE=passcode,
        )
        assert exit_code == 1
        assert "Set WORKSHOP_PASSCODE as well" in said


def test_a_public_address_without_tls_is_refused(tmp_path: Path) -> None:
    exit_code, said = refused(
        *("--port", "0", "--data-dir", str(tmp_path)),
        WORKSHOP_PUBLIC_URL="http://room.example.org",
        WORKSHOP_PASSCODE="correct horse battery",
    )

    assert exit_code == 1
    assert said.startswith("WORKSHOP_PUBLIC_URL must begin with https://: ")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_public_address_on_this_computer_needs_no_tls(tmp_path: Path, host: str) -> None:
    settings = Settings.load(
        {}, data_dir=tmp_path, public_url=f"http://{host}:8080", passcode="correct horse battery"
    )

    check_hosted(settings)


def test_phones_may_ask_for_the_name_that_host_gives(tmp_path: Path) -> None:
    settings = Settings.load({}, data_dir=tmp_path, host="Laptop.example.org")

    assert doors_for(settings) == Doors(phones_port=8080, public_host="laptop.example.org")
    assert Addresses(settings).base() == "http://Laptop.example.org:8080"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5"])
def test_an_address_in_host_is_no_further_name(tmp_path: Path, host: str) -> None:
    assert doors_for(Settings.load({}, data_dir=tmp_path, host=host)) == Doors(phones_port=8080)


def test_hosted_answers_everything_on_one_socket_under_its_public_name(tmp_path: Path) -> None:
    served = Served(
        tmp_path,
        WORKSHOP_PUBLIC_URL="https://room.example.org",
        WORKSHOP_PASSCODE="correct horse battery",
    )
    served.start()
    try:
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", served.dashboard_port)) != 0
        request = urllib.request.Request(
            f"{served.phones}/enter",
            b"passcode=correct+horse+battery",
            {"host": "room.example.org", "origin": "https://room.example.org"},
        )
        opener = urllib.request.build_opener(NoRedirect())
        answer = opener.open(request)
        assert answer.headers["location"] == "/facilitator/"
        assert answer.headers["set-cookie"].startswith("__Host-fac=")
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert "https://room.example.org/facilitator/   (with the passcode)" in (
            served.log.read_text()
        )
    finally:
        served.stop()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def http_error_303(self, req, fp, code, msg, headers):  # type: ignore[no-untyped-def]
        return fp


def test_the_data_folder_is_its_owners_alone(served: Served) -> None:
    assert stat.S_IMODE((served.data / "deployment.key").stat().st_mode) == 0o600


def test_without_a_network_the_terminal_says_what_phones_need() -> None:
    assert network_words("10.0.0.5") == []
    assert "This computer is in no network now" in network_words(None)[0]
