"""The good script under ``tests/data/scripts``, as texts that a test may spoil."""

from __future__ import annotations

from pathlib import Path

from workshop.content.problems import Problem
from workshop.content.scripts import load_script
from workshop.content.segments import load_segment
from workshop.domain.script import Script, Segment

SCRIPTS = Path(__file__).parents[1] / "data" / "scripts"


def texts(folder: str) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((SCRIPTS / folder).glob("*.md"))}


def load(**changed: str) -> tuple[Script | None, list[Problem]]:
    """The good script with whole files changed: ``load(letter="…")``."""
    changes = {f"{name}.md": text for name, text in changed.items()}
    return load_script("good", texts("good") | changes, texts("shared"))


def opened(**changed: str) -> Script:
    script, problems = load(**changed)
    assert problems == []
    assert script is not None
    return script


def segment(text: str) -> Segment:
    loaded = load_segment("a_segment", "x/a_segment.md", text)
    assert loaded.problems == ()
    assert loaded.segment is not None
    return loaded.segment


def messages(text: str) -> list[str]:
    """What is wrong with a segment, each with its line."""
    loaded = load_segment("a_segment", "x/a_segment.md", text)
    return [f"{problem.line} {problem.message}" for problem in loaded.problems]
