from __future__ import annotations

from datetime import timedelta

import pytest

from workshop.facilitator import words


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(300, "5:00"), (299.4, "5:00"), (61, "1:01"), (0.2, "0:01"), (0, "0:00"), (-42, "+0:42")],
)
def test_the_clock_counts_down_to_nothing_and_then_up(seconds: float, shown: str) -> None:
    assert words.countdown(timedelta(seconds=seconds)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://a.example/x.png)",
        "[a](javascript:alert(1))",
        "**bold** _it_ `code` ~~gone~~",
        ":material/home: :smile: :red[x]",
        "$x^2$ <b>b</b> &amp; | # 1. - > ->",
    ],
)
def test_plain_text_leaves_no_sign_of_markdown_unescaped(text: str) -> None:
    escaped = words.plain(text)

    assert escaped.replace("\\", "").replace(words.JOINER, "") == text
    bare = [
        character
        for before, character in zip(" " + escaped, escaped, strict=False)
        if character in "*_`[]()!<>$:&|#~-" and before != "\\"
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (":material/home:", ":|material/home:"),
        ("http://a.example", "http:|//a.example"),
        ("WWW.a.example", "WWW|.a.example"),
        ("anna@a.example", "anna|@a.example"),
        ("a -> b <-> c -- d >= e", "a -|> b <|-|> c -|- d >|= e"),
        ("18:00 to 19:30, it is: well", "18:00 to 19:30, it is: well"),
    ],
)
def test_what_would_become_a_sign_in_finished_text_is_held_apart(text: str, apart: str) -> None:
    assert words.plain(text).replace("\\", "") == apart.replace("|", words.JOINER)


def test_pauses_are_quiet_marks_between_the_words() -> None:
    assert words.spoken("Rest. [.] And [...] stay.") == (
        "Rest\\. :small[:gray[…\u00a03\u00a0s]] And :small[:gray[…\u00a013\u00a0s]] stay\\."
    )


def test_lists_stay_lists_and_paragraphs_apart() -> None:
    assert words.spoken("Hello\nyou.\n\n- one\n- two") == "Hello you\\.\n\n- one\n- two"


def test_the_first_line_of_a_cue_is_its_first_sentence() -> None:
    assert words.first_line("- Stand still. Wait.\n- Go.") == "Stand still."
    assert words.first_line("Sit. [..] Breathe.") == "Sit."
