"""One script: ``workshop.md`` and the segments that its running order names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from workshop.content import care, frontmatter
from workshop.content.fields import Fields
from workshop.content.frontmatter import Item
from workshop.content.headings import Heading, Parts
from workshop.content.problems import (
    Problem,
    Report,
    Severity,
    has_errors,
    in_order,
    nearest,
    shortened,
)
from workshop.content.prompts import IDENTIFIER, identifier
from workshop.content.segments import SegmentFile, load_segment
from workshop.domain.errors import ScriptHasProblems
from workshop.domain.script import Script, Segment

MAIN = "workshop.md"
SHARED = "shared"
HIGHEST_TIER = 3

FIELDS = {
    "title": "A letter to a younger me",
    "language": "en",
    "tier": "1",
    "summary": "A gentle evening with one letter.",
    "running_order": "calm_place",
}
"""Each field of a script, with an example of its value."""

HEADINGS = (
    Heading("About"),
    Heading("What it is not"),
    Heading("Agreements", only_list=True),
    Heading("Pre-flight", only_list=True),
    Heading("If someone is distressed", only_list=True),
    Heading("Debrief", only_list=True),
)

Text = str | Problem
"""What a file holds, or why it cannot be read."""

Sources = Mapping[str, Mapping[str, str]]
"""The texts a script was made of: ``{"own": {file: text}, "shared": {file: text}}``."""


def load_script(
    id_: str, files: Mapping[str, Text], shared: Mapping[str, Text]
) -> tuple[Script | None, list[Problem]]:
    """The script, or None if it has an error. Warnings do not keep it closed."""
    report = Report(f"{id_}/{MAIN}")
    if not IDENTIFIER.fullmatch(id_):
        report.error(
            1,
            f"The folder's name must be lower case letters, digits and _, not {shortened(id_)}.",
            f"Rename the folder to  {identifier(id_)}",
        )
    main = files.get(MAIN)
    if not isinstance(main, str):
        return None, in_order([*report.problems, main or _no_main(id_)])
    return _load(id_, main, files, shared, report)


def script_from_sources(id_: str, sources: Sources) -> Script:
    """The same script again from a snapshot of its texts."""
    script, problems = load_script(id_, sources.get("own", {}), sources.get(SHARED, {}))
    if script is None:
        raise ScriptHasProblems(str(problems[0]))
    return script


def sources_of(
    script: Script, files: Mapping[str, Text], shared: Mapping[str, Text]
) -> dict[str, dict[str, str]]:
    """Just the texts that this script was made of."""
    names = [MAIN, *(f"{segment.id}.md" for segment in script.segments)]
    own = {name: text for name in names if isinstance(text := files.get(name), str)}
    others = {name: text for name in names if isinstance(text := shared.get(name), str)}
    return {
        "own": own,
        SHARED: {name: text for name, text in others.items() if name not in own},
    }


def _load(
    id_: str, text: str, files: Mapping[str, Text], shared: Mapping[str, Text], report: Report
) -> tuple[Script | None, list[Problem]]:
    document = frontmatter.read(text, report)
    if document.is_hopeless:
        return None, report.problems
    fields = Fields(document, FIELDS, report)
    parts = Parts(document, HEADINGS, report)
    items = fields.items("running_order")
    order = _running_order(items, files, shared, report)
    loaded = {item.text: _segment(id_, item.text, files, shared) for item in order}
    care.check([(item, _segment_of(loaded.get(item.text))) for item in items], report)
    if items and len(order) == len(items):
        report.problems.extend(_unused(id_, loaded, files))
    script = _script(id_, fields, parts, loaded.values(), report)
    problems = in_order(
        [
            *report.problems,
            *(problem for each in loaded.values() for problem in each.problems),
            *repeated_prompts(loaded.values()),
        ]
    )
    return (None if has_errors(problems) else script), problems


def _script(
    id_: str, fields: Fields, parts: Parts, loaded: Iterable[SegmentFile], report: Report
) -> Script:
    return Script(
        id_,
        fields.text("title") or "",
        fields.language(),
        fields.number("tier", 1, HIGHEST_TIER) or 1,
        fields.text("summary") or "",
        parts.text("About"),
        parts.text("What it is not"),
        parts.items("Agreements"),
        parts.items("Pre-flight"),
        parts.items("If someone is distressed"),
        parts.items("Debrief"),
        tuple(each.segment for each in loaded if each.segment),
    )


def _segment_of(loaded: SegmentFile | None) -> Segment | None:
    return loaded.segment if loaded else None


def repeated_prompts(loaded: Iterable[SegmentFile]) -> Iterator[Problem]:
    """A prompt's id is where its answer is kept, so no two prompts of a script may share one."""
    first: dict[str, tuple[str, int]] = {}
    for each in loaded:
        for id_, line in each.prompt_lines:
            if id_ in first:
                path, number = first[id_]
                where = "in this file" if path == each.path else f"in {path.partition('/')[2]}"
                yield Problem(
                    each.path,
                    line,
                    f'Another prompt has the id "{id_}" too, {where} on line {number}.',
                    f"Give one of them another id, like  {id_[:36]}_2",
                )
            first.setdefault(id_, (each.path, line))


def _no_main(id_: str) -> Problem:
    return Problem(
        f"{id_}/{MAIN}",
        1,
        f"This folder has no {MAIN}, so it is not a script.",
        f"Write a file {MAIN} (copy one from another script), or move the folder elsewhere.",
    )


def _running_order(
    items: Sequence[Item], files: Mapping[str, Text], shared: Mapping[str, Text], report: Report
) -> list[Item]:
    """The entries that name a segment, each once."""
    found: dict[str, Item] = {}
    for item in items:
        name = f"{item.text}.md"
        if not IDENTIFIER.fullmatch(item.text):
            report.error(
                item.line,
                "The running order names segments in lower case letters, digits and _, "
                f"not {shortened(item.text)}.",
                f"Write:  - {identifier(item.text)}",
            )
        elif item.text in found:
            report.error(
                item.line,
                f'"{item.text}" is in the running order twice; '
                f"the first is on line {found[item.text].line}.",
                "Delete one of the two lines, or copy the segment to a file with another name.",
            )
        elif name != MAIN and (name in files or name in shared):
            found[item.text] = item
        else:
            _report_missing(item, {*files, *shared} - {f"{each.text}.md" for each in items}, report)
    return list(found.values())


def _report_missing(item: Item, spare: Collection[str], report: Report) -> None:
    name = f"{item.text}.md"
    saved_as_text = next(
        (each for each in (f"{name}.txt", f"{item.text}.txt") if each in spare), ""
    )
    meant = nearest(name, sorted(each for each in spare if each.endswith(".md") and each != MAIN))
    if saved_as_text:
        hint = f"Rename the file {saved_as_text} to {name}"
    elif meant and IDENTIFIER.fullmatch(meant.removesuffix(".md")):
        hint = f"Did you mean this?  - {meant.removesuffix('.md')}"
    elif meant:
        hint = f"Rename the file {meant} to {name}"
    else:
        hint = f"Write a file {name}, or delete this line."
    report.error(
        item.line, f"There is no file {name} in this folder, nor in the folder {SHARED}.", hint
    )


def _segment(
    id_: str, segment: str, files: Mapping[str, Text], shared: Mapping[str, Text]
) -> SegmentFile:
    name = f"{segment}.md"
    folder, text = (id_, files[name]) if name in files else (SHARED, shared[name])
    if isinstance(text, Problem):
        return SegmentFile(text.path, None, (text,))
    return load_segment(segment, f"{folder}/{name}", text)


def _unused(id_: str, named: Collection[str], files: Mapping[str, Text]) -> Iterator[Problem]:
    for name in files:
        segment = name.removesuffix(".md")
        if name.endswith(".md") and name != MAIN and segment not in named:
            yield Problem(
                f"{id_}/{name}",
                1,
                "The running order does not name this file, so it is never shown.",
                f"Add  - {segment}  to running_order in {MAIN}, or delete the file.",
                Severity.WARNING,
            )
