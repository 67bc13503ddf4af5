"""Text that nobody means to write, from all over Unicode."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    *"\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufe0e\ufe0f\ufeff\u034f\u00ad\u180e\U000e0067\U000e007f",
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *"\n\r\t\v\f\x00\x1b\x85\u2028\u2029\u00a0\u3000\u2003 ",
    *"\u0301\u0332\u064e\u0651\u05b8\u093f\u094d\u09cd\u0e33\u0e49\u1160\u20e3\u3099\U0001f3fd",
    *"\ud800\udfff\ufffe\uffff\U0010ffff\ue000\U000f0000\U00013000",
    *"()[]{}«»<>&/\\%$'\"",
    "مرحبا",
    "لا",
    "الله",
    "שלום",
    "क्षि",
    "ক্ষ",
    "கொ",
    "น้ำ",
    "直かな한",
    "👩\u200d👩\u200d👧",
    "🏳\ufe0f\u200d🌈",
    "🇺🇦",
    "1\ufe0f\u20e3",
    "</para>",
    '<img src="file:///etc/passwd"/>',
    "12:30, ٢٠٢٦ 45%",
    "word" * 40,
    "z" + "\u0301" * 60,
]
anything = st.characters(exclude_categories=())
"""Halves of characters, too, and what is no character at all."""

nonsense = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(anything, max_size=20)), max_size=30
).map("".join)
