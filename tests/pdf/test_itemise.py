"""Which font draws which part of a text."""

from __future__ import annotations

import pytest

from workshop.pdf.fonts import Setting
from workshop.pdf.itemise import items


def parts(text: str, language: str = "en", font: str = "Noto Sans") -> list[tuple[str, str]]:
    found = items(text, 0, Setting(font, language))
    return [(item.file.removesuffix(".ttf"), item.text) for item in found]


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("Żółw, naïve — “œuvre” 12 €", "NotoSans-Regular"),
        ("Ἀθῆναι", "NotoSans-Regular"),
        ("ћирилица", "NotoSans-Regular"),
        ("اردو پښتو", "NotoSansArabic-Regular"),
        ("שָׁלוֹם", "NotoSansHebrew-Regular"),
        ("क्षत्रिय।", "NotoSansDevanagari-Regular"),
        ("ক্ষুদ্র", "NotoSansBengali-Regular"),
        ("தமிழ்", "NotoSansTamil-Regular"),
        ("น้ำใจ", "NotoSansThai-Regular"),
        ("自由，", "NotoSansSC-Regular"),
        ("かな、", "NotoSansJP-Regular"),
        ("한국어", "NotoSansKR-Regular"),
        ("🌻", "NotoEmoji-Regular"),
        ("★", "DejaVuSans"),
        ("ქართული", "DejaVuSans"),
    ],
)
def test_every_script_has_its_font(text: str, file: str) -> None:
    assert {found for found, part in parts(text) if part.strip()} == {file}


def test_what_is_bold_is_bold_in_every_script_that_has_it() -> None:
    found = parts("a ب 字 🌻", font="Noto Sans Bold")

    assert [file for file, text in found if text.strip()] == [
        "NotoSans-Bold",
        "NotoSansArabic-Bold",
        "NotoSansSC-Bold",
        "NotoEmoji-Regular",
    ]


@pytest.mark.parametrize(
    ("language", "text", "file"),
    [
        ("zh", "直", "NotoSansSC-Regular"),
        ("ja", "直", "NotoSansJP-Regular"),
        ("ko", "直", "NotoSansKR-Regular"),
        ("en", "直", "NotoSansSC-Regular"),
        ("en", "直す", "NotoSansJP-Regular"),
        ("zh", "“直”", "NotoSansSC-Regular"),
    ],
)
def test_characters_that_languages_share_look_as_in_the_texts_own(
    language: str, text: str, file: str
) -> None:
    assert {found for found, _ in parts(text, language)} == {file}


@pytest.mark.parametrize(
    "cluster", ["👩\u200d👩\u200d👧\u200d👦", "🏳\ufe0f\u200d🌈", "❤\ufe0f", "1\ufe0f\u20e3"]
)
def test_what_is_joined_to_one_picture_stays_in_one_font(cluster: str) -> None:
    assert parts(f"a{cluster}b") == [
        ("NotoSans-Regular", "a"),
        ("NotoEmoji-Regular", cluster),
        ("NotoSans-Regular", "b"),
    ]


def test_a_mark_stays_in_the_font_of_the_letter_it_belongs_to() -> None:
    assert parts("x\u0331\u0301y") == [("NotoSans-Regular", "x\u0331\u0301y")]


def test_what_cannot_be_seen_stays_with_what_it_steers() -> None:
    assert parts("❤\ufe0f\u0bca") == [
        ("DejaVuSans", "❤\ufe0f"),
        ("NotoSansTamil-Regular", "\u0bca"),
    ]


def test_what_no_font_has_stands_by_itself() -> None:
    assert parts("a\U00013000\U00013001b") == [
        ("NotoSans-Regular", "a"),
        ("", "\U00013000"),
        ("", "\U00013001"),
        ("NotoSans-Regular", "b"),
    ]


def test_no_font_is_opened_for_a_text_that_does_without_it() -> None:
    import subprocess
    import sys

    program = (
        "from workshop.pdf import worker, fonts; worker._warm_up();"
        "print(fonts.face.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.split() == [b"2"]
