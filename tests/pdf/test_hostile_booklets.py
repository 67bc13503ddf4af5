"""Booklets of scripts that nobody should write: they are printed all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import make_script, make_segment
from tests.pdf.paper import page_count
from workshop.domain.booklet import BookletRequest
from workshop.domain.booklet_pages import compose
from workshop.domain.script import Cue, CueKind, Prompt, PromptType
from workshop.pdf.booklet import render_booklet

NONSENSE = {
    "one word": "word" * 1_000,
    "emoji": "😀🌻👩‍👩‍👧‍👦❤️",
    "markup": '</para><b>&amp; <img src="file:///etc/hostname"/> %s {0}',
    "controls": "".join(map(chr, range(0x20))) + "\x7f\x9f",
    "surrogates": "\ud800 \ufffe \U0010ffff",
    "only pauses": "[.] [..] [...]" * 100,
    "line ends": "\n" * 1_000 + "- \n- x\n\n\n- y",
    "nothing": "",
}


@pytest.mark.parametrize("text", NONSENSE.values(), ids=NONSENSE)
@pytest.mark.parametrize("large", [False, True])
def test_nonsense_is_printed_wherever_it_stands(text: str, large: bool) -> None:
    prompts = (Prompt("x", PromptType.CHOOSE, text, (text, text)),)
    cues = tuple(Cue(kind, text, tier) for kind in CueKind for tier in (1, 2))
    segment = make_segment(title=text, cues=cues, prompts=prompts, goal=text, safety=text)
    items = (text,)
    script = make_script(segment, title=text, summary=text, agreements=items, pre_flight=items)

    rendered = render_booklet(compose(script, BookletRequest(large=large)))

    assert page_count(rendered) >= 8


def test_an_empty_script_is_printed() -> None:
    empty = replace(make_script(), segments=(), agreements=(), pre_flight=(), debrief=())

    assert page_count(render_booklet(compose(empty, BookletRequest()))) == 7
