"""From what somebody typed to lines that fit."""

from __future__ import annotations

import pytest

from workshop.pdf.fonts import glyphs
from workshop.pdf.lines import Run, clean, fit, measure, missing, paragraphs, runs

NOTO = glyphs("Noto Sans")


def broken(text: str, limit: float = 100) -> list[str]:
    return fit(text, NOTO, 12, limit)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("to\tthe\u3000side", "to    the  side"),
        ("e\u0301", "é"),
        ("\ufeffs\u200bo\u00adft", "soft"),
        ("\u202eabc\u202c \u2067def\u2069", "abc def"),
        ("\u2764\ufe0f", "\u2764"),
        ("</para><b>&amp; $letter", "</para><b>&amp; $letter"),
    ],
)
def test_a_text_is_cleaned_of_what_cannot_be_seen_and_of_nothing_else(
    typed: str, cleaned: str
) -> None:
    assert clean(typed) == cleaned


def test_paragraphs_are_divided_by_blank_lines_however_many() -> None:
    assert paragraphs("\n\none\nstill one\n \n\n\n two\r\n\r\n") == ["one\nstill one", " two"]
    assert paragraphs("\n" * 5000) == []


def test_lines_break_between_words_and_keep_every_character() -> None:
    text = "It made sense  that you went quiet."

    found = broken(text)

    assert found == ["It made sense  ", "that you went ", "quiet."]
    assert "".join(found) == text
    assert all(measure(line.rstrip(), NOTO, 12) <= 100 for line in found)


def test_a_line_end_that_was_typed_is_a_line_end() -> None:
    assert broken("one\n  two") == ["one", "  two"]


def test_a_word_may_break_after_a_hyphen_but_a_number_may_not() -> None:
    assert broken("a self-chosen word", 60) == ["a self-", "chosen ", "word"]
    assert broken("call 0800-0113-00", 80) == ["call ", "0800-0113-00"]
    assert broken("minus -5", 60) == ["minus -5"]


def test_a_word_wider_than_a_line_is_cut_between_letters() -> None:
    found = broken("w" * 20_000)

    assert "".join(found) == "w" * 20_000
    assert {len(line) for line in found[:-1]} == {len(found[0])}
    assert all(measure(line, NOTO, 12) <= 100 for line in found)


def test_a_mark_stays_with_the_letter_it_belongs_to() -> None:
    found = broken("w\u0332" * 100)

    assert all(line.startswith("w") for line in found)


def test_a_character_wider_than_a_line_still_gets_a_line() -> None:
    assert broken("www", 1) == ["w", "w", "w"]


def test_a_line_is_drawn_in_the_font_that_has_each_character() -> None:
    assert list(runs("ok ☂ ok", NOTO)) == [
        Run("Noto Sans", "ok "),
        Run("DejaVu Sans", "☂"),
        Run("Noto Sans", " ok"),
    ]


def test_a_character_that_no_font_has_is_a_box_with_its_number() -> None:
    assert list(runs("a🌻b", NOTO)) == [Run("Noto Sans", "a[U+1F33B]b")]
    assert list(runs("\ud800", NOTO)) == [Run("Noto Sans", "[U+D800]")]
    assert measure("🌻", NOTO, 12) == measure("[U+1F33B]", NOTO, 12)


def test_a_box_is_never_torn_in_two() -> None:
    assert broken("🌻" * 3, 70) == ["🌻", "🌻", "🌻"]


def test_what_no_font_has_is_known_by_character() -> None:
    assert missing("one ☂ 🌻 字\n🌻", NOTO) == {"🌻", "字"}
