"""What is on the pages of a printed booklet."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from datetime import time
from itertools import dropwhile, groupby
from typing import NamedTuple

import pytest

from tests.builders import make_script, make_segment
from tests.needs import lacking
from tests.pdf.paper import page_count, reader, sizes
from workshop.content.library import Library
from workshop.content.shipped import shipped
from workshop.domain.booklet import BookletRequest
from workshop.domain.booklet_pages import compose
from workshop.domain.booklet_words import words_for
from workshop.domain.handout import Paper
from workshop.domain.script import Cue, CueKind, Script, Segment
from workshop.pdf.booklet import render_booklet
from workshop.pdf.render import Rendered

SIX = time(18, 0)
PAGES = r"p\.[0-9,]+…?"
LIBRARY = Library([shipped("facilitator_scripts")])
SHIPPED = {entry.id: entry.script for entry in LIBRARY.all() if entry.script}
VERSIONS = [
    (id_, language, *version)
    for id_, script in SHIPPED.items()
    for language in script.languages
    for version in [
        (Paper.A4, False, None),
        (Paper.LETTER, True, None),
        *((Paper.LETTER, False, tier) for tier in script.tiers),
    ]
]


class Version(NamedTuple):
    """A script as it is shipped, and the booklet of it."""

    script: Script
    large: bool
    rendered: Rendered


@pytest.fixture(scope="module", params=VERSIONS, ids=lambda each: "-".join(map(str, each)))
def version(request: pytest.FixtureRequest) -> Version:
    id_, language, page, large, tier = request.param
    script = SHIPPED[id_].in_language(language)
    rendered = bound(script, page, large, tier)
    return Version(script.for_tier(tier) if tier else script, large, rendered)


def bound(
    script: Script, page: Paper = Paper.A4, large: bool = False, tier: int | None = None
) -> Rendered:
    return render_booklet(compose(script, BookletRequest(page, large, tier, SIX)))


def pages(rendered: Rendered, *more: str) -> list[list[str]]:
    """The lines of each page, read by a program that is not ours, in the order they are drawn."""
    program = shutil.which("pdftotext")
    if program is None:
        lacking("pdftotext is not there to read the pages.")
    read = subprocess.run(
        [program, "-raw", *more, "-", "-"], input=rendered.pdf, capture_output=True, check=True
    )
    return [page.splitlines() for page in read.stdout.decode().removesuffix("\f").split("\f")]


def body(rendered: Rendered, script: Script) -> str:
    """All that stands between running heads and feet, without any space, nor repeated labels."""
    words = words_for(script.language)
    asides = [words.cues[CueKind.DO], words.phone, words.another_way, words.on_paper, words.safety]
    repeated = [squeezed(label) for label in (*asides, *words.prompts.values())]
    held = "".join(squeezed(seconds(script, each)) for each in told(script))
    kept = ""
    for head, *lines in pages(rendered):
        text = squeezed("".join(lines[:-1]))
        if words.continued.format("") in head:
            own = text[:30] in held  # what is said may begin like a label
            label = "" if own else next((each for each in repeated if text.startswith(each)), "")
            kept += text.removeprefix(label)
        else:
            kept += squeezed(head) + text
    return kept


def squeezed(text: str) -> str:
    return "".join(text.split())


def texts(script: Script, plan_apart: bool) -> Iterator[str]:
    """All that the script holds, in the order in which it is read."""
    led = segments(script)
    titles = [each.title for each in led]
    yield from (script.title, script.summary, *(titles if not plan_apart else []))
    yield from (*script.distress_protocol, *blanks(script), *(titles if plan_apart else []))
    yield from told(script)


def told(script: Script) -> Iterator[str]:
    """All of it from the first segment on."""
    for segment in segments(script):
        yield from texts_of(segment)
    yield from (script.about, script.what_it_is_not)
    yield from script.agreements + script.pre_flight
    yield from script.debrief + script.limits_of_privacy


def blanks(script: Script) -> list[str]:
    """What is in square brackets, and no pause, once each."""
    texts = "\n".join([*script.distress_protocol, *told(script)])
    met: dict[str, str] = {}
    for found in re.findall(r"\[[^]]*\w[^]]*\]", texts):
        met.setdefault(squeezed(found).casefold(), found)
    return list(met.values())


def segments(script: Script) -> list[Segment]:
    """Once each, also those that take other minutes at another tier."""
    return [next(same) for _, same in groupby(script.segments, lambda each: each.id)]


def texts_of(segment: Segment) -> Iterator[str]:
    held = [segment.title, segment.goal, segment.safety, *(cue.text for cue in segment.cues)]
    held += [segment.phone, segment.another_way, segment.on_paper]
    for prompt in segment.prompts:
        held += [prompt.question, *prompt.options]
    for text in held:
        yield from re.split(r"\n+(?:- )?", text.removeprefix("- "))


def between(text: str, parts: Iterator[str]) -> Iterator[str]:
    """What stands before each part, which must all be there in this order, and after the last."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part} is not there after {text[max(0, at - 60) : at]}"
        yield text[at:found]
        at = found + len(part)
    yield text[at:]


def labels(script: Script) -> re.Pattern[str]:
    """What a booklet may say beside the script's words."""
    words = words_for(script.language)
    known = ["•", "◆", "·", *words.tiers, *words.activations]
    for field in fields(words):
        value = getattr(words, field.name)
        known += [value] if isinstance(value, str) else []
    for table in (words.cues, words.kinds, words.prompts):
        known += table.values()
    choices = (re.escape(squeezed(each)).replace(r"\{\}", r"[\w: ]+?") for each in known)
    return re.compile(rf"(?:{'|'.join([*choices, r'English|Español', r'[0-9]+:[0-9]+', PAGES])})*")


def seconds(script: Script, text: str) -> str:
    pauses = {"[.]": 3, "[..]": 7, "[...]": 13}
    pause = words_for(script.language).pause
    return re.sub(r"\[\.+\]", lambda mark: pause.format(pauses[mark[0]]), text)


def test_a_booklet_holds_every_word_of_its_script_in_order_and_only_labels_beside(
    version: Version,
) -> None:
    script, _, rendered = version
    plan_apart = [words_for(script.language).plan] in [each[:1] for each in pages(rendered)]
    wanted = (squeezed(seconds(script, each)) for each in texts(script, plan_apart))

    others = list(between(body(rendered, script), wanted))

    assert [each for each in others if not labels(script).fullmatch(each)] == []
    assert rendered.missing == frozenset()


def test_every_segment_and_every_card_begins_a_page_and_later_ones_say_so(version: Version) -> None:
    script, _, rendered = version
    words = words_for(script.language)
    cards = [words.before, words.agreements, words.pre_flight, words.debrief, words.limits]

    first, *others = pages(rendered)
    begun = [each for each in others if words.continued.format("") not in each[0]]

    assert first[0].startswith(script.title[:20])
    assert others[0][0] == words.distress
    led = segments(script)
    fronts = [words.distress, words.blanks, words.plan]
    begun = list(dropwhile(lambda each: each[0] in fronts, begun))
    for number, (segment, lines) in enumerate(zip(led, begun, strict=False), 1):
        place = words.count.format(number, len(led))
        assert lines[0].endswith(place)
        assert squeezed("".join(lines[1:4])).startswith(squeezed(segment.title))
    assert [each[0] for each in begun[len(led) :]] == cards


def test_no_type_is_small_and_every_page_says_which_of_how_many_it_is(version: Version) -> None:
    script, large, rendered = version
    words = words_for(script.language)

    assert min(sizes(rendered)) == (18 if large else 12)
    for number, lines in enumerate(pages(rendered), 1):
        assert lines[-1] == f"{words.foot} {words.page.format(number, page_count(rendered))}"


def test_nothing_is_drawn_outside_the_margins(version: Version) -> None:
    rendered = version.rendered
    seen = str(pages(rendered, "-bbox"))
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"', seen)
    wide, _ = reader(rendered).pages[0].mediabox[2:]

    assert len(found) > 1000
    assert min(float(left) for left, _, _ in found) > 50
    assert max(float(right) for _, _, right in found) < float(wide) - 50


def test_every_page_that_the_cover_names_is_where_it_begins(version: Version) -> None:
    script, _, rendered = version
    words, read = words_for(script.language), pages(rendered)
    fronts = "\n".join(line for page in read[:9] for line in page)
    cards = [words.distress, words.agreements, words.pre_flight, words.debrief, words.limits]

    for title in cards:
        (page,) = set(re.findall(rf"(?:^| ){title} p\. (\d+)", fronts, re.MULTILINE))
        assert read[int(page) - 1][0] == title
    led = segments(script)
    named = re.findall(r" min p\. (\d+)$", fronts, re.MULTILINE)
    for number, page in enumerate(named, 1):
        assert read[int(page) - 1][0].endswith(words.count.format(number, len(led)))
    assert len(named) == len(led)


def test_what_is_to_be_filled_in_is_listed_once_with_its_pages_and_room_to_write() -> None:
    said = "I am [your name]. [..] This is [Your\nname] with [a helper], see [a link](x)."
    script = make_script(
        make_segment(cues=(Cue(CueKind.SAY, said),)),
        make_segment("more", cues=(Cue(CueKind.DO, "Point to [a helper]."),)),
        distress_protocol=("Say [place].",),
    )

    page = pages(bound(script))[2]

    assert page[0] == "To fill in before the day"
    assert page[2:-1] == ["[place] p. 2", "[your name] p. 4", "[a helper] p. 4, 5"]


def test_a_script_with_nothing_to_fill_in_has_no_page_for_it() -> None:
    assert "To fill in before the day" not in str(pages(bound(make_script())))


@pytest.mark.parametrize("large", [False, True])
def test_a_safety_box_is_not_torn_where_it_fits_on_a_page(large: bool) -> None:
    safety = "Watch for stillness. " * 40
    for lines in range(1, 40, 3):
        goal = "\n".join(["So that people arrive."] * lines)
        script = make_script(make_segment(goal=goal, safety=safety))

        told = [str(page).count("stillness") for page in pages(bound(script, large=large))]

        assert max(told) == 40


def test_a_safety_box_longer_than_a_page_is_printed_whole_all_the_same() -> None:
    safety = "Watch for stillness. " * 900

    read = pages(bound(make_script(make_segment(safety=safety)), large=True))

    assert str(read).count("stillness") == 900
