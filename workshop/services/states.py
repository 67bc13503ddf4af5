"""What others are told of a room: phones and stage what everyone may see, the API what it may."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from workshop.domain.room import Room, RoomStatus
from workshop.domain.rundown import Reading
from workshop.domain.script import Script


@dataclass(frozen=True, slots=True)
class PublicState:
    """What phones and stage get. Segment fields are None unless the room is live."""

    revision: int
    status: RoomStatus
    index: int | None
    segment: str | None
    title: str | None
    kind: str | None
    paused: bool
    all_paused: bool
    rehearsal: bool
    wall: tuple[str, ...]
    until: str | None
    """When the computer forgets notebooks, at the latest; None as long as nobody can know."""

    def encoded(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()


def public_state(
    room: Room, script: Script, wall: tuple[str, ...], retention: timedelta
) -> PublicState:
    playback = room.playback if room.status is RoomStatus.LIVE else None
    segment = script.segments[playback.segment] if playback else None
    until = room.kept_until(retention) if room.is_open or retention else None
    return PublicState(
        revision=room.revision,
        status=room.status,
        index=playback.segment if playback else None,
        segment=segment.id if segment else None,
        title=segment.title if segment else None,
        kind=segment.kind if segment else None,
        paused=playback is not None and playback.paused_at is not None,
        all_paused=room.all_paused,
        rehearsal=room.rehearsal,
        wall=wall if playback else (),
        until=until.isoformat() if until else None,
    )


def api_state(room: Room, reading: Reading | None, joined: int, connected: int) -> dict[str, Any]:
    """The room as ``/api/v1`` describes it; times are ISO 8601 in UTC, ``behind`` in seconds."""
    return {
        "code": room.code,
        "status": room.status.value,
        "segment": segment_facts(reading) if reading else None,
        "phase": reading.phase.value if reading else None,
        "paused": reading.paused if reading else False,
        "all_paused": room.all_paused,
        "planned_end_at": reading.planned_end_at.isoformat() if reading else None,
        "expected_end_at": reading.expected_end_at.isoformat() if reading else None,
        "behind_seconds": round(reading.behind.total_seconds()) if reading else None,
        "joined": joined,
        "connected": connected,
        "revision": room.revision,
    }


def segment_facts(reading: Reading) -> dict[str, Any]:
    segment = reading.segment
    return {
        "id": segment.id,
        "title": segment.title,
        "kind": segment.kind.value,
        "index": reading.index,
    }
