"""Words that hurt are found however they are written, and what is offered is no order."""

from __future__ import annotations

import pytest

from workshop.content import phrases
from workshop.content.headings import Heading, Part
from workshop.content.problems import Report
from workshop.content.prose import Block
from workshop.domain.script import SegmentKind

IMAGERY = SegmentKind.GUIDED_IMAGERY


def found(*texts: str, language: str = "en", kind: SegmentKind = IMAGERY) -> list[tuple[int, str]]:
    """Each line and the words that are blamed on it; the texts stand on lines 1, 2, 3 …"""
    report = Report("a/b.md")
    part = Part(Heading("Say"), 1, 1, "", tuple(map(Block, texts, range(1, 9))))
    phrases.check([part], kind, language, report)
    return [(each.line, each.message.split('"')[1]) for each in report.problems]


@pytest.mark.parametrize(
    "text",
    [
        "Close your eyes.",
        "Now CLOSE YOUR EYES,",
        "Close [.] your eyes",
        "Shut your eyes",
        "Let your eyes gently close",
        "You are safe here.",
        "You’re safe.",
        "You're completely safe",
        "Trust me",
        "Just relax.",
        "Go even deeper",
        "Lie back",
        "Three, two, one.",
        "There are two minutes left",
        "What is the child hiding?",
        "Go back to the time when you were small",
        "a memory that is hidden",
        "memories you’ve forgotten",
        "the first time you ever felt alone",
        "what happened to you",
        "what was done to you",
    ],
)
def test_english_words_that_hurt_are_found(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Cierra los ojos.",
        "cierra tus ojos",
        "Cierren los ojos",
        "Cerrad los ojos",
        "¡Relájate!",
        "Relaja los hombros",
        "Relajaos",
        "Déjate llevar",
        "Recuéstate",
        "Entrégate",
        "Confía en mí.",
        "Confíen en mi",
        "Están a salvo",
        "Estás totalmente a salvo",
        "Vuelve al momento en que",
        "Regresa a cuando",
        "¿Qué te pasó?",
        "lo que te hicieron",
        "¿Qué esconde la niña?",
        "recuerdos que olvidaste",
        "la primera vez que te sentiste",
        "Tres, dos, uno",
        "Un minuto más",
        "Quedan dos minutos",
    ],
)
def test_spanish_words_that_hurt_are_found(text: str) -> None:
    assert len(found(text, language="es")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "You do not have to close your eyes.",
        "You don’t need to relax.",
        "Nobody has to lie down.",
        "You might close your eyes, or rest them on a spot.",
        "It takes about ten minutes.",
        "Come back to the moment, here.",
        "Are you sure that it is safe?",
        "Let your eyes rest. Close the window.",
    ],
)
def test_what_is_offered_or_is_something_else_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "No hace falta cerrar los ojos.",
        "No cierre los ojos si no quiere.",
        "Puedes volver al momento presente.",
        "Si tenías los ojos cerrados, puedes abrirlos.",
        "Vuelve a cuanto ves aquí.",
    ],
)
def test_what_is_offered_in_spanish_is_left_alone(text: str) -> None:
    assert found(text, language="es") == []


def test_a_no_in_another_breath_does_not_make_an_order_harmless() -> None:
    assert found("There is no hurry. Close your eyes.") == [(1, "Close your eyes")]
    assert found("Do not worry, close your eyes.") == [(1, "close your eyes")]


def test_words_that_go_on_in_the_next_block_are_told_where_they_begin() -> None:
    assert found("Look around.", "Now close", "your eyes.") == [(2, "close your eyes")]


def test_each_line_is_told_and_each_once() -> None:
    assert found("Trust me. Trust me.", "Rest.", "Trust me.") == [(1, "Trust me"), (3, "Trust me")]


def test_an_order_to_close_the_eyes_is_wrong_in_every_segment() -> None:
    said = ("Close your eyes.", "You are safe.")

    assert found(*said, kind=SegmentKind.GROUNDING) == [(1, "Close your eyes")]
    assert len(found(*said)) == 2


def test_a_language_without_rules_is_left_alone() -> None:
    assert found("أغمض عينيك", language="ar") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Try to recall who hurt you.", "en"),
        ("You must remember what it was like.", "en"),
        ("Tell her that you forgive her.", "en"),
        ("You should forgive them.", "en"),
        ("What did you do about what she did to you?", "en"),
        ("Intenta recordar quién fue.", "es"),
        ("Debes perdonar a tu madre.", "es"),
    ],
)
def test_digging_and_forgiving_are_asked_of_nobody_in_any_segment(text: str, language: str) -> None:
    for kind in (SegmentKind.REFLECTION, SegmentKind.LETTER_WRITING, IMAGERY):
        assert found(text, language=language, kind=kind) != []


@pytest.mark.parametrize(
    "text",
    [
        "Gently close both of your eyes now",
        "Think back to when you were five.",
        "Remember the house.",
        "Ten, nine, eight.",
        "You are five years old now",
        "Picture your mother.",
        "Look at the clock on the wall",
        "You will feel healed.",
    ],
)
def test_more_words_that_have_no_place_in_imagery(text: str) -> None:
    assert found(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "You do not have to forgive her.",
        "Nobody has to remember who it was.",
        "You need not remember more than you do.",
    ],
)
def test_saying_that_nobody_has_to_is_fine(text: str) -> None:
    assert found(text, kind=SegmentKind.REFLECTION) == []
