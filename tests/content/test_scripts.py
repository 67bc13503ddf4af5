"""A whole script: what opens, what does not, and exactly what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.good import SCRIPTS, opened, texts
from tests.content.good import load as load_good
from workshop.content.library import Library
from workshop.content.problems import Severity
from workshop.content.scripts import load, load_script, script_from_sources, sources_of
from workshop.domain.errors import ScriptHasProblems
from workshop.domain.script import Script, SegmentKind

WORKSHOP = texts("good")["workshop.md"]
BROKEN = sorted(path.parent for path in SCRIPTS.glob("*/expected.txt"))


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_one_mistake_is_one_problem_with_its_place_and_its_remedy(folder: Path) -> None:
    entry = Library([SCRIPTS]).entry(folder.name)

    said = "".join(f"{problem}\n" for problem in entry.problems)

    assert said == (folder / "expected.txt").read_text("utf-8")
    assert len(entry.problems) == 1
    assert (entry.script is None) == (entry.problems[0].severity is Severity.ERROR)


def test_a_script_holds_what_workshop_md_says() -> None:
    script = opened()

    assert (script.id, script.title, script.language, script.tier) == (
        "good",
        "A short evening",
        "en",
        1,
    )
    assert script.summary == "An evening that is only here to be read by tests."
    assert script.about == "We sit together for half an hour. You may pass on anything."
    assert script.what_it_is_not.startswith("This is not therapy")
    assert script.agreements == ("You may pass.", "You may leave.")
    assert script.pre_flight == ("The door is open.",)
    assert script.distress_protocol == ("Go to them slowly.",)
    assert script.debrief == ("What went well?",)


def test_segments_come_in_running_order_from_the_script_or_from_the_shared_folder() -> None:
    assert [(segment.id, segment.kind) for segment in opened().segments] == [
        ("welcome", SegmentKind.OPEN),
        ("agreements", SegmentKind.AGREE),
        ("talk", SegmentKind.PSYCHOEDUCATION),
        ("place", SegmentKind.GUIDED_IMAGERY),
        ("letter", SegmentKind.LETTER_WRITING),
        ("steady", SegmentKind.GROUNDING),
        ("wall", SegmentKind.SHARING),
        ("aftercare", SegmentKind.AFTERCARE),
        ("goodbye", SegmentKind.CLOSING),
    ]


def test_a_segment_of_its_own_goes_before_a_shared_one() -> None:
    own = texts("shared")["welcome.md"].replace("title: Welcome", "title: Come in")

    assert opened(welcome=own).segments[0].title == "Come in"


def test_a_room_can_be_opened_at_each_tier_that_some_heading_asks_for() -> None:
    script = opened()

    assert script.tiers == (1, 2)
    assert [prompt.id for prompt in script.for_tier(1).segments[4].prompts] == ["letter_a"]
    assert [prompt.id for prompt in script.for_tier(2).segments[4].prompts] == [
        "letter_a",
        "letter_c",
    ]


def test_a_snapshot_of_the_sources_gives_the_same_script_again() -> None:
    own, shared = texts("good"), texts("shared")
    script = opened()

    mine, ours = own | {"diary.md": "Not named."}, shared | {"tea.md": "Nor this."}
    sources = sources_of(load("good", mine, ours), mine, ours)

    assert sources == {"own": own, "shared": shared}
    assert script_from_sources("good", sources) == script


def test_a_snapshot_that_is_spoilt_is_refused_with_its_first_problem() -> None:
    with pytest.raises(
        ScriptHasProblems, match=r"good/workshop\.md:1  This folder has no workshop"
    ):
        script_from_sources("good", {"own": {}, "shared": {}})


def test_problems_of_all_files_are_listed_together_in_order() -> None:
    script, problems = load_good(
        workshop=WORKSHOP.replace("tier: 1", "tier: one"),
        letter=texts("good")["letter.md"].replace("minutes: 12", "minutes: 0"),
    )

    assert script is None
    assert [(problem.path, problem.line) for problem in problems] == [
        ("good/letter.md", 4),
        ("good/workshop.md", 4),
    ]


def test_a_problem_in_a_shared_segment_names_the_shared_file() -> None:
    shared = texts("shared")
    shared["steady.md"] = shared["steady.md"].replace("activation: 0", "activation: low")

    script, problems = load_script("good", texts("good"), shared)

    assert script is None
    assert [(problem.path, problem.line) for problem in problems] == [("shared/steady.md", 5)]


def test_one_prompt_id_in_two_files_is_a_problem_that_names_the_other_file() -> None:
    wall = texts("good")["wall.md"] + "\n## Prompt: choose armour\n\nWhich?\n\n- One\n- Two\n"

    _, problems = load_good(wall=wall)

    (problem,) = problems
    assert problem.message == (
        'Another prompt has the id "armour" too, in talk.md on line 37, '
        "with another type or another list."
    )


def test_a_segment_that_cannot_be_read_is_not_blamed_for_what_follows_it() -> None:
    _, problems = load_good(steady="no fields")

    assert {problem.path for problem in problems} == {"good/steady.md"}


def test_a_folder_with_a_name_of_its_own_making_is_told_a_better_one() -> None:
    script, (problem,) = load_script("Tuesday group", texts("good"), texts("shared"))

    assert script is None
    assert problem.path == "Tuesday group/workshop.md"
    assert problem.hint == "Rename the folder to  tuesday_group"


def test_the_running_order_cannot_name_workshop_md_itself() -> None:
    _, problems = load_good(workshop=WORKSHOP.replace("- talk", "- workshop"))

    assert [problem.message for problem in problems] == [
        "There is no file workshop.md in this folder, nor in the folder shared."
    ]


def test_only_text_files_are_looked_at() -> None:
    script, problems = load_script("good", texts("good") | {"notes.txt": "\0"}, texts("shared"))

    assert isinstance(script, Script)
    assert problems == []


@pytest.mark.parametrize(
    "choices",
    ["Your eyes can stay open.", "Eyes [.] open is fine.", "You might begin with open eyes."],
)
def test_the_choices_may_say_in_other_words_that_eyes_can_stay_open(choices: str) -> None:
    place = texts("good")["place.md"].replace("You may keep your eyes open.", choices)

    _, problems = load_good(place=place)

    assert not any("eyes" in each.message for each in problems)


def test_a_room_can_still_be_read_when_an_id_in_it_has_gained_a_meaning() -> None:
    letter = texts("good")["letter.md"].replace("letter letter_a", "letter goodbye")
    files = texts("good") | {"letter.md": letter}
    script, _ = load_script("good", files, texts("shared"))

    again = script_from_sources("good", {"own": files, "shared": texts("shared")})

    assert script is None
    assert "goodbye" in [prompt.id for segment in again.segments for prompt in segment.prompts]
