"""The catalogues: complete, true to what is in the code, and read as they are."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.participant.pseudo import pseudo_catalogues
from workshop.domain.desk_print import pick_up_word
from workshop.domain.errors import NotNow, RoomFull
from workshop.domain.languages import LANGUAGES
from workshop.participant import extraction
from workshop.participant.catalogues import Catalogue, po_file
from workshop.participant.extraction import TEMPLATE, leaves, template
from workshop.participant.tongues import english
from workshop.participant.words import SKILL_MARKS

TRANSLATED = [code for code in LANGUAGES if code != "en"]
PLACE = re.compile(r"\{\w+\}")


def catalog(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def texts_of(entries: Catalog) -> set[str]:
    return {str(entry.id) for entry in entries if entry.id}


def test_the_template_has_what_the_pages_say() -> None:
    assert texts_of(catalog(TEMPLATE)) == texts_of(template()), "Run `make catalogues`."


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_is_translated(code: str) -> None:
    entries = catalog(po_file(code), code)
    missing = [str(entry.id) for entry in entries if entry.id and not entry.string]
    unsure = [str(entry.id) for entry in entries if entry.fuzzy and entry.id]

    assert (missing, unsure) == ([], [])
    assert texts_of(entries) == texts_of(template())


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_have_the_same_places(code: str) -> None:
    different = [
        entry.id
        for entry in catalog(po_file(code), code)
        if sorted(PLACE.findall(str(entry.id))) != sorted(PLACE.findall(str(entry.string)))
    ]

    assert different == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_draft_says_so_to_translators_too(code: str) -> None:
    header = catalog(po_file(code), code).header_comment

    assert ("DRAFT" in header) == LANGUAGES[code].draft


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_a_phone_says_is_there_in_full(code: str) -> None:
    catalogue = Catalogue.read(LANGUAGES[code])
    for client in ("phone", "watch"):
        there: dict[str, Any] = json.loads(json.dumps(catalogue.say_all(english(client))))
        said, meant = list(leaves(there)), list(leaves(english(client)))

        assert len(said) == len(meant)
        same = [text for text in meant if text and text in said]
        assert set(same) <= {"{count} min", "A4", "Chat: {address}"}


def test_making_the_catalogues_again_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [TEMPLATE, *map(po_file, TRANSLATED)]
    before = [path.read_bytes() for path in files]
    written: dict[Path, bytes] = {}
    monkeypatch.setattr(Path, "write_bytes", lambda path, body: written.update({path: body}))
    extraction.main()

    assert [written[path] for path in files] == before


def test_a_refusal_is_said_in_each_language_with_its_values() -> None:
    spanish = Catalogue.read(LANGUAGES["es"])

    assert (
        spanish.refusal(RoomFull()) == "Esta sala está llena. Habla con quien facilita, por favor."
    )
    assert "aquí: 3." in spanish.refusal(
        NotNow("Each phone can send {count} lines here. This one was not sent.", count=3)
    )
    assert spanish.refusal(NotNow("Of {nobody}'s catalogue.")) == "Of {nobody}'s catalogue."


@pytest.mark.parametrize(
    ("code", "hours", "said"),
    [("en", 1, "1 hour"), ("en", 24, "24 hours"), ("en", 72, "3 days"), ("es", 720, "30 días")],
)
def test_lengths_of_time_are_written_as_people_write_them(code: str, hours: int, said: str) -> None:
    assert Catalogue.read(LANGUAGES[code]).time(timedelta(hours=hours)) == said


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_no_word_tells_two_skills_apart(code: str) -> None:
    catalogue = Catalogue.read(LANGUAGES[code])
    words = [word for each in SKILL_MARKS.values() for word in catalogue.say(each).split()]

    assert len(words) == len(set(words))


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_every_pick_up_word_can_be_read_at_the_desk_and_printed(code: str) -> None:
    words = Catalogue.read(LANGUAGES[code]).say(english("phone")["desk"]["words"]).split()

    assert len({pick_up_word(word) for word in words}) == 40


def test_a_language_of_marks_has_every_text() -> None:
    pseudo = list(pseudo_catalogues().values())[-1]

    assert all("⟦" in pseudo.say(text) for text in texts_of(template()))
