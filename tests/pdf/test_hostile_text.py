"""Whatever a person types is printed, and is never anything else than text."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pdf.nonsense import nonsense
from tests.pdf.paper import (
    characters,
    extracted,
    handout,
    letter,
    lines,
    page_count,
    printed,
    sheet,
    words,
)
from tests.pdf.reading import as_read, read
from workshop.domain.facts import Contact
from workshop.domain.handout import Entry, Letter, Written
from workshop.domain.pack import Heading, Items, Layout, Paragraph, Theme
from workshop.pdf import breaks
from workshop.pdf.lines import clean
from workshop.pdf.render import render

MARKUP = [
    "</para>",
    "<b>unclosed",
    '<img src="file:///etc/hostname"/>',
    '<img src="http://127.0.0.1:9/x.png" width="1" height="1"/>',
    '<font color="[].__class__.__base__">x</font>',
    '<onDraw name="x"/>',
    "<br/>",
    "$letter $needs ${tonight}",
    "&amp; &lt; &#0; &",
    "%s {0} {x!r} \\n \\u0041",
    "<!-- ]]> <![CDATA[",
    "(BT) Tj ET Q q /F1 \\) \\(",
    "'; DROP TABLE rooms; --",
]

ODD = {
    "controls": "".join(map(chr, range(0x20))) + "\x7f\x80\x9f",
    "bidi": "\u202eabc\u202d \u2067x\u2069 שלום مرحبا",
    "emoji": "😀🌻👩‍👩‍👧‍👦🏳️‍🌈❤️",
    "lone surrogates": "\ud800 \udfff",
    "not characters": "\ufffe\uffff\U0010ffff",
    "private use": "\ue000\U000f0000",
    "many marks": "z" + "\u0301\u0332" * 2_000,
    "wide spaces": "a\u3000\u2003\u00a0\u200bb",
    "only spaces": " " * 10_000,
}


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_it_was_typed(text: str) -> None:
    assert lines(letter(text)) == [text]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text_wherever_it_stands(text: str) -> None:
    rendered = printed(
        Heading(text),
        Paragraph(text),
        Items((text,)),
        Written(text),
        Entry(text, text),
        Contact(text, text, (text,), text),
    )

    assert characters(rendered) == without_spaces(f"{text * 2}•{text * 6}.{text * 2}")


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text_on_the_outside_and_on_a_card(text: str) -> None:
    outside = sheet(title=text, layout=Layout.OUTSIDE)
    card = sheet(Heading(text), Entry(text, "x"), layout=Layout.CARD, title=text)

    rendered = render(handout(outside, card), Theme())

    assert characters(rendered) == without_spaces(text * 4 + "x")


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
@pytest.mark.parametrize("large", [False, True])
def test_odd_characters_are_printed_or_boxed_and_never_refused(text: str, large: bool) -> None:
    rendered = printed(Letter(text), Written(text), Items((text,)), Entry("x", text), large=large)

    assert page_count(rendered) >= 1


def test_a_word_of_two_hundred_thousand_letters_is_printed_whole() -> None:
    assert characters(letter("word" * 50_000)) == "word" * 50_000


def test_five_thousand_line_ends_do_not_empty_the_printer() -> None:
    rendered = letter("above" + "\n" * 5_000 + "below")

    assert lines(rendered) == ["above", "below"]
    assert page_count(rendered) == 1


def test_the_longest_message_of_single_letters_is_printed_whole() -> None:
    assert words(letter("a\n" * 40_000)) == ["a"] * 40_000


def test_five_thousand_emoji_are_printed_whole() -> None:
    emoji = "🌻😀🐢🍲" * 1_250

    assert characters(letter(emoji)) == emoji


def test_a_text_that_is_too_long_to_be_torn_is_refused_and_never_shortened() -> None:
    with pytest.raises(MemoryError):
        list(breaks._spans("whole", ["who"]))


def without_spaces(text: str) -> str:
    return "".join(text.split())


def assert_printed(text: str, large: bool, language: str) -> None:
    """Wherever it stands; and what stands beside it is as it would be without it."""
    blocks = (Paragraph("before"), Letter(text), Entry(text, text), Items((text,)))
    story = sheet(*blocks, Paragraph("after, (12)"))
    card = sheet(Heading("Mine"), Entry("skill", text), layout=Layout.CARD)
    rendered = render(replace(handout(story, card, large=large), language=language), Theme())

    read = " ".join(extracted(rendered))
    assert "before" in read
    assert "after, (12)" in read
    assert rendered.missing <= set(clean(text))


@given(text=nonsense, large=st.booleans(), language=st.sampled_from(["en", "ar", "ja", "th"]))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_printed_and_leaks_into_no_other(text: str, large: bool, language: str) -> None:
    assert_printed(text, large, language)


WORDS = [
    *["a", "é", "z\u0332", "Ω", "ά", "Ж", "नम", "स्ते", "किं", "র্যা", "বাং", "কো", "ொ", "கொ", "தமி"],
    *["ไทย", "น้ำ", "直", "か", "な、", "한", "국", "「", "」", "🌻", "❤️", "👩\u200d👧"],
    *" ,.!–“”",
]


@given(text=st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_text_in_many_scripts_is_read_as_it_was_typed(text: str) -> None:
    assert as_read(clean(text)) in as_read(read(letter(text)))


LETTERS = "".join(
    chr(number)
    for number in [
        *range(0x20, 0x7F),
        *range(0xA1, 0x180),
        *range(0x370, 0x400),
        *range(0x400, 0x530),
    ]
    if unicodedata.category(chr(number))[0] in "LNPSZ"
)


@given(text=st.text(LETTERS + "\n", max_size=600))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_latin_greek_and_cyrillic_text_survives_as_typed(text: str) -> None:
    rendered = letter(text)

    assert characters(rendered) == without_spaces(clean(text))
