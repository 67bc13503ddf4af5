"""A script from its files: put together, looked through, and the same again from a snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workshop.content import review
from workshop.content.assembly import read_script, withheld
from workshop.content.problems import Problem, Severity, as_warnings, has_errors, in_order
from workshop.content.running_order import CARDS, MAIN, SHARED, Files, Text
from workshop.content.script_file import FIELDS, HEADINGS, LoadedScript
from workshop.domain.errors import ScriptHasProblems
from workshop.domain.script import Script

__all__ = ["FIELDS", "HEADINGS", "MAIN", "SHARED", "Text"]

Sources = Mapping[str, Mapping[str, str]]
"""The texts a script was made of: ``{"own": {file: text}, "shared": {file: text}}``."""


def load_script(id_: str, files: Files, shared: Files) -> tuple[Script | None, list[Problem]]:
    """The script, or None if it has an error. Warnings do not keep it closed."""
    loaded = load(id_, files, shared)
    return loaded.script, list(loaded.problems)


def load(id_: str, files: Files, shared: Files) -> LoadedScript:
    """The script, put together and looked through for what people could be hurt by."""
    loaded = read_script(id_, files, shared)
    if loaded.script is None:
        return loaded
    script, problems = loaded.script, list(loaded.problems)
    problems += [*review.order(loaded, script), *review.words(loaded, script)]
    translations = []
    for each in script.translations:
        found = list(review.words(loaded, each))
        if has_errors(found):
            problems += as_warnings(found, withheld(each.language))
        else:
            problems += found
            translations.append(each)
    offered = replace(script, translations=tuple(translations))
    return replace(
        loaded,
        script=None if has_errors(problems) else offered,
        problems=tuple(in_order(problems)),
    )


def script_from_sources(id_: str, sources: Sources) -> Script:
    """The same script again from a snapshot; rules that came later do not count against it."""
    loaded = read_script(id_, sources.get("own", {}), sources.get(SHARED, {}))
    if loaded.script is None:
        first = next(each for each in loaded.problems if each.severity is Severity.ERROR)
        raise ScriptHasProblems(str(first))
    return loaded.script


def sources_of(loaded: LoadedScript, files: Files, shared: Files) -> dict[str, dict[str, str]]:
    """Just the texts that this script was made of; nothing if it is none."""
    if loaded.script is None:
        return {}
    languages = loaded.script.languages
    named = [f"{entry.file}.md" for entry in loaded.order]
    own = [MAIN, *(name for name in named if name in files)]
    others = [CARDS, *(name for name in named if name not in files)]
    return {"own": _texts(own, languages, files), SHARED: _texts(others, languages, shared)}


def _texts(names: Iterable[str], languages: Iterable[str], files: Files) -> dict[str, str]:
    names = list(names)
    every = [*names, *(f"{language}/{name}" for language in languages for name in names)]
    return {name: text for name in every if isinstance(text := files.get(name), str)}
