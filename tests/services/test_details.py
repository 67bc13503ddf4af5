"""What a room keeps of its facilitator's preparation comes back as it went in."""

from __future__ import annotations

from datetime import date

from workshop.domain.helplines import Check, HelpLine, LineKind, LineWords
from workshop.services.details import RoomDetails

EVERYTHING = HelpLine(
    "Refuge",
    "For those who live with abuse.",
    phone="1800 1",
    sms="50",
    sms_keyword="HELLO",
    chat_url="https://www.example.org/chat",
    hours="24 hours, every day",
    languages=("en", "ga"),
    cost="free",
    population="women",
    region="Dublin",
    kind=LineKind.ABUSE,
    reachable_from_abroad=False,
    show_with=("Men",),
    source_url="https://www.example.org/",
    verified_on=date(2030, 1, 31),
    verified_by="A. B.",
    next_check_by=date(2030, 4, 30),
    words=(LineWords("es", "Para hablar.", hours="Siempre", population="Para mujeres"),),
)


def test_every_fact_of_a_help_line_comes_back() -> None:
    assert all(getattr(EVERYTHING, name) is not None for name in EVERYTHING.__slots__)
    check = Check(date(2030, 1, 30), "A. B.")
    details = RoomDetails(
        (EVERYTHING, HelpLine("A", "To talk.")), "112", "Risk of harm.", check, "es", "Ana Ruiz"
    )

    assert RoomDetails.decoded(details.encoded()) == details


def test_a_room_from_before_there_were_more_facts_can_be_read() -> None:
    kept = (
        '{"help_lines": [{"name": "A", "purpose": "To talk.", "phone": "1", "sms": "", '
        '"sms_keyword": "", "hours": "", "source_url": "", "verified_on": "2030-01-31"}], '
        '"emergency": "112", "privacy_limits": ""}'
    )

    assert RoomDetails.decoded(kept) == RoomDetails(
        (HelpLine("A", "To talk.", phone="1", verified_on=date(2030, 1, 31)),), "112"
    )
