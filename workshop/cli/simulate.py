"""``workshop simulate``: many phones that speak the real protocol, for rehearsals and load."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import re
import sys
import threading
from random import SystemRandom
from urllib.parse import urlsplit

import httpx2

from workshop.app.server import allow_many_connections
from workshop.cli.outcome import FINE, PROBLEMS, WRONG_USAGE
from workshop.cli.simulated_phone import Door, Manner, SimulatedPhone
from workshop.cli.tally import Tally
from workshop.domain import joincode, wire
from workshop.domain.errors import BadRequest


def duration(text: str) -> float:
    """Seconds, from ``10``, ``10s``, ``500ms`` or ``2m``."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(ms|s|m|)", text.strip())
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no length of time. Write 10s, or 2m.")
    return float(found[1]) * {"ms": 0.001, "s": 1, "m": 60, "": 1}[found[2]]


def count(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of phones. Write for example 8.")
    return int(text)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--url", required=True, help="where phones reach the server, or the whole join link")
    add("--code", help="the room's code; not needed with a join link")
    add("--phones", type=count, required=True, metavar="N", help="how many people to simulate")
    add("--seconds", type=duration, metavar="TIME", help="stop after this (default: at the end)")
    add("--join-over", type=duration, default=10.0, metavar="TIME", help="arrive over this (10s)")
    add("--write", action="store_true", help="answer the prompts, save, send lines for the wall")
    add("--handout", action="store_true", help="ask for a handout when the room is closing")
    add("--hands", action="store_true", help="raise a quiet hand once in a while")
    add("--hurry", action="store_true", help="do everything at once instead of at people's pace")
    add("--quiet", action="store_true", help="print the summary only")
    add("--with-parent", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    try:
        url, code, public_key = room_of(arguments.url, arguments.code)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return WRONG_USAGE
    allow_many_connections()
    tally = Tally(arguments.phones)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(simulate(arguments, tally, url, code, public_key))
    print(tally.summary())
    return PROBLEMS if tally.failures else FINE


def room_of(url: str, code: str | None) -> tuple[str, str, bytes | None]:
    """The server's address, the code, and the room's key if ``url`` is a whole join link.

    Raises:
        ValueError: a sentence about what is wrong with them.
    """
    parts = urlsplit(url if "://" in url else f"http://{url}")
    before, slash, in_link = parts.path.rpartition("/j/")
    path = before if slash else parts.path.rstrip("/")
    meant = joincode.normalise(code or in_link)
    if meant is None:
        raise ValueError("Say which room: --code CODE, or a whole join link as --url.")
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError(
            f"“{url}” is no address of a server. Write for example http://10.0.0.5:8080"
        )
    try:
        key = wire.decode(parts.fragment) if slash and parts.fragment else None
    except BadRequest as problem:
        raise ValueError("The join link is damaged: the part after # cannot be read.") from problem
    return f"{parts.scheme}://{parts.netloc}{path}", meant, key


async def simulate(
    arguments: argparse.Namespace, tally: Tally, url: str, code: str, public_key: bytes | None
) -> None:
    manner = Manner(
        writes=arguments.write,
        takes_handout=arguments.handout,
        pause=0.0 if arguments.hurry else 1.0,
        join_over=arguments.join_over,
    )
    # Each phone holds a stream and needs one more connection for what it sends.
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=2 * arguments.phones)
    timeout = httpx2.Timeout(60, connect=10)
    async with httpx2.AsyncClient(limits=limits, timeout=timeout, trust_env=False) as client:
        door = Door(client, url, code, public_key)
        phones = [SimulatedPhone(door, manner, tally) for _ in range(arguments.phones)]
        beside = []
        if not arguments.quiet:
            beside.append(asyncio.create_task(show_progress(tally, phones)))
        if arguments.hands:
            beside.append(asyncio.create_task(raise_hands(phones)))
        everyone = asyncio.create_task(live_through(phones))
        ends = {everyone}
        if arguments.with_parent:
            ends.add(asyncio.create_task(parent_is_gone()))
        try:
            await asyncio.wait(ends, timeout=arguments.seconds, return_when=asyncio.FIRST_COMPLETED)
            if everyone.done():
                everyone.result()
        finally:
            await cancelled(*ends, *beside)


async def live_through(phones: list[SimulatedPhone]) -> None:
    await asyncio.gather(*(phone.run() for phone in phones))


async def raise_hands(phones: list[SimulatedPhone]) -> None:
    """Every few minutes one of them calls quietly; the first soon, so that it can be seen."""
    chance = SystemRandom()
    wait = 20.0
    while True:
        await asyncio.sleep(wait)
        inside = [phone for phone in phones if phone.is_in and phone.state.get("status") == "live"]
        if inside:
            await chance.choice(inside).raise_hand()
            wait = chance.uniform(60, 180)


async def show_progress(tally: Tally, phones: list[SimulatedPhone]) -> None:
    """One line that stays in place on a terminal; elsewhere, a line for each change."""
    shown = ""
    while True:
        state = next((phone.state for phone in phones if phone.state), {})
        title = state.get("title") or state.get("status") or "on the way"
        line = tally.progress(str(title))
        if sys.stdout.isatty():
            print(f"\r\033[K{line}", end="", flush=True)
        elif line != shown:
            print(line, flush=True)
        shown = line
        await asyncio.sleep(1)


async def parent_is_gone() -> None:
    """Return when standard input ends, which it does however the process that holds it dies."""
    gone = asyncio.Event()
    loop = asyncio.get_running_loop()

    def wait() -> None:
        sys.stdin.read()
        with contextlib.suppress(RuntimeError):  # the loop ended first
            loop.call_soon_threadsafe(gone.set)

    threading.Thread(target=wait, daemon=True).start()
    await gone.wait()


async def cancelled(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
