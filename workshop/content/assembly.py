"""Put a script together from its files: its order, its segments, its cards, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshop.content import cards, frontmatter
from workshop.content.cards import CardFile
from workshop.content.fields import Fields
from workshop.content.frontmatter import Document, Item
from workshop.content.headings import Part, Parts
from workshop.content.problems import (
    Problem,
    Report,
    Severity,
    as_warnings,
    has_errors,
    in_order,
    shortened,
)
from workshop.content.prompts import (
    IDENTIFIER,
    PlacedPrompt,
    differing_prompts,
    identifier,
)
from workshop.content.running_order import (
    CARDS,
    MAIN,
    NOT_SEGMENTS,
    SHARED,
    Entry,
    Files,
    check_floor,
    read_order,
)
from workshop.content.script_file import (
    FIELDS,
    HEADINGS,
    SHARED_LANGUAGE,
    TRANSLATED_FIELDS,
    LoadedScript,
)
from workshop.content.segments import SegmentFile, load_segment
from workshop.content.translations import load_words
from workshop.domain.languages import LANGUAGES
from workshop.domain.script import HIGHEST_TIER, Script, Segment


def read_script(id_: str, files: Files, shared: Files) -> LoadedScript:
    """Everything that keeps the files from being a script at all is among its problems."""
    report = Report(f"{id_}/{MAIN}")
    if not IDENTIFIER.fullmatch(id_):
        report.error(
            1,
            f"The folder's name must be lower case letters, digits and _, not {shortened(id_)}.",
            f"Rename the folder to  {identifier(id_)}",
        )
    main = files.get(MAIN)
    if not isinstance(main, str):
        problems = in_order([*report.problems, main or _no_main(id_)])
        return LoadedScript(report.path, problems=tuple(problems))
    document = frontmatter.read(main, report)
    if document.is_hopeless:
        return LoadedScript(report.path, problems=tuple(report.problems))
    return _Assembly(id_, files, shared, report, document).assemble()


class _Assembly:
    def __init__(
        self, id_: str, files: Files, shared: Files, report: Report, document: Document
    ) -> None:
        self._id = id_
        self._own = files
        self._shared = shared
        self._report = report
        self._problems: list[Problem] = []
        self._texts: dict[str, dict[str, tuple[Part, ...]]] = {}
        self._segments: dict[str, dict[str, SegmentFile]] = {}
        self._missing: list[str] = []
        self._fields = Fields(document, FIELDS, report)
        self._parts = Parts(document, HEADINGS, report)
        self._language = self._fields.language()
        self._items = self._fields.items("running_order")
        self._order = read_order(self._items, files, shared, report)

    def assemble(self) -> LoadedScript:
        script = self._original()
        self._problems += differing_prompts(self._prompts())
        if self._items and len(self._order) == len(self._items):
            self._report.problems.extend(self._unused())
        if script and not self._found_errors():
            translations = [self._if_sound(item, script) for item in self._also_in()]
            script = replace(script, translations=tuple(each for each in translations if each))
        return LoadedScript(
            self._report.path,
            None if self._found_errors() else script,
            tuple(in_order([*self._report.problems, *self._problems])),
            self._order,
            {name: self._fields.line(name) for name in FIELDS},
            self._texts,
            self._segments,
        )

    def _found_errors(self) -> bool:
        return has_errors(self._report.problems) or has_errors(self._problems)

    def _original(self) -> Script | None:
        fields, parts = self._fields, self._parts
        shared = self._cards(self._language)
        segments = self._segments_in(self._language)
        if missing := self._taken_missing():
            self._report.error(
                fields.line("language"),
                f"These are not there in {_name(self._language)}: {', '.join(missing)}.",
                "Write them, or copy the segments into this folder and translate them there.",
            )
        script = Script(
            self._id,
            fields.text("title") or "",
            self._language,
            fields.number("tier", 1, HIGHEST_TIER) or 1,
            fields.text("summary") or "",
            parts.text("About"),
            segments=segments,
            **cards.dealt(parts, shared, self._report),
        )
        self._texts[self._language] = _texts_of(self._report.path, parts, shared)
        return cards.with_agreements(script)

    def _if_sound(self, item: Item, original: Script) -> Script | None:
        """A translation with mistakes is withheld, and keeps nobody from using the original."""
        others, self._problems = self._problems, []
        found = self._translation(item, original)
        is_sound = not has_errors(self._problems)
        mine = self._problems if is_sound else as_warnings(self._problems, withheld(item.text))
        self._problems = [*others, *mine]
        return found if is_sound else None

    def _translation(self, item: Item, original: Script) -> Script | None:
        """The script in another language, or None if there is not all of it."""
        language = item.text
        name = f"{language}/{MAIN}"
        text = self._own.get(name)
        script = self._translated(language, text, original) if isinstance(text, str) else None
        if isinstance(text, Problem):
            self._problems.append(text)
        elif text is None:
            self._missing.append(f"{self._id}/{name}")
        segments = self._segments_in(language)
        if missing := self._taken_missing():
            self._report.warning(
                item.line,
                f"This script cannot be offered in {_name(language)}. "
                f"These are missing: {', '.join(missing)}.",
                f"Write them, or take {language} out of also_in.",
            )
            return None
        return cards.with_agreements(replace(script, segments=segments)) if script else None

    def _translated(self, language: str, text: str, original: Script) -> Script:
        report = Report(f"{self._id}/{language}/{MAIN}")
        document = frontmatter.read(text, report)
        fields = Fields(document, TRANSLATED_FIELDS, report)
        parts = Parts(document, HEADINGS, report)
        shared = self._cards(language)
        dealt = cards.dealt(parts, shared, report)
        for heading in cards.HEADINGS:
            if shared and self._parts.of(heading.name) and not parts.of(heading.name):
                report.error(
                    1,
                    f'The original has words of its own below "## {heading.name}".',
                    f"Translate them: write a line  ## {heading.name}  and the words below it.",
                )
        self._problems += report.problems
        self._texts[language] = _texts_of(report.path, parts, shared)
        title, summary = fields.text("title") or "", fields.text("summary") or ""
        about = parts.text("About")
        return replace(
            original, language=language, title=title, summary=summary, about=about, **dealt
        )

    def _cards(self, language: str) -> CardFile | None:
        if all(self._parts.of(heading.name) for heading in cards.HEADINGS if heading.required):
            return None
        name = CARDS if language == SHARED_LANGUAGE else f"{language}/{CARDS}"
        text = self._shared.get(name)
        if text is None:
            if language != SHARED_LANGUAGE:
                self._missing.append(f"{SHARED}/{name}")
            return None
        found = cards.load_cards(f"{SHARED}/{name}", text)
        self._problems += found.problems
        return found

    def _segments_in(self, language: str) -> tuple[Segment, ...]:
        kept = self._segments.setdefault(language, {})
        for entry in self._order:
            if entry.file not in kept and (loaded := self._load(entry.file, language)):
                kept[entry.file] = loaded
                self._problems += loaded.problems
        return tuple(
            self._placed(entry, segment, kept[entry.file].keeps_all)
            for entry in self._order
            if entry.file in kept and (segment := kept[entry.file].segment)
        )

    def _placed(self, entry: Entry, segment: Segment, keeps_all: bool) -> Segment:
        check_floor(entry, segment, self._report)
        return entry.applied(segment, keeps_all)

    def _load(self, file: str, language: str) -> SegmentFile | None:
        """The segment's file, and the file with its words where they are another's."""
        name = f"{file}.md"
        folder, files = (self._id, self._own) if name in self._own else (SHARED, self._shared)
        written_in = self._language if files is self._own else SHARED_LANGUAGE
        text = files[name]
        if isinstance(text, Problem):
            return SegmentFile(text.path, None, (text,))
        original = load_segment(file, f"{folder}/{name}", text)
        if language == written_in:
            return original
        words = files.get(f"{language}/{name}")
        if isinstance(words, Problem):
            return SegmentFile(words.path, None, (words,))
        if words is None:
            self._missing.append(f"{folder}/{language}/{name}")
            return None
        return load_words(f"{folder}/{language}/{name}", words, original)

    def _taken_missing(self) -> list[str]:
        missing, self._missing = list(dict.fromkeys(self._missing)), []
        return missing

    def _also_in(self) -> Iterator[Item]:
        taken = {self._language}
        for item in self._fields.optional_items("also_in"):
            if item.text in LANGUAGES and item.text not in taken:
                taken.add(item.text)
                yield item
            else:
                self._report.error(
                    item.line,
                    f"{shortened(item.text)} cannot stand below also_in.",
                    "Write codes of other languages, each once:  "
                    + "  ".join(code for code in LANGUAGES if code != self._language),
                )

    def _prompts(self) -> Iterator[PlacedPrompt]:
        for loaded in self._segments.get(self._language, {}).values():
            for prompt, line in loaded.prompt_lines:
                yield PlacedPrompt(prompt, loaded.path, line)

    def _unused(self) -> Iterator[Problem]:
        known = NOT_SEGMENTS | {f"{entry.file}.md" for entry in self._order}
        for name in self._own:
            file = name.rpartition("/")[2]
            if file.endswith(".md") and file not in known:
                yield Problem(
                    f"{self._id}/{name}",
                    1,
                    "The running order does not name this file, so it is never shown.",
                    f"Add  - {file[:-3]}  to running_order in {MAIN}, or delete the file.",
                    Severity.WARNING,
                )


def _texts_of(path: str, parts: Parts, shared: CardFile | None) -> dict[str, tuple[Part, ...]]:
    return {path: tuple(parts.all)} | ({shared.path: shared.parts} if shared else {})


def withheld(language: str) -> str:
    return f"Until then, this script is not offered in {_name(language)}."


def _name(language: str) -> str:
    return LANGUAGES[language].name


def _no_main(id_: str) -> Problem:
    return Problem(
        f"{id_}/{MAIN}",
        1,
        f"This folder has no {MAIN}, so it is not a script.",
        f"Write a file {MAIN} (copy one from another script), or move the folder elsewhere.",
    )
