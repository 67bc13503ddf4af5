"""From what somebody typed to lines that fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workshop.pdf.lines import clean, fit, measure, paragraphs, runs_backwards, set_line
from workshop.pdf.theme import Style

NOTO = Style("Noto Sans", 12, 17)


def broken(text: str, limit: float = 100, language: str = "en") -> list[str]:
    return [line.text for line in fit(text, replace(NOTO, language=language), limit)]


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("to\tthe\u3000side", "to    the  side"),
        ("e\u0301", "é"),
        ("so\u00adft", "soft"),
        ("\u2764\ufe0f 👩\u200d👧", "\u2764\ufe0f 👩\u200d👧"),
        ("نامه\u200cای \u2067x\u2069", "نامه\u200cای \u2067x\u2069"),
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

    found = fit(text, NOTO, 100)

    assert [line.text for line in found] == ["It made sense  ", "that you went ", "quiet."]
    assert all(line.width <= 100 for line in found)


def test_a_line_end_that_was_typed_is_a_line_end() -> None:
    assert broken("one\n  two") == ["one ", "  two"]  # and a space, for who has it read aloud


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("a self-chosen word", 60, ["a self-", "chosen ", "word"]),
        ("call 0800-0113-00", 80, ["call ", "0800-0113-00"]),
        ("minus -5", 60, ["minus -5"]),
        ("a\u00a0b c", 20, ["a\u00a0b ", "c"]),
        ("(so) “it” is", 30, ["(so) ", "“it” is"]),
    ],
)
def test_a_line_breaks_where_unicode_says(text: str, limit: float, lines: list[str]) -> None:
    assert broken(text, limit) == lines


@pytest.mark.parametrize(
    ("language", "text", "limit", "lines"),
    [
        ("th", "ภาษาไทยไม่มีช่องว่าง", 50, ["ภาษาไทย", "ไม่มีช่อง", "ว่าง"]),
        ("ja", "「はい」、そうです。", 50, ["「は", "い」、そ", "うです。"]),
        ("zh", "人人生而自由。", 36, ["人人生", "而自", "由。"]),
        ("ar", "ولد الناس أحراراً", 60, ["ولد الناس ", "أحراراً"]),
        ("hi", "सभी मनुष्यों को", 60, ["सभी मनुष्यों ", "को"]),
    ],
)
def test_languages_without_spaces_break_between_words_and_never_before_a_stop(
    language: str, text: str, limit: float, lines: list[str]
) -> None:
    assert broken(text, limit, language) == lines


def test_a_word_wider_than_a_line_is_cut_between_letters() -> None:
    found = fit("w" * 20_000, NOTO, 100)

    assert "".join(line.text for line in found) == "w" * 20_000
    assert {len(line.text) for line in found[:-1]} == {len(found[0].text)}
    assert all(line.width <= 100 for line in found)


def test_a_long_word_from_right_to_left_is_cut_where_it_is_read() -> None:
    found = fit("ابتث" * 40, NOTO, 100)

    assert "".join(line.text for line in found) == "ابتث" * 40
    assert all(line.width <= 100 for line in found)


@pytest.mark.parametrize("cluster", ["w\u0332", "क्षि", "👩\u200d👧", "น้ำ"])
def test_what_is_seen_as_one_character_is_never_torn(cluster: str) -> None:
    found = broken(cluster * 50)

    assert len(found) > 3
    assert {len(line) % len(cluster) for line in found} == {0}


def test_a_character_wider_than_a_line_still_gets_a_line() -> None:
    assert broken("www", 1) == ["w", "w", "w"]


def test_a_text_without_letters_runs_as_its_language_does() -> None:
    assert [runs_backwards("12:30", language) for language in ("en", "ar")] == [False, True]
    assert [runs_backwards("a ب", "ar"), runs_backwards("ب a", "en")] == [False, True]


def test_each_line_runs_by_itself_in_the_direction_of_its_paragraph() -> None:
    first, second = fit("قال (hello) ثم\n12 نعم", NOTO, 200)

    assert [run.text for run in first.runs] == [" ", "ثم", " ", ")", "hello", "(", " ", "قال"]
    assert [run.text for run in second.runs] == ["نعم", " ", "12"]
    assert first.backwards
    assert second.backwards


def test_marks_that_steer_the_direction_have_their_say_and_are_gone() -> None:
    (line,) = fit("a \u2067(b)\u2069 \u202ecd\u202c\u200f", NOTO, 200)

    assert line.text == "a (b) cd"
    assert "".join(run.text for run in line.runs) == "a )b( cd"
    assert [run.backwards for run in line.runs if run.text == "cd"] == [True]


def test_spaces_hang_out_of_the_line_that_they_end() -> None:
    line = set_line("ab  ", NOTO)

    assert line.width == measure("ab", NOTO)
    assert line.hanging == measure("  ", NOTO)
    assert [run.text for run in set_line("אב  ", NOTO).runs] == ["  ", "אב"]


def test_a_character_that_no_font_has_is_as_wide_as_its_number() -> None:
    assert measure("a\U00013000b", NOTO) == pytest.approx(measure("a U+13000 b", NOTO))
    assert measure("\ud800", NOTO) == pytest.approx(measure(" U+D800 ", NOTO))


def test_a_box_is_never_torn_in_two() -> None:
    assert broken("\U00013000" * 3, 70) == ["\U00013000"] * 3
