"""What is said and what is silence, for whoever counts, prints or shows a spoken text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.pauses import MARK, PAUSES, phrases, without_pauses


def test_each_phrase_has_the_silence_after_it() -> None:
    found = list(phrases("Rest here. [..] Or [.] look [...]"))

    assert found == [("Rest here. ", 7), (" Or ", 3), (" look ", 13), ("", 0)]


@given(st.lists(st.sampled_from([*PAUSES, "word", " ", "[", ".", "]"])))
def test_no_word_is_lost_between_the_pauses(parts: list[str]) -> None:
    text = "".join(parts)

    assert "".join(words for words, _ in phrases(text)) == MARK.sub("", text)
    assert re.findall(r"\w+", without_pauses(text)) == re.findall(r"\w+", MARK.sub(" ", text))


def test_every_mark_is_one_that_has_a_length() -> None:
    assert all(MARK.fullmatch(mark) for mark in PAUSES)
    assert [len(mark) for mark in PAUSES] == [3, 4, 5]
