"""What stands below a heading: paragraphs, list lines and pause marks, no other Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from workshop.content.frontmatter import Section
from workshop.content.problems import Report, shortened
from workshop.domain.pauses import PAUSES

_BULLET = re.compile(r"-(?:\s+|$)")
_OTHER_BULLET = re.compile(r"[*+•·‣▪]\s+(?=\S)")
_MAYBE_BULLET = re.compile(r"(?:[–—]|\d{1,3}[.)])\s+(?=\S)")
_RULE = re.compile(r"(?:[-*]\s?){3,}")
_BRACKETED_DOTS = re.compile(r"\[[\s.…]{0,9}\]")
_MARKDOWN = (
    ("a picture", re.compile(r"!\[[^\]]{0,200}\]\([^)]{0,500}\)")),
    ("a link", re.compile(r"\[[^\]]{1,200}\]\([^)]{0,500}\)|<(?:https?|mailto):[^>\s]{1,500}>")),
    ("HTML", re.compile(r"</?[A-Za-z][^<>]{0,500}>|<!--")),
    ("code marks", re.compile(r"`[^`]{0,500}`|```")),
    ("bold or italic", re.compile(r"\*{1,3}(?=[^\s*])[^*]{0,500}(?<=[^\s*])\*{1,3}")),
    (
        "bold or italic",
        re.compile(r"(?<![\w_])_{1,2}(?=[^\s_])[^_]{0,500}(?<=[^\s_])_{1,2}(?![\w_])"),
    ),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or one list line, its lines joined into one."""

    text: str
    line: int
    listed: bool = False


def blocks(section: Section, report: Report) -> tuple[Block, ...]:
    found: list[Block] = []
    for start, lines in _groups(section):
        found.extend(_group_blocks(start, lines, report))
    for block in found:
        _find_markdown(block, report)
    return tuple(block for block in found if block.text)


def text_of(found: tuple[Block, ...]) -> str:
    """Paragraphs divided by blank lines; list lines that follow each other stay together."""
    if not found:
        return ""
    joined = _written(found[0])
    for before, block in pairwise(found):
        together = before.listed and block.listed
        joined += ("\n" if together else "\n\n") + _written(block)
    return joined


def find_pauses(found: tuple[Block, ...], allowed: bool, report: Report) -> None:
    """Report pause marks where nobody would keep them, and marks that are not one of the three."""
    for block in found:
        for mark in _BRACKETED_DOTS.findall(block.text):
            if not allowed:
                report.error(
                    block.line,
                    f"The pause mark {mark} is only for what is spoken in guided imagery.",
                    "Delete the mark, or put the pause into words under ## Do.",
                )
            elif mark not in PAUSES:
                report.error(
                    block.line,
                    f"{mark} is not a pause mark.",
                    "Write [.] for 3 seconds, [..] for 7 seconds or [...] for 13 seconds.",
                )


def _written(block: Block) -> str:
    return f"- {block.text}" if block.listed else block.text


def _groups(section: Section) -> list[tuple[int, list[str]]]:
    """Lines without a blank line between them, with the number of the first."""
    groups: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(section.lines, section.line + 1):
        if not line.strip():
            fresh = True
        elif fresh:
            groups.append((number, [line]))
            fresh = False
        else:
            groups[-1][1].append(line)
    return groups


def _group_blocks(start: int, lines: list[str], report: Report) -> list[Block]:
    found: list[Block] = []
    margin = 0
    for number, line in enumerate(lines, start):
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        bullet = _bullet(words, fresh=not found or found[-1].listed, number=number, report=report)
        if bullet:
            inside = bool(found) and found[-1].listed and indent > margin
            if inside:
                _report_nested(words, number, report)
            else:
                margin = indent
            found.append(Block(words[len(bullet) :], number, listed=True))
        elif found and (indent > margin or not found[-1].listed):
            found[-1] = Block(f"{found[-1].text} {words}", found[-1].line, found[-1].listed)
        else:
            found.append(Block(words, number))
    return found


def _report_nested(words: str, number: int, report: Report) -> None:
    report.error(
        number,
        f"A list cannot hold another list: {shortened(words)}.",
        "Begin the line at the left edge, so that it is a list line of its own.",
    )


def _bullet(words: str, *, fresh: bool, number: int, report: Report) -> str:
    """What a list line begins with, or nothing. ``fresh``: no paragraph runs on into this line."""
    if _RULE.fullmatch(words):
        report.error(
            number,
            "A line of hyphens or stars is only for the top of the file.",
            "Delete it; leave a blank line between paragraphs.",
        )
        return ""
    if mark := _BULLET.match(words):
        return mark[0]
    if words.startswith(("> ", "|")):
        report.error(
            number,
            f"Quotes and tables are not part of the format: {shortened(words)}.",
            "Write it as a plain paragraph or as list lines.",
        )
    if mark := _OTHER_BULLET.match(words) or (_MAYBE_BULLET.match(words) if fresh else None):
        report.error(
            number,
            f"A list line begins with a hyphen, not with {shortened(mark[0])}.",
            f"Write:  - {words[mark.end() :]}",
        )
        return mark[0]
    return ""


def _find_markdown(block: Block, report: Report) -> None:
    for name, pattern in _MARKDOWN:
        if found := pattern.search(block.text):
            report.error(
                block.line,
                f"Only plain words can be shown here, not {name}: {shortened(found[0])}.",
                "Write the words without these marks.",
            )
            return
