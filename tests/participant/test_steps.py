"""The script's texts as phones get them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from starlette.testclient import TestClient

from tests.builders import HandClock, make_segment, open_room
from workshop.domain.helplines import HelpLine
from workshop.domain.room import Command
from workshop.domain.script import Cue, CueKind, SegmentKind
from workshop.participant.steps import spoken_text
from workshop.services import Services
from workshop.services.details import RoomDetails


def test_phones_get_every_step_with_its_questions_and_nothing_for_the_facilitator(
    client: TestClient, services: Services
) -> None:
    steps = client.get(f"/j/{open_room(services).code}/steps").json()

    assert [step["id"] for step in steps["segments"]] == [
        "welcome",
        "sharing",
        "grounding",
        "goodbye",
    ]
    assert steps["segments"][1]["prompts"] == [
        {"id": "wall", "type": "line", "question": "What would you like to say?", "options": []}
    ]
    assert steps["segments"][0].keys() == {
        "id", "title", "kind", "phone", "another_way", "on_paper", "prompts",
    }  # fmt: skip


def test_a_room_of_tier_1_gets_no_prompts_of_tier_2(client: TestClient, services: Services) -> None:
    gentle = services.rooms.open("inner_child_90", 10, tier=1).code
    stronger = services.rooms.open("inner_child_90", 10, tier=2).code

    assert "letter_c" not in client.get(f"/j/{gentle}/steps").text
    assert "letter_c" in client.get(f"/j/{stronger}/steps").text


def test_help_lines_travel_with_the_date_of_their_check(
    client: TestClient, services: Services, clock: HandClock
) -> None:
    today = clock().date()
    fresh = HelpLine("Fresh", "To talk.", phone="116 123", verified_on=today)
    stale = HelpLine("Stale", "To talk.", phone="1", verified_on=today - timedelta(days=200))
    code = services.rooms.open("an_evening", 10, details=RoomDetails((fresh, stale), "112")).code
    helping = client.get(f"/j/{code}/steps").json()["help"]

    assert helping["emergency"] == "112"
    assert [(line["name"], line["checked_on"]) for line in helping["lines"]] == [
        ("Fresh", today.isoformat())
    ]


def test_a_phone_that_has_the_texts_is_not_sent_them_again(
    client: TestClient, services: Services
) -> None:
    code = open_room(services).code
    first = client.get(f"/j/{code}/steps")
    again = client.get(f"/j/{code}/steps", headers={"if-none-match": first.headers["etag"]})

    assert again.status_code == 304
    assert again.content == b""


def test_the_state_is_what_everyone_may_know(client: TestClient, services: Services) -> None:
    room = open_room(services)
    services.rooms.command(room.code, Command.START)

    assert client.get(f"/j/{room.code}/state").json() == {
        "revision": 2,
        "status": "live",
        "index": 0,
        "segment": "welcome",
        "title": "Welcome",
        "kind": "open",
        "paused": False,
        "all_paused": False,
        "rehearsal": False,
        "wall": [],
        "until": None,
    }


def test_help_lines_speak_the_phones_language_on_the_page_and_in_the_texts(
    client: TestClient, services: Services
) -> None:
    today = services.help_lines.today()
    spain = next(each for each in services.help_lines.countries() if each.code == "ES")
    lines = tuple(replace(line, verified_on=today) for line in spain.lines)
    code = services.rooms.open("inner_child_90", 10, details=RoomDetails(lines)).code

    page = client.get(f"/j/{code}?lang=es").text
    texts = client.get(f"/j/{code}/steps?lang=es").json()["help"]["lines"]

    assert [each["hours"] for each in texts] == ["24 horas, todos los días"] * 2
    assert texts[0]["purpose"].startswith("Alguien con quien hablar")
    assert texts[0]["purpose"] in page
    assert "24 hours" not in page
    assert "Someone to talk to" in client.get(f"/j/{code}?lang=en").text


def test_an_imagery_can_be_read_in_full_without_its_marks_for_silence() -> None:
    imagery = make_segment(
        kind=SegmentKind.GUIDED_IMAGERY,
        cues=(
            Cue(CueKind.DO, "Leave the lights on."),
            Cue(CueKind.CHOICES, "Eyes open is fine. [.] You can\nstop. [..]"),
            Cue(CueKind.SAY, "A bench. [...] Or a tune. [..]\n\nSoon we come back. [...]"),
            Cue(CueKind.RETURN, "This is [name of the building]. Today is [the day]. [.] Look."),
        ),
    )

    assert spoken_text(imagery).split("\n\n") == [
        "Eyes open is fine. You can stop.",
        "A bench.",
        "Or a tune.",
        "Soon we come back.",
        "This is … Today is … Look.",
    ]


def test_only_imageries_bring_what_is_said_and_in_the_phones_language(
    client: TestClient, services: Services
) -> None:
    code = services.rooms.open("inner_child_90", 10, tier=2).code
    steps = client.get(f"/j/{code}/steps?lang=es").json()["segments"]
    spoken = {step["id"]: step["spoken"] for step in steps if "spoken" in step}

    assert list(spoken) == ["ok_enough_place"]
    assert spoken["ok_enough_place"].startswith("Estas son tus opciones.")
    assert "[" not in spoken["ok_enough_place"]
