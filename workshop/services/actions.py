"""What a phone can do in its room: one small function for each operation.

Each checks before it changes anything, so a refused one leaves only its number behind; and each may
be run twice for one message, with one effect.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from workshop.domain import wire
from workshop.domain.desk_print import PrintStatus, pick_up_word
from workshop.domain.errors import BadRequest, NotebookMoved, NotNow, WordTaken
from workshop.domain.handout import read_request
from workshop.domain.room import Room, RoomStatus
from workshop.domain.script import Script, SegmentKind
from workshop.domain.wall import tidy
from workshop.services.hands import LONGEST_PLACE, WISHES
from workshop.services.lines import tidied
from workshop.services.messages import Message
from workshop.services.numbers import TOO_MUCH
from workshop.store import desk_prints, hands, lines, notebooks, participants, ratings
from workshop.store import rooms as stored

Answer = dict[str, Any]

ID_LENGTH = 16
LINES_EACH = 3
LONGEST_TYPED = 1000
"""Characters of a line before it is tidied; more is not a slip of the thumb."""

PRINTS_EACH = 5
LONGEST_WORD_TYPED = 40
PRINT_SIZES = (16384, 98304)
"""Plaintext sizes of a sealed desk print, bytes: with a letter in it, it is as long as without."""

NOTEBOOK_LENGTHS = frozenset(1 + 24 + 16 + size for size in wire.NOTEBOOK_SIZES)
NOTEBOOK_VERSION = 1


class Tally:
    """How often each phone did something in a place: in memory only, so that no row links them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._sent: dict[str, tuple[str, Counter[bytes]]] = {}

    def take(self, code: str, place: str, pid: bytes) -> bool:
        with self._lock:
            where, sent = self._sent.get(code, ("", Counter()))
            if where != place:
                sent = Counter()
            self._sent[code] = (place, sent)
            if sent[pid] >= self._most:
                return False
            sent[pid] += 1
            return True

    def give_back(self, code: str, pid: bytes) -> None:
        """What was taken for was not kept after all."""
        with self._lock:
            _, sent = self._sent.get(code, ("", Counter()))
            sent[pid] -= 1


@dataclass(slots=True)
class Deed:
    """One message at work in its transaction; ``again``: this very message came before."""

    connection: Connection
    room: Room
    pid: bytes
    message: Message
    again: bool
    now: datetime
    script: Callable[[str], Script]
    seal: Callable[..., bytes]
    lines_sent: Tally
    prints_asked: Tally
    room_changed: bool = False
    counted_in: Tally | None = None

    @property
    def code(self) -> str:
        return self.room.code


def join(deed: Deed) -> Answer:
    """Being let in was all. The step tells a phone that comes late that it has to catch up."""
    playback = deed.room.playback if deed.room.status is RoomStatus.LIVE else None
    return {"ok": True, "step": playback and playback.segment}


def sync(deed: Deed) -> Answer:
    hand = hands.load_one(deed.connection, deed.code, deed.pid)
    shown = None if hand is None else "acknowledged" if hand.acknowledged_at else "raised"
    return {"rev": notebooks.revision(deed.connection, deed.code, deed.pid), "hand": shown}


def save(deed: Deed) -> Answer:
    rev, blob = deed.message.whole("rev", 1), sealed_notebook(deed.message)
    if not notebooks.save(deed.connection, deed.code, deed.pid, rev, blob):
        kept_rev, kept = notebooks.load(deed.connection, deed.code, deed.pid) or (0, b"")
        if (kept_rev, kept) != (rev, blob):
            raise NotebookMoved(kept_rev)
    return {"rev": rev}


def load(deed: Deed) -> Answer:
    kept = notebooks.load(deed.connection, deed.code, deed.pid)
    return {"rev": kept[0], "blob": wire.encode(kept[1])} if kept else {"rev": 0, "blob": None}


def line(deed: Deed) -> Answer:
    line_id = deed.message.raw("id", ID_LENGTH)
    segment = deed.message.text("segment", 100)
    text = tidied(deed.message.text("text", LONGEST_TYPED))
    if not is_sharing(deed, segment):
        raise NotNow("Lines can be sent while sharing lasts. This one was not sent.")
    if not lines.exists(deed.connection, deed.code, line_id):
        if not deed.lines_sent.take(deed.code, segment, deed.pid):
            raise NotNow(
                "Each phone can send {count} lines here. This one was not sent.", count=LINES_EACH
            )
        deed.counted_in = deed.lines_sent
        lines.add(deed.connection, deed.code, line_id, deed.seal(deed.code, text.encode()))
    return {"ok": True}


def withdraw(deed: Deed) -> Answer:
    line_id = deed.message.raw("id", ID_LENGTH)
    if lines.remove(deed.connection, deed.code, line_id):
        stored.touch(deed.connection, deed.code)
        deed.room_changed = True
    return {"ok": True}


def rate(deed: Deed) -> Answer:
    rating_id = deed.message.raw("id", ID_LENGTH)
    rating = ratings.Rating(
        deed.message.whole_or_none("arrival", 0, 10),
        deed.message.whole_or_none("settled", 0, 10),
        deed.message.whole_or_none("choice", 0, 10),
        deed.message.one_of_or_none("too_much", TOO_MUCH),
    )
    if deed.room.status is RoomStatus.LOBBY:
        raise NotNow("The evening has not started yet.")
    if not ratings.exists(deed.connection, deed.code, rating_id):
        sent = ratings.count(deed.connection, deed.code)
        if sent >= participants.count(deed.connection, deed.code):
            raise NotNow("Everyone’s ratings are in already.")
    ratings.put(deed.connection, deed.code, rating_id, rating)
    return {"ok": True}


def unsend(deed: Deed) -> Answer:
    ratings.remove(deed.connection, deed.code, deed.message.raw("id", ID_LENGTH))
    return {"ok": True}


def desk_print(deed: Deed) -> Answer:
    """Keep what is to be printed, sealed to the room, until somebody at the desk prints it."""
    print_id = deed.message.raw("id", ID_LENGTH)
    word = pick_up_word(deed.message.text("word", LONGEST_WORD_TYPED))
    read_request(deed.message.fields)  # so that what cannot be printed is refused now
    asked = desk_prints.load(deed.connection, deed.code)
    if any(each.id == print_id for each in asked):
        return {"ok": True}
    if any(each.word == word for each in asked):
        raise WordTaken
    if not deed.prints_asked.take(deed.code, "", deed.pid):
        raise NotNow(
            "Each phone can ask {count} times. This was not sent. Please speak to a facilitator.",
            count=PRINTS_EACH,
        )
    deed.counted_in = deed.prints_asked
    fields = deed.message.fields
    kept = {name: fields[name] for name in ("large", "sheets", "answers") if name in fields}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
    sealed = deed.seal(deed.code, text, PRINT_SIZES)
    desk_prints.add(deed.connection, deed.code, print_id, word, sealed)
    return {"ok": True}


def unprint(deed: Deed) -> Answer:
    desk_prints.remove(deed.connection, deed.code, deed.message.raw("id", ID_LENGTH))
    return {"ok": True}


def printed(deed: Deed) -> Answer:
    status = desk_prints.status(deed.connection, deed.code, deed.message.raw("id", ID_LENGTH))
    return {"printed": None if status is None else status is PrintStatus.PRINTED}


def hand(deed: Deed) -> Answer:
    """Never refused for a matter of form: a place that is too long is cut, not sent back."""
    wish = deed.message.one_of("wish", WISHES)
    said_place = deed.message.text("place", wire.LARGEST_BODY) if deed.message.has("place") else ""
    place = tidy(said_place)[:LONGEST_PLACE]
    if not deed.again:
        said = json.dumps({"wish": wish, "place": place}, ensure_ascii=False).encode()
        sealed = deed.seal(deed.code, said)
        hands.put_up(deed.connection, deed.code, deed.pid, sealed, deed.now)
    return {"hand": "raised"}


def lower(deed: Deed) -> Answer:
    hands.lower(deed.connection, deed.code, deed.pid)
    return {"ok": True}


def erase(deed: Deed) -> Answer:
    participants.erase(deed.connection, deed.code, deed.pid)
    return {"erased": True}


def sealed_notebook(message: Message) -> bytes:
    """Only what a phone has sealed is taken: there is no way to hand in a readable letter."""
    blob = message.raw("blob")
    if len(blob) not in NOTEBOOK_LENGTHS or blob[0] != NOTEBOOK_VERSION:
        raise BadRequest("Only a sealed notebook can be saved.")
    return blob


def is_sharing(deed: Deed, segment: str) -> bool:
    playback = deed.room.playback
    if deed.room.status is not RoomStatus.LIVE or playback is None:
        return False
    running = deed.script(deed.code).segments[playback.segment]
    return running.id == segment and running.kind is SegmentKind.SHARING


READS: dict[str, Callable[[Deed], Answer]] = {"sync": sync, "load": load, "printed": printed}
"""These change nothing, so nothing is gained by repeating them and they use up no number."""

WRITES: dict[str, Callable[[Deed], Answer]] = {
    "join": join,
    "save": save,
    "line": line,
    "withdraw": withdraw,
    "ratings": rate,
    "unsend": unsend,
    "print": desk_print,
    "unprint": unprint,
    "hand": hand,
    "lower": lower,
    "erase": erase,
}
