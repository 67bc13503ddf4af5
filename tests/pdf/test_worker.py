"""What the printing worker keeps."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from tests.pdf.paper import handout, sheet
from workshop.content.packs import PackLibrary
from workshop.content.shipped import shipped
from workshop.domain.handout import Handout, HandoutRequest, Letter, compose
from workshop.domain.pack import Pack, Theme
from workshop.pdf import lines, shaping, worker
from workshop.pdf.pipe import unpacked
from workshop.pdf.theme import Style

MARKER = "PERIWINKLE"
WRITTEN = HandoutRequest(
    answers={
        "letter": f"Dear {MARKER}",
        "needs": (f"To be {MARKER}",),
        "kinder_belief": f"I am {MARKER}",
        "my_person": MARKER,
    },
    include_letter=True,
)


def kept() -> int:
    caches = (shaping._kept, shaping._single)
    return len(lines._kept) + sum(cache.cache_info().currsize for cache in caches)


@pytest.fixture
def nothing_learned() -> Iterator[None]:
    lines._learned.clear()
    yield
    lines._learned.clear()


def the_pack(language: str) -> Pack:
    pack, _ = PackLibrary([shipped("handouts")]).load(f"take_home{language}")
    assert pack
    return pack


def answered(document: Handout | Pack, theme: Theme | None = None) -> bytes:
    return unpacked(worker._answer(pickle.dumps((document, theme)))).pdf


def test_nothing_of_a_handout_is_kept_once_it_is_printed() -> None:
    lines.fit("Dear me,", Style("Noto Sans", 12, 17), 100)
    assert kept() > 0

    answer = worker._answer(pickle.dumps((handout(sheet(Letter("Dear me,"))), Theme())))

    assert unpacked(answer).pdf.startswith(b"%PDF-1.7")
    assert kept() == 0


@pytest.mark.parametrize("language", ["", "_es"])
@pytest.mark.usefixtures("nothing_learned")
def test_a_packs_own_words_are_learned_and_print_what_they_would_have(language: str) -> None:
    pack = the_pack(language)
    written = compose(pack, WRITTEN)
    before = answered(written, pack.theme)

    answered(pack)

    assert lines._learned
    assert answered(written, pack.theme) == before
    assert kept() == 0


@pytest.mark.usefixtures("nothing_learned")
def test_what_a_person_wrote_is_never_learned() -> None:
    pack = the_pack("")
    written = compose(pack, WRITTEN)
    lines.fit(MARKER, Style("Noto Sans", 12, 17), 100)
    lines.learn()
    assert MARKER in str(lines._learned)
    lines._learned.clear()

    answered(written, pack.theme)
    answered(pack)
    learned = str(lines._learned)
    answered(written, pack.theme)

    assert learned
    assert str(lines._learned) == learned
    assert MARKER not in learned


@pytest.mark.usefixtures("nothing_learned")
def test_of_much_that_is_learned_the_latest_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LEARNED", 2)
    for text in ("one", "two", "three"):
        lines.fit(text, Style("Noto Sans", 12, 17), 100)

    lines.learn()

    assert [text for text, _, _ in lines._learned] == ["two", "three"]
