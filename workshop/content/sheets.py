"""One sheet of a handout pack: fields, headings, plain text, placeholders, lines to write on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from workshop.content import frontmatter, layouts, prose
from workshop.content.fields import Fields
from workshop.content.frontmatter import Document, Section
from workshop.content.problems import Problem, Report, has_errors, nearest, shortened
from workshop.domain.pack import (
    BY_NAME,
    MARK,
    Field,
    Fixed,
    Heading,
    Items,
    Layout,
    Lines,
    Paragraph,
    Part,
    SheetTemplate,
    Slot,
    Source,
)

FIELDS: Final = {
    "title": "Taking care of myself",
    "layout": "page",
    "lead": "You may feel tender or tired. That is common, and it passes.",
}
"""Each field of a sheet, with an example of its value. ``lead`` may be left out."""

MOST_LINES: Final = 30

_ALONE: Final = re.compile(r"\$([A-Za-z][A-Za-z0-9_]*)")
_AT_THE_END: Final = re.compile(r"([^$]+\S)\s+\$([A-Za-z][A-Za-z0-9_]*)")
_LINES: Final = re.compile(r"_{3,}(?:\s+(\S.*))?")


class _Line(NamedTuple):
    number: int
    raw: str

    @property
    def text(self) -> str:
        return self.raw.strip()

    @property
    def kind(self) -> str:
        if _LINES.fullmatch(self.text):
            return "lines"
        return "slot" if _ALONE.fullmatch(self.text) else "prose"


def load_sheet(id_: str, path: str, text: str) -> tuple[SheetTemplate | None, list[Problem]]:
    report = Report(path)
    document = frontmatter.read(text, report)
    fields = Fields(document, FIELDS, report)
    title = fields.text("title") or ""
    layout = fields.one_of("layout", Layout)
    has_lead = document.fields is not None and "lead" in document.fields
    lead = (fields.text("lead") or "") if has_lead else ""
    for name, words in (("title", title), ("lead", lead)):
        _refuse_placeholder(f"the {name}", words, fields.line(name), report)
    parts = tuple(_parts(document, report))
    if layout is not None:
        layouts.check(layout, parts, document, report)
    if layout is Layout.OUTSIDE:
        layouts.check_outside(title, fields.line("title"), report)
    sheet = SheetTemplate(id_, title, layout or Layout.PAGE, lead, parts)
    return (None if has_errors(report.problems) else sheet), report.problems


def _parts(document: Document, report: Report) -> Iterator[Part]:
    for section in document.sections:
        _refuse_placeholder("a heading", section.heading, section.line, report)
        yield Heading(section.heading)
        for group in _groups(section):
            yield from _group(group, report)


def _groups(section: Section) -> Iterator[list[_Line]]:
    """Lines that no blank line divides."""
    lines = [_Line(n, text) for n, text in enumerate(section.lines, section.line + 1)]
    for written, group in groupby(lines, key=lambda line: bool(line.text)):
        if written:
            yield list(group)


def _group(lines: Sequence[_Line], report: Report) -> Iterator[Part]:
    """A placeholder on its own line, with what is printed in its stead below it; or plain parts."""
    first, *rest = lines
    if first.kind != "slot":
        yield from _plain(lines, report)
        return
    instead = tuple(_plain(rest, report))
    name = first.text.removeprefix("$")
    if _is_known(name, first.number, report):
        yield Slot(name, instead)


def _plain(lines: Sequence[_Line], report: Report) -> Iterator[Fixed | Field]:
    for kind, group in groupby(lines, key=lambda line: line.kind):
        same = list(group)
        if kind == "prose":
            yield from _prose(same, report)
        elif kind == "lines":
            yield from (_writing_lines(line, report) for line in same)
        else:
            _report_crowded(same[0], report)


def _prose(lines: Sequence[_Line], report: Report) -> Iterator[Fixed | Field]:
    texts = tuple(line.raw for line in lines)  # what is indented goes on with a list line
    found = prose.blocks(Section("", lines[0].number - 1, texts), report)
    for listed, group in groupby(found, key=lambda block: block.listed):
        if listed:
            items = list(group)
            for item in items:
                _check_facts(item, report)
            yield Items(tuple(item.text for item in items))
        else:
            yield from (_paragraph(block, report) for block in group)


def _paragraph(block: prose.Block, report: Report) -> Paragraph | Field:
    entry = _AT_THE_END.fullmatch(block.text)
    if entry and not (entry[2] in BY_NAME and BY_NAME[entry[2]].source is not Source.PERSON):
        if _is_known(entry[2], block.line, report) and entry[2] == "letter":
            _report_not_alone("letter", block.line, report)
        return Field(entry[1], entry[2])
    _check_facts(block, report)
    return Paragraph(block.text)


def _check_facts(block: prose.Block, report: Report) -> None:
    """``Checked on $checked_on.`` is fine: of placeholders, only short facts fit in a sentence."""
    for name in MARK.findall(block.text):
        known = _is_known(name, block.line, report)
        if known and not BY_NAME[name].short:
            _report_not_alone(name, block.line, report)


def _writing_lines(line: _Line, report: Report) -> Lines:
    """``____`` is one line, ``____ 4`` are four, ``____ page`` is the rest of the page."""
    match = _LINES.fullmatch(line.text)
    count = (match[1] if match else None) or "1"
    if count == "page":
        return Lines(None)
    if not count.isascii() or not count.isdigit() or not 1 <= int(count[:4]) <= MOST_LINES:
        report.error(
            line.number,
            f"Lines to write on are 1 to {MOST_LINES}, or the rest of the page, "
            f"not {shortened(count)}.",
            "Write:  ____ 4    or:  ____ page",
        )
        return Lines(1)
    return Lines(int(count))


def _is_known(name: str, line: int, report: Report) -> bool:
    if name in BY_NAME:
        return True
    meant = nearest(name, BY_NAME)
    report.error(
        line,
        f'There is no placeholder "${name}".' + (f' Did you mean "${meant}"?' if meant else ""),
        f"Write ${meant} in its place."
        if meant
        else f"Placeholders are:  {'  '.join(f'${each}' for each in BY_NAME)}",
    )
    return False


def _refuse_placeholder(place: str, words: str, line: int, report: Report) -> None:
    if mark := MARK.search(words):
        report.error(
            line,
            f"There is a placeholder in {place}: {mark[0]}. It would not be filled in.",
            "Move it to a line of its own below the heading.",
        )


def _report_crowded(line: _Line, report: Report) -> None:
    report.error(
        line.number,
        f"{line.text} stands directly below another line.",
        f"Leave a blank line above {line.text}",
    )


def _report_not_alone(name: str, line: int, report: Report) -> None:
    labelled = name != "letter" and BY_NAME[name].source is Source.PERSON
    label = f", or at the end:  My words: ${name}" if labelled else ""
    report.error(
        line,
        f'"${name}" stands in the middle of other words.',
        f"Put ${name} on a line of its own{label}",
    )
