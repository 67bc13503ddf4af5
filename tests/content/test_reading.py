"""How hard a text is to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content.reading import HIGHEST, WANTED, grade

PLAIN = {
    "en": "You can pass on any step. Nothing you write leaves this phone. If you like, look around "
    "the room and find one thing that you like to look at. There is no hurry.",
    "es": "Puedes pasar en cada paso. Nada de lo que escribas sale de este teléfono. Si quieres, "
    "mira a tu alrededor y busca algo que te guste mirar. No hay prisa.",
}
HARD = {
    "en": "Participants experiencing considerable psychological distress should immediately "
    "communicate with an experienced facilitator, particularly regarding confidentiality "
    "obligations and organisational responsibilities that unfortunately remain unresolved while "
    "the programme continues.",
    "es": "Las personas participantes que experimenten un malestar psicológico considerable "
    "deberán comunicárselo inmediatamente a la persona facilitadora experimentada, "
    "particularmente en relación con las obligaciones de confidencialidad.",
}


@pytest.mark.parametrize("language", sorted(PLAIN))
def test_plain_words_are_within_what_is_wanted(language: str) -> None:
    found = grade(PLAIN[language], language)

    assert found is not None
    assert found <= WANTED


@pytest.mark.parametrize("language", sorted(HARD))
def test_an_office_s_words_are_too_hard(language: str) -> None:
    found = grade(HARD[language], language)

    assert found is not None
    assert found > HIGHEST


def test_a_few_words_and_a_language_without_a_measure_have_no_grade() -> None:
    assert grade("Confidentiality considerations notwithstanding.", "en") is None
    assert grade(PLAIN["en"], "ar") is None


@given(st.text(max_size=300), st.sampled_from(["en", "es", "ar"]))
def test_any_text_has_a_grade_or_none(text: str, language: str) -> None:
    found = grade(text, language)

    assert found is None or -4 < found < 200
