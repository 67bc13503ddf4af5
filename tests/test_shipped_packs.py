"""Every pack that ships opens, prints well, and keeps to what packs owe to people."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from tests.pdf.paper import extracted, page_count, reader, sizes
from tests.pdf.reading import read
from workshop.content import reading
from workshop.content.library import Library
from workshop.content.packs import PackLibrary
from workshop.content.shipped import shipped
from workshop.domain.facts import Door, Facts
from workshop.domain.forms import rating
from workshop.domain.handout import SHEETS, HandoutRequest, Paper, compose
from workshop.domain.pack import (
    MARK,
    Field,
    Heading,
    Items,
    Layout,
    Lines,
    Pack,
    Paragraph,
    Part,
    Slot,
)
from workshop.domain.script import PromptType, Script
from workshop.pdf.render import render
from workshop.services.handouts import PACK

SCRIPTS = shipped("facilitator_scripts")
HANDOUTS = shipped("handouts")


@pytest.mark.parametrize("id_", PackLibrary([HANDOUTS]).ids())
def test_a_shipped_pack_opens_without_a_problem(id_: str) -> None:
    pack, problems = PackLibrary([HANDOUTS]).load(id_)

    assert problems == []
    assert pack is not None


def shipped_pack(id_: str) -> Pack:
    pack, _ = PackLibrary([HANDOUTS]).load(id_)
    assert pack is not None
    return pack


def shape(pack: Pack) -> list[object]:
    """Everything of a pack but its words."""
    return [
        pack.theme,
        *(
            (sheet.id, sheet.layout, bool(sheet.lead), *map(form, sheet.parts))
            for sheet in pack.sheets
        ),
    ]


def form(part: Part) -> tuple[object, ...]:
    match part:
        case Slot(name, instead):
            return (Slot, name, *map(form, instead))
        case Field(_, name):
            return Field, name
        case Lines(count):
            return Lines, count
        case Items(items):
            return (Items, *(tuple(MARK.findall(item)) for item in items))
        case Paragraph(text) | Heading(text):
            return type(part), *MARK.findall(text)


TRANSLATED = [id_ for id_ in PackLibrary([HANDOUTS]).ids() if id_.endswith("_es")]


@pytest.mark.parametrize("id_", TRANSLATED)
def test_a_translated_pack_differs_from_the_english_one_in_its_words_only(id_: str) -> None:
    pack = shipped_pack(id_)

    usual = id_.removesuffix("_es")
    assert (pack.language, pack.when) == ("es", shipped_pack(usual).when)
    assert shape(pack) == shape(shipped_pack(usual))


@pytest.mark.parametrize("paper", SHEETS)
@pytest.mark.parametrize("large", [False, True])
def test_a_translated_handout_takes_as_many_pages_as_the_english_one(
    paper: Paper, large: bool
) -> None:
    asked = HandoutRequest(paper, large, include_letter=True)
    packs = shipped_pack(f"{PACK}_es"), shipped_pack(PACK)
    translated, english = (page_count(render(compose(pack, asked), pack.theme)) for pack in packs)

    assert translated == english


def shipped_script(id_: str, language: str, tier: int | None = None) -> Script:
    script = Library([SCRIPTS]).entry(id_).script
    assert script is not None
    return script.in_language(language).for_tier(tier or script.tier)


MARGIN = 8 * 72 / 25.4
"""8 mm: no printer needs more."""

DOOR = Door(("1" * 41,) * 41, "192.0.2.1:8080", "CDF-GHJ", "one · two · three")


def evening(script: Script) -> Facts:
    return Facts(script=script, start=time(19, 0), printed_on=date(2030, 5, 1), door=DOOR)


@pytest.mark.parametrize("id_", PackLibrary([HANDOUTS]).ids())
@pytest.mark.parametrize("paper", SHEETS)
@pytest.mark.parametrize("large", [False, True])
def test_every_pack_prints_in_type_of_12_points_or_more(
    id_: str, paper: Paper, large: bool
) -> None:
    pack = shipped_pack(id_)
    facts = evening(shipped_script("inner_child_90", pack.language))
    rendered = render(compose(pack, HandoutRequest(paper, large), facts), pack.theme)

    assert min(sizes(rendered)) >= (18 if large else 12)
    assert rendered.missing == frozenset()


@pytest.mark.parametrize("id_", PackLibrary([HANDOUTS]).ids())
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("large", [False, True])
def test_no_word_of_a_pack_lies_in_the_margin(id_: str, paper: Paper, large: bool) -> None:
    pack = shipped_pack(id_)
    facts = evening(shipped_script("inner_child_90", pack.language))
    if paper is Paper.A3 and not pack.has_posters:
        return
    seen = read(render(compose(pack, HandoutRequest(paper, large), facts), pack.theme), "-bbox")
    for page in seen.split("<page ")[1:]:
        wide, high = (float(each) for each in re.findall(r'"([\d.]+)"', page)[:2])
        for edges in re.findall(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)"', page):
            left, top, right, below = map(float, edges)
            assert min(left, top, wide - right, high - below) > MARGIN


@pytest.mark.parametrize("id_", PackLibrary([HANDOUTS]).ids())
@pytest.mark.parametrize("paper", Paper)
def test_a_poster_and_a_tent_are_one_page_each(id_: str, paper: Paper) -> None:
    pack = shipped_pack(id_)
    layouts = {Layout.POSTER} if paper is Paper.A3 else {Layout.POSTER, Layout.TENT}
    names = tuple(each.id for each in pack.sheets if each.layout in layouts)
    facts = evening(shipped_script("inner_child_90", pack.language))
    if names:
        asked = HandoutRequest(paper, sheets=names)
        assert page_count(render(compose(pack, asked, facts), pack.theme)) == len(names)


@pytest.mark.parametrize("id_", Library([SCRIPTS]).ids())
def test_the_paper_twin_of_every_script_asks_all_that_phones_are_asked(id_: str) -> None:
    whole = Library([SCRIPTS]).entry(id_).script
    assert whole is not None
    pack = shipped_pack("paper_twin")
    for tier in whole.tiers:
        script = shipped_script(id_, whole.language, tier)
        rendered = render(compose(pack, HandoutRequest(), evening(script)), pack.theme)
        printed = " ".join(" ".join(extracted(rendered)).replace("• ", "").split())
        for segment in script.segments:
            for prompt in segment.prompts:
                asked = prompt.question.split("\n\n")[0]
                asked, _ = rating(asked) if prompt.type is PromptType.RATING else (asked, None)
                for text in (asked, *prompt.options):
                    assert " ".join(text.split()) in printed


READ_BY_PARTICIPANTS = ["paper_twin", "take_home", "room"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("id_", READ_BY_PARTICIPANTS)
def test_what_participants_read_in_a_pack_is_no_harder_than_grade_eight(
    id_: str, language: str
) -> None:
    pack = shipped_pack(id_ if language == "en" else f"{id_}_{language}")
    for sheet in pack.sheets:
        texts = [sheet.lead, *(part.text for part in sheet.parts if isinstance(part, Paragraph))]
        texts += [item for part in sheet.parts if isinstance(part, Items) for item in part.items]
        grade = reading.grade("\n".join(texts), language)
        assert grade is None or grade <= reading.HIGHEST, (sheet.id, grade)


def test_what_hangs_on_the_door_or_lies_outside_does_not_say_what_the_evening_is_about() -> None:
    shown = [("room", "door"), ("room", "join"), ("room", "tent"), ("paper_twin", "outside")]
    for id_, name in shown:
        pack = shipped_pack(id_)
        facts = evening(shipped_script("inner_child_90", "en"))
        printed = render(compose(pack, HandoutRequest(sheets=(name,)), facts), pack.theme)
        text = " ".join(extracted(printed)).casefold()
        assert [each for each in ("inner", "child", "heal", "therap") if each in text] == []
        assert reader(printed).metadata == {"/Title": "Notes"}
