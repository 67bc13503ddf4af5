"""Split a file into its fields and its sections, each with the line it stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import yaml

from workshop.content.problems import Report, shortened

LONGEST_FILE: Final = 60_000
"""Characters. An imagery of twelve minutes has 5,000; more is a picture or a mistake."""

MOST_REFUSALS: Final = 20
"""Lines of one file's fields that are blamed before we stop reading them."""

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000", " "))
_TIGHT = re.compile(r"([a-z_]{2,20}):(?=[^\s:/])")
_OTHER_MARK = re.compile(r"(\s*)(?:[*•·‣▪–—‑‐]\s+|[–—‑‐-])(?=[A-Za-z0-9])")
_FENCE = re.compile(r"---+\s*")
_ALMOST_FENCE = re.compile(r"(?=\S{1,5}\s*$)(?:--|[-_=*]*[‐‑‒–—―_=*][-‐‑‒–—―_=*]*)\s*")
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list in the fields."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Field:
    """``name: value``. A value of None could not be read, which has been reported."""

    name: str
    line: int
    value: str | tuple[Item, ...] | None


@dataclass(frozen=True, slots=True)
class Section:
    """``## heading`` and the lines below it; the first of them stands on ``line + 1``."""

    heading: str
    line: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file in parts. ``fields`` is None if there are none to be read, which has been reported."""

    path: str
    fields: dict[str, Field] | None
    sections: tuple[Section, ...]

    @property
    def is_hopeless(self) -> bool:
        """There is nothing to look at, and that one problem is enough."""
        return self.fields is None and not self.sections


def read(text: str, report: Report) -> Document:
    lines = _lines(text)
    if sum(map(len, lines)) > LONGEST_FILE:
        report.error(1, "This file is far too long.", "Move what does not belong here elsewhere.")
        return Document(report.path, None, ())
    _find_hidden(lines, report)
    start, end, body = _fences(lines, report)
    fields = None if start is None else _fields(lines[start:end], start + 1, report)
    return Document(report.path, fields, _sections(lines, body, report))


def _lines(text: str) -> list[str]:
    """Line ends of any system, a byte order mark, tabs and a word processor's spaces do no harm."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return [line.translate(_SPACES).expandtabs(4) for line in plain.split("\n")]


def _tidy(line: str) -> str:
    """A field with no space after its colon, and a list line with another mark, do no harm."""
    if match := _TIGHT.match(line):
        return f"{match[1]}: {line[match.end() :]}"
    if match := _OTHER_MARK.match(line):
        return f"{match[1]}- {line[match.end() :]}"
    return line


def _find_hidden(lines: list[str], report: Report) -> None:
    for number, line in enumerate(lines, 1):
        if hidden := _HIDDEN.search(line):
            report.error(
                number,
                f"There is a hidden character in this line (number {ord(hidden[0])}).",
                "Delete the line and type it again.",
            )
            lines[number - 1] = _HIDDEN.sub(" ", line)


def _fences(lines: list[str], report: Report) -> tuple[int | None, int, int]:
    """Indices: the first line of fields (None: there are none), the end of them, and the body."""
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if not _is_fence(first, lines[first], report):
        report.error(
            first + 1,
            "The file must begin with its fields, between two lines of three hyphens.",
            "Write --- alone on the first line, the fields below it, then --- alone again.",
        )
        return None, 0, _first_heading(lines, first)
    heading = _first_heading(lines, first)
    for index in range(first + 1, heading):
        if _is_fence(index, lines[index], report):
            return first + 1, index, index + 1
    report.error(
        min(heading + 1, len(lines)),
        "The fields at the top of the file have no end.",
        "Write --- alone on a line after the last field, above the first ## heading.",
    )
    return first + 1, heading, heading


def _is_fence(index: int, line: str, report: Report) -> bool:
    if _FENCE.fullmatch(line):
        return True
    if not _ALMOST_FENCE.fullmatch(line):
        return False
    report.error(
        index + 1,
        f"This line must be three plain hyphens, not {shortened(line)}.",
        "Write:  ---",
    )
    return True


def _first_heading(lines: list[str], start: int) -> int:
    found = (index for index in range(start, len(lines)) if lines[index].startswith("##"))
    return next(found, len(lines))


def _fields(lines: list[str], offset: int, report: Report) -> dict[str, Field] | None:
    """Blame a line and read on without it, so that one slip does not hide the next."""
    lines = [_tidy(line) for line in lines]
    broken: dict[str, Field] = {}
    for _ in range(MOST_REFUSALS):
        try:
            node = yaml.compose("\n".join(lines), Loader=yaml.SafeLoader)
        except (yaml.YAMLError, ValueError, RecursionError) as refusal:
            index = _blamed(refusal, lines)
            name = _halves(lines[index])[0] or lines[index].split()[0]
            _report_refusal(lines[index], offset + index, report)
            broken[name] = Field(name, offset + index, None)
            lines[index] = ""
        else:
            found = _composed(node, offset, report)
            return None if found is None else found | broken
    return None


def _blamed(refusal: Exception, lines: list[str]) -> int:
    """A line that has something on it, so that blaming comes to an end."""
    mark = getattr(refusal, "problem_mark", None)
    if "could not find expected ':'" in str(refusal):
        mark = getattr(refusal, "context_mark", mark)
    marked = mark.line if mark else len(lines)
    written = [index for index, line in enumerate(lines) if line.strip()]
    above = [index for index in written if index <= marked] or written
    return next((index for index in above if _is_odd(lines[index])), above[-1])


def _halves(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    return (name.strip(), value.strip()) if colon else ("", line.strip())


def _is_odd(line: str) -> bool:
    """A line that YAML trips over only further down: no colon, or a quote that is not closed."""
    if ":" not in line and line[0] not in " -#":
        return True
    value = _halves(line)[1].removeprefix("- ")
    return value[:1] in {'"', "'"} and (len(value) == 1 or value[-1] != value[0])


def _report_refusal(line: str, number: int, report: Report) -> None:
    name, value = _halves(line)
    if name and value and not name.startswith("-"):
        plain = value.strip("\"'").replace('"', "'").replace("\\", "/")
        report.error(
            number,
            f'The text after "{name}:" has a mark in it that only works inside quotes.',
            f'Put quotes around all of it:  {name}: "{plain}"',
        )
    else:
        report.error(
            number,
            f"This line cannot be read as a field: {shortened(line)}.",
            'Write each field on a line of its own, like:  title: "A calm place"',
        )


def _composed(node: yaml.Node | None, offset: int, report: Report) -> dict[str, Field] | None:
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        report.error(
            offset + node.start_mark.line,
            "The top of the file must be fields, each a name, a colon and a value.",
            "Write, for example:  title: A calm place",
        )
        return None
    found: dict[str, Field] = {}
    for key, value in node.value:
        line = offset + key.start_mark.line
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name in found:
            report.error(
                line,
                f'"{name}" is written twice; the first is on line {found[name].line}.',
                "Keep one of the two lines and delete the other.",
            )
        else:
            found[name] = Field(name, line, _value(name, value, offset, report))
    return found


def _value(
    name: str, node: yaml.Node, offset: int, report: Report
) -> str | tuple[Item, ...] | None:
    if isinstance(node, yaml.ScalarNode):
        return _text(node)
    if isinstance(node, yaml.SequenceNode):
        items = [
            Item(_text(each), offset + each.start_mark.line)
            for each in node.value
            if isinstance(each, yaml.ScalarNode)
        ]
        if len(items) == len(node.value):
            return tuple(items)
        odd = next(each for each in node.value if not isinstance(each, yaml.ScalarNode))
        line = offset + odd.start_mark.line
    else:
        line = offset + node.start_mark.line
    report.error(
        line,
        f'Below "{name}" there is a colon or a list where only plain words can stand.',
        "Write plain words, without a colon. Check that the lines are not indented too far.",
    )
    return None


def _text(node: yaml.ScalarNode) -> str:
    """Words as they were written: YAML would make ``no`` a truth value and ``1:30`` a number."""
    empty = node.tag == "tag:yaml.org,2002:null"
    return "" if empty else " ".join(_HIDDEN.sub(" ", node.value).split())


def _sections(lines: list[str], body: int, report: Report) -> tuple[Section, ...]:
    starts = [index for index in range(body, len(lines)) if lines[index].lstrip()[:1] == "#"]
    _find_stray(lines, body, starts[0] if starts else len(lines), report)
    return tuple(
        Section(_heading(lines[start], start, report), start + 1, tuple(lines[start + 1 : end]))
        for start, end in pairwise((*starts, len(lines)))
    )


def _heading(line: str, index: int, report: Report) -> str:
    words = line.strip().strip("#").strip()
    if not line.startswith("## "):
        report.error(
            index + 1,
            f"A heading begins with two # and a space, not like {shortened(line)}.",
            f"Write:  ## {words}",
        )
    return words


def _find_stray(lines: list[str], body: int, end: int, report: Report) -> None:
    stray = next((index for index in range(body, end) if lines[index].strip()), None)
    if stray is not None:
        report.error(
            stray + 1,
            f"This text stands above the first heading: {shortened(lines[stray])}.",
            "Put it below the heading that it belongs to, like:  ## Say",
        )
