"""A script in two languages: the words change, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.content.good import SCRIPTS
from workshop.content.library import Library, LibraryEntry
from workshop.content.scripts import script_from_sources
from workshop.domain.script import Script

BOTH = "good_in_two_languages"


def entry(folder: Path = SCRIPTS) -> LibraryEntry:
    return Library([folder]).entry(BOTH)


def both() -> Script:
    script = entry().script
    assert script is not None
    return script


def copied(tmp_path: Path) -> Path:
    for name in (BOTH, "shared"):
        shutil.copytree(SCRIPTS / name, tmp_path / name)
    return tmp_path / BOTH


def test_a_script_says_which_languages_it_is_in() -> None:
    assert both().languages == ("en", "es")
    assert both().in_language("es").title == "Una tarde corta"
    assert both().in_language("en").title == "A short evening"


def test_a_language_that_is_not_there_falls_back_to_the_script_s_own() -> None:
    assert both().in_language("ar") == both()


def test_what_is_not_words_is_the_original_s() -> None:
    spanish = both().in_language("es")

    for original, translated in zip(both().segments, spanish.segments, strict=True):
        assert translated.id == original.id
        assert translated.planned == original.planned
        assert translated.floor == original.floor
        assert translated.activation == original.activation
        assert [each.id for each in translated.prompts] == [each.id for each in original.prompts]


def test_a_tier_is_chosen_in_every_language() -> None:
    for_two = both().for_tier(2)

    assert [len(each.segments) for each in (for_two, *for_two.translations)] == [5, 5]


def test_a_snapshot_holds_every_language() -> None:
    sources = entry().sources

    assert "es/talk.md" in sources["own"]
    assert script_from_sources(BOTH, sources) == both()


def test_a_segment_that_is_not_translated_takes_the_language_away_and_nothing_else(
    tmp_path: Path,
) -> None:
    (copied(tmp_path) / "es" / "talk.md").unlink()

    found = entry(tmp_path)

    assert found.script is not None
    assert found.script.languages == ("en",)
    assert [problem.message for problem in found.problems] == [
        f"This script cannot be offered in Español. These are missing: {BOTH}/es/talk.md."
    ]


def test_a_mistake_in_a_translation_is_named_in_its_own_file_and_takes_only_that_away(
    tmp_path: Path,
) -> None:
    talk = copied(tmp_path) / "es" / "talk.md"
    talk.write_text(talk.read_text().replace("## Say", "## Sya"))

    found = entry(tmp_path)

    assert found.script is not None
    assert found.script.languages == ("en",)
    assert [(problem.path, problem.line) for problem in found.problems] == [
        (f"{BOTH}/es/talk.md", 1),
        (f"{BOTH}/es/talk.md", 6),
    ]


def test_an_own_segment_does_not_take_its_words_from_a_shared_translation(tmp_path: Path) -> None:
    """It may say something else by now."""
    own = copied(tmp_path)
    shared = tmp_path / "shared" / "es"
    shared.mkdir()
    (own / "es" / "talk.md").rename(shared / "talk.md")

    found = entry(tmp_path)

    assert found.script is not None
    assert found.script.languages == ("en",)


def test_a_shared_segment_may_have_a_shared_translation(tmp_path: Path) -> None:
    own, shared = copied(tmp_path), tmp_path / "shared"
    (shared / "es").mkdir()
    (own / "welcome.md").unlink()
    (own / "es" / "welcome.md").rename(shared / "es" / "welcome.md")

    found = entry(tmp_path)

    assert found.script is not None
    assert found.script.languages == ("en", "es")
    assert "es/welcome.md" in found.sources["shared"]


def test_a_language_is_named_once(tmp_path: Path) -> None:
    main = copied(tmp_path) / "workshop.md"
    main.write_text(main.read_text("utf-8").replace("  - es\n", "  - es\n  - es\n"), "utf-8")

    (problem,) = entry(tmp_path).problems

    assert problem.message == '"es" cannot stand below also_in.'


def test_a_spanish_script_takes_shared_segments_from_their_translation(tmp_path: Path) -> None:
    own = copied(tmp_path)
    words = (own / "es" / "workshop.md").read_text("utf-8")
    for file in sorted(own.rglob("*.md")):
        shared = tmp_path / "shared" / file.relative_to(own)
        shared.parent.mkdir(exist_ok=True)
        file.replace(shared)
    order = "running_order:\n  - welcome\n  - agreements\n  - talk\n  - aftercare\n  - goodbye\n"
    fields = f"---\nlanguage: es\ntier: 1\n{order}"
    (own / "workshop.md").write_text(words.replace("---\n", fields, 1), "utf-8")

    found = entry(tmp_path)

    assert found.problems == ()
    assert found.script is not None
    assert found.script.languages == ("es",)
    assert found.script.segments[0].title == both().in_language("es").segments[0].title
    assert script_from_sources(BOTH, found.sources) == found.script


def test_words_that_hurt_in_a_translation_take_only_that_away(tmp_path: Path) -> None:
    talk = copied(tmp_path) / "es" / "talk.md"
    talk.write_text(talk.read_text().replace("Every child has needs.", "Cierra los ojos."))

    found = entry(tmp_path)

    assert found.script is not None
    assert found.script.languages == ("en",)
    assert "es/talk.md" not in found.sources["own"]
    assert [(problem.path, str(problem.severity)) for problem in found.problems] == [
        (f"{BOTH}/es/talk.md", "warning")
    ]
