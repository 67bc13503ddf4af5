"""One handout pack: ``pack.md``, the sheets that it names, and its ``theme.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from workshop.content import frontmatter
from workshop.content.fields import Fields
from workshop.content.frontmatter import Item
from workshop.content.problems import (
    Problem,
    Report,
    Severity,
    has_errors,
    in_order,
    nearest,
    shortened,
)
from workshop.content.scripts import Text
from workshop.content.sheets import load_sheet
from workshop.content.texts import Texts
from workshop.content.themes import load_theme
from workshop.domain.pack import Layout, Pack, SheetTemplate, Theme, When

MAIN: Final = "pack.md"
THEME: Final = "theme.toml"
ENDINGS: Final = (".md", ".toml")
OUTSIDE: Final = "Notes"
"""What a pack without an outside is called where a file must have a name."""

FIELDS: Final = {
    "title": "To take home",
    "language": "en",
    "summary": "What each person takes home.",
    "when": "after",
    "sheets": "aftercare",
}
"""Each field of a pack, with an example of its value. ``when`` may be left out."""

Loaded = tuple[Pack | None, list[Problem]]


class PackLibrary:
    """Every pack that is shipped or the facilitator's own; of two with one id, the later counts."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._texts = Texts(ENDINGS)
        self._loaded: dict[str, tuple[Mapping[str, Text], Loaded]] = {}

    def ids(self) -> list[str]:
        return sorted(self._pack_folders())

    def load(self, id_: str) -> Loaded:
        """Raises KeyError for an id that no folder has."""
        files = self._texts.of_folder(self._pack_folders()[id_])
        seen, loaded = self._loaded.get(id_, (None, None))
        if loaded is None or seen != files:
            loaded = load_texts(id_, files)
            self._loaded[id_] = (files, loaded)
        return loaded

    def _pack_folders(self) -> Mapping[str, Path]:
        return {
            path.parent.name: path.parent
            for folder in self._folders
            for path in sorted(folder.glob(f"*/{MAIN}"))
        }


def load_pack(folder: Path) -> Loaded:
    return load_texts(folder.name, Texts(ENDINGS).of_folder(folder))


def load_texts(id_: str, files: Mapping[str, Text]) -> Loaded:
    """The pack, or None if it has an error. Warnings do not keep it from being printed."""
    report = Report(f"{id_}/{MAIN}")
    main = files.get(MAIN)
    if not isinstance(main, str):
        return None, [main or _no_main(id_)]
    fields = Fields(frontmatter.read(main, report), FIELDS, report)
    items = fields.items("sheets")
    order = _order(items, files, report)
    loaded = [_sheet(id_, item.text, files[f"{item.text}.md"]) for item in order]
    theme, theme_problems = _theme(id_, files.get(THEME))
    sheets = tuple(sheet for sheet, _ in loaded if sheet)
    when = fields.one_of("when", When) if fields.has("when") else When.AFTER
    pack = Pack(
        id_,
        fields.text("title") or "",
        fields.language(),
        next((each.title for each in sheets if each.layout is Layout.OUTSIDE), OUTSIDE),
        sheets,
        theme,
        when or When.AFTER,
        fields.text("summary") or "",
    )
    problems = [*report.problems, *theme_problems]
    if items and len(order) == len(items):
        problems += _unused(id_, order, files)
    problems += [problem for _, found in loaded for problem in found]
    return (None if has_errors(problems) else pack), in_order(problems)


def _order(items: Sequence[Item], files: Mapping[str, Text], report: Report) -> list[Item]:
    """The entries that name a sheet, each once."""
    found: dict[str, Item] = {}
    for item in items:
        if item.text in found:
            report.error(
                item.line,
                f'"{item.text}" is listed twice; the first is on line {found[item.text].line}.',
                "Delete one of the two lines.",
            )
        elif f"{item.text}.md" == MAIN or f"{item.text}.md" not in files:
            _report_missing(item, files, report)
        else:
            found[item.text] = item
    return list(found.values())


def _report_missing(item: Item, files: Mapping[str, Text], report: Report) -> None:
    meant = nearest(item.text, [n.removesuffix(".md") for n in files if n.endswith(".md")])
    report.error(
        item.line,
        f"There is no file {shortened(item.text + '.md')} in this folder.",
        f"Did you mean this?  - {meant}"
        if meant
        else f"Write a file {item.text}.md, or delete this line.",
    )


def _sheet(id_: str, sheet: str, text: Text) -> tuple[SheetTemplate | None, list[Problem]]:
    if isinstance(text, Problem):
        return None, [text]
    return load_sheet(sheet, f"{id_}/{sheet}.md", text)


def _theme(id_: str, text: Text | None) -> tuple[Theme, list[Problem]]:
    if isinstance(text, Problem):
        return Theme(), [text]
    report = Report(f"{id_}/{THEME}")
    return (load_theme(text, report) if text else Theme()), report.problems


def _unused(id_: str, named: Sequence[Item], files: Mapping[str, Text]) -> Iterator[Problem]:
    known = {MAIN, *(f"{item.text}.md" for item in named)}
    for name in files:
        if name.endswith(".md") and name not in known:
            yield Problem(
                f"{id_}/{name}",
                1,
                "The pack does not name this sheet, so it is never printed.",
                f"Add  - {name.removesuffix('.md')}  to sheets in {MAIN}, or delete the file.",
                Severity.WARNING,
            )


def _no_main(id_: str) -> Problem:
    return Problem(
        f"{id_}/{MAIN}",
        1,
        f"This folder has no {MAIN}, so it is not a handout pack.",
        f"Write a file {MAIN} (copy one from another pack), or move the folder elsewhere.",
    )
