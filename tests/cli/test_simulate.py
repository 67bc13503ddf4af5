"""Simulated phones live through a room of the real server, and say what they saw."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from bench.server import OpenRoom, Server, running_server
from tests.waiting import until
from workshop.cli.simulate import count, duration, room_of
from workshop.cli.simulated_phone import room_key_on
from workshop.cli.tally import Tally, percentile
from workshop.domain import wire
from workshop.domain.errors import BadRequest

KEY = bytes(range(32))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server() as (server, _):
        yield server


def simulate(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "workshop", "simulate", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def state(server: Server, room: OpenRoom) -> dict[str, object]:
    return server.api("GET", f"/rooms/{room.code}")


def told(printed: str) -> dict[str, int]:
    """The summary's counts by name."""
    return {
        match[1].strip(): int(match[2])
        for match in re.finditer(r"^([a-z][a-z ]+?) +(\d+)(?:   p50.*)?$", printed, re.MULTILINE)
    }


def test_five_people_write_through_an_evening_and_leave_with_a_handout(server: Server) -> None:
    room = server.open_room(5)
    people = simulate(
        *("--url", server.url, "--code", room.code, "--phones", "5", "--join-over", "0"),
        *("--write", "--handout", "--hurry", "--quiet"),
    )
    until(lambda: state(server, room)["connected"] == 5)
    segments = server.command(room.code, "start")
    while segments["status"] == "live":
        time.sleep(0.2)  # people's time in each segment
        is_last = segments["segment"]["kind"] == "closing"
        segments = server.command(room.code, "close" if is_last else "next")
    printed, _ = people.communicate(timeout=30)
    assert people.returncode == 0, printed
    counts = told(printed)
    assert counts["joined"] == 5
    assert counts["handouts"] == 5
    assert counts["saves acknowledged"] >= 5
    assert counts["ratings sent"] == 5
    assert printed.endswith("No failures.\n")


def test_a_phone_with_a_scanned_link_needs_no_code(server: Server) -> None:
    room = server.open_room(1)
    link = f"{server.url}/j/{room.code}#{wire.encode(room.public_key)}"
    people = simulate("--url", link, "--phones", "1", "--join-over", "0", "--seconds", "2")
    printed, _ = people.communicate(timeout=30)
    assert (people.returncode, told(printed)["joined"]) == (0, 1), printed


def test_a_phone_does_not_trust_a_room_whose_key_is_not_the_scanned_one(server: Server) -> None:
    room = server.open_room(1)
    people = simulate(
        "--url", f"{server.url}/j/{room.code}#{wire.encode(KEY)}", "--phones", "1", "--join-over=0"
    )
    printed, _ = people.communicate(timeout=30)
    assert people.returncode == 1
    assert "failed: trust the room: its key is not the one in the join link (1×)" in printed


def test_more_people_than_the_room_holds_are_told_so(server: Server) -> None:
    room = server.open_room(1)
    people = simulate(
        *("--url", server.url, "--code", room.code, "--phones", "3", "--join-over", "0"),
        *("--seconds", "4", "--quiet"),
    )
    printed, _ = people.communicate(timeout=30)
    assert people.returncode == 1
    assert "failed: join: This room is full. Please speak with the facilitator." in printed


def test_a_code_that_no_room_has_is_a_failure_and_not_a_wait(server: Server) -> None:
    people = simulate("--url", server.url, "--code", "CCCCCC", "--phones", "1", "--join-over", "0")
    printed, _ = people.communicate(timeout=30)
    assert people.returncode == 1
    assert "there is no open room with this code (1×)" in printed


def test_people_go_when_the_process_that_sent_them_goes(server: Server) -> None:
    room = server.open_room(1)
    people = simulate(
        *("--url", server.url, "--code", room.code, "--phones", "1", "--join-over", "0"),
        *("--quiet", "--with-parent"),
    )
    until(lambda: state(server, room)["connected"] == 1)
    printed, _ = people.communicate(timeout=10)  # closes its standard input
    assert (people.returncode, told(printed)["joined"]) == (0, 1), printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--url", "http://127.0.0.1:1", "--phones", "2"), "Say which room"),
        (("--url", "ftp://x", "--code", "CDFGHJ", "--phones", "2"), "is no address of a server"),
        (("--url", "x", "--code", "CDFGHJ", "--phones", "0"), "is no number of phones"),
        (("--url", "x/j/CDFGHJ#?", "--phones", "2"), "The join link is damaged"),
    ],
)
def test_wrong_usage_is_explained_and_exits_with_2(arguments: tuple[str, ...], said: str) -> None:
    people = simulate(*arguments)
    printed, _ = people.communicate(timeout=30)
    assert people.returncode == 2
    assert said in printed


@pytest.mark.parametrize(
    ("url", "code", "expected"),
    [
        ("http://h:1/", "cdf-ghj", ("http://h:1", "CDFGHJ", None)),
        ("h:1", "CDFGHJ", ("http://h:1", "CDFGHJ", None)),
        (f"https://h/j/CDFGHJ#{wire.encode(KEY)}", None, ("https://h", "CDFGHJ", KEY)),
        ("https://h/j/CDFGHJ", None, ("https://h", "CDFGHJ", None)),
    ],
)
def test_a_room_is_named_by_its_code_or_by_the_whole_link(
    url: str, code: str | None, expected: tuple[str, str, bytes | None]
) -> None:
    assert room_of(url, code) == expected


@pytest.mark.parametrize(
    ("text", "seconds"), [("10", 10.0), ("10s", 10.0), ("500ms", 0.5), ("1.5m", 90.0), ("0", 0.0)]
)
def test_times_are_written_as_people_write_them(text: str, seconds: float) -> None:
    assert duration(text) == seconds


@pytest.mark.parametrize("text", ["", "ten", "10h", "-3"])
def test_other_times_are_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is no length of time"):
        duration(text)


def test_a_number_of_phones_is_at_least_one() -> None:
    assert count("1") == 1
    with pytest.raises(argparse.ArgumentTypeError):
        count("0")


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.0
    assert percentile([float(number) for number in range(1, 101)], 0.95) == 95.0
    assert percentile([7.0], 0.95) == 7.0


def test_the_summary_counts_from_the_first_phone_that_heard() -> None:
    tally = Tally(phones=2, joined=2)
    tally.heard(3, 10.0)
    tally.heard(3, 10.25)
    tally.failed("save: no")
    assert tally.summary().splitlines()[-3:] == [
        "events received          2   p50     0.0 ms   p95   250.0 ms",
        "failed: save: no (1×)",
        "1 failed.",
    ]


def test_a_page_without_a_key_is_not_guessed_at() -> None:
    with pytest.raises(BadRequest, match="carries no key"):
        room_key_on("<html></html>")
