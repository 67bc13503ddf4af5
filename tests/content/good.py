"""The good script under ``tests/data/scripts``, and help lines, as texts that a test may spoil."""

from __future__ import annotations

from pathlib import Path

from workshop.content.problems import Problem
from workshop.content.scripts import load_script
from workshop.content.segments import load_segment
from workshop.domain.script import Script, Segment

SCRIPTS = Path(__file__).parents[1] / "data" / "scripts"


def texts(folder: str) -> dict[str, str]:
    below = SCRIPTS / folder
    return {
        path.relative_to(below).as_posix(): path.read_text("utf-8")
        for path in sorted(below.rglob("*.md"))
    }


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


IRELAND = """\
country = "Ireland"
code = "IE"
emergency = "112"

[[lines]]
name = "Samaritans"
purpose = "Someone to talk to."
phone = "116 123"
hours = "24 hours, every day"
source_url = "https://www.example.org/"
verified_on = "2030-01-31"

[[lines]]
name = "Text line"
purpose = "Someone to text with."
sms = "50808"
sms_keyword = "HELLO"
hours = "24 hours, every day"
verified_on = ""
"""

EVERY_FIELD = """\
country = "Ireland"
code = "IE"
emergency = "112"
emergency_verified_on = 2030-01-30
emergency_verified_by = "A. B."

[[lines]]
name = "Refuge"
purpose = "For those who live with abuse."
kind = "abuse"
region = "Dublin"
phone = "1800 1"
sms = "50"
sms_keyword = "HELLO"
chat_url = "https://www.example.org/chat"
hours = "24 hours, every day"
languages = ["en", "ga", "pt-BR"]
cost = "free"
population = "women"
reachable_from_abroad = false
show_with = ["Men"]
source_url = "https://www.example.org/"
verified_on = "2030-01-31"
verified_by = "A. B."
next_check_by = 2030-04-30

[[lines]]
name = "Men"
purpose = "For men who do."
chat_url = "https://www.example.net/"
"""
