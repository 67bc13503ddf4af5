"""Which way text runs, next to what another library says."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, repeat

import pytest
from bidi import get_display  # type: ignore[import-untyped]  # it has no types
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.pdf.bidi import base_level, levels, order

CONTROLS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MIXED = "ab אב عب١٢ 12 +-$%,.:/ ()[]{}«» \u0301\u05b0\u0650 " + CONTROLS


def theirs(text: str, base: int) -> list[int]:
    """Another implementation's levels, which it tells for each byte."""
    told = str(get_display(text, base_dir="LR"[base], debug=True))
    in_bytes = iter(map(int, re.findall(r"Level\(\s*(\d+)", told.partition("paragraphs:")[0])))
    per_byte = list(in_bytes)
    sizes = [len(character.encode()) for character in text]
    starts = [sum(sizes[:at]) for at in range(len(text))]
    return [per_byte[start] for start in starts]


def seen(text: str) -> list[int]:
    """Where what is not a mere control stands."""
    removed = {"LRE", "RLE", "LRO", "RLO", "PDF", "BN"}
    return [at for at, each in enumerate(text) if unicodedata.bidirectional(each) not in removed]


def visual(text: str, base: int) -> str:
    return "".join(text[at] for at in order(levels(text, base)))


@given(text=st.text(MIXED, max_size=40), base=st.sampled_from([0, 1]))
@settings(max_examples=400, deadline=None)
def test_any_text_runs_as_another_library_says(text: str, base: int) -> None:
    ours, others = levels(text, base), theirs(text, base)

    assert [ours[at] for at in seen(text)] == [others[at] for at in seen(text)]


@pytest.mark.parametrize(
    ("text", "base", "shown"),
    [
        ("abc אבג def", 0, "abc גבא def"),
        ("אבג abc דהו", 1, "והד abc גבא"),
        ("אבג 12:30, 45%", 1, "45% ,12:30 גבא"),
        ("عام ٢٠٢٦", 1, "٢٠٢٦ ماع"),
        ("abc (אבג) def", 0, "abc (גבא) def"),
        ("plain text, 12:30", 0, "plain text, 12:30"),
    ],
)
def test_a_line_is_shown_in_the_order_in_which_it_is_read(text: str, base: int, shown: str) -> None:
    assert visual(text, base) == shown


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("hello אבג", 0),
        ("12 (אבג) hello", 1),
        ("¡مرحبا!", 1),
        ("12:30 – 45%", None),
        ("\u2067אבג\u2069 hello", 0),
        ("\u2067never closed אבג", None),
        ("", None),
    ],
)
def test_a_text_runs_as_its_first_strong_character_does(text: str, base: int | None) -> None:
    assert base_level(text) == base


def test_isolates_that_are_never_closed_and_very_deep_embeddings_do_no_harm() -> None:
    deep = "\u2067\u202b" * 10_000 + "אבג abc" + "\u2069" * 3

    assert len(levels(deep, 0)) == len(deep)
    assert max(levels(deep, 0)) <= 126


def test_many_brackets_are_paired_in_no_time() -> None:
    text = "".join(chain.from_iterable(zip(repeat("א(a", 30_000), repeat(")"), strict=False)))

    assert len(levels(text, 1)) == 120_000
