"""The gallery: every screen that a participant, the watcher or the room can see.

One line each: its name, and how to get there. A screen begins where the one before it ended, so
that the whole gallery is walked in one go; ``w.fresh()`` takes another phone, ``w.open_room()``
another room.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.participant.gallery import doors, others, own, room
from tests.participant.gallery.walk import Walk

Reach = Callable[[Walk], object]


@dataclass(frozen=True, slots=True)
class Screen:
    name: str
    reach: Reach
    is_empty: bool = False


BEFORE_THE_ROOM = (
    Screen("front page", doors.front),
    Screen("front page, no such room", doors.no_such_room),
    Screen("join page", doors.join_page),
    Screen("join page, everything open", doors.unfold),
    Screen("join page, true or false, right", doors.answered(1)),
    Screen("join page, true or false, wrong", doors.answered(0)),
    Screen("join page, step out", lambda w: w.sheet("step-out")),
    Screen("join page, quiet hand", lambda w: w.sheet("hand")),
    Screen("join page, help without lines", lambda w: w.sheet("help")),
    Screen("join page within another app", doors.within_an_app),
    Screen("join page, address copied", doors.address_copied),
    Screen("join page, a language did not answer", doors.language_without_answer),
    Screen("join page of a rehearsal, with lines", doors.rehearsal),
    Screen("join page of a rehearsal, help with lines", lambda w: w.sheet("help")),
    Screen("join page, already live", doors.live),
    Screen("join page, did not load", doors.not_loaded),
    Screen("join page, ended", doors.ended),
    Screen("gone room", doors.gone),
    Screen("gone room, help", lambda w: w.sheet("help")),
    Screen("no scripts, waiting", doors.without_scripts),
    Screen("no scripts, a step", doors.a_step_without_scripts),
    Screen("three check words", doors.check_words),
    Screen("check words differ", lambda w: w.press("compareNo")),
    Screen("another key", doors.another_key),
    Screen("room is full", doors.full),
    Screen("computer away while joining", doors.unreachable),
    Screen("twelve words to type", doors.restore),
    Screen("twelve words, wrong", doors.wrong_words),
    Screen("twelve words, for nothing", doors.words_for_nothing),
    Screen("empty page after exit", doors.blank, is_empty=True),
)

IN_THE_ROOM = (
    Screen("waiting", room.waiting),
    *(Screen(f"step: {step}", room.step(step)) for step in room.STEPS[:3]),
    Screen("gentle path, explained", own.gentle_explained),
    Screen("gentle path, a step", own.gentle_step),
    Screen("gentle path, questions", own.gentle_questions),
    Screen("gentle path, left", own.gentle_left),
    Screen("step: grounding_practice", room.step("grounding_practice")),
    Screen("grounding, one chosen", room.chosen),
    *(Screen(f"step: {step}", room.step(step)) for step in room.STEPS[4:7]),
    Screen("imagery, read", own.imagery_read),
    Screen("imagery, stopped", own.imagery_stopped),
    Screen("step: letter", room.step("letter")),
    Screen("twelve words before the letter", own.twelve_before),
    *(Screen(f"letter {place + 1}", room.letter(place)) for place in range(3)),
    Screen("letter, kept", own.letter_kept),
    Screen("letter, let go", own.letter_let_go),
    Screen("letter, two versions", own.two_versions),
    Screen("notebook, two versions", own.two_versions_in_the_notebook),
    Screen("notebook, a version chosen", own.version_chosen),
    Screen("PIN, not the same twice", own.pin_panel),
    Screen("PIN, set", own.pin_set),
    Screen("PIN, to be changed", own.pin_to_be_changed),
    Screen("locked", own.locked),
    Screen("locked, help", lambda w: w.sheet("help")),
    Screen("PIN, wrong", own.pin_wrong),
    Screen("PIN, forgotten", own.pin_forgotten),
    Screen("unlocked", own.unlocked),
    Screen("step out, with a star", lambda w: w.sheet("step-out")),
    Screen("help, with lines", lambda w: w.sheet("help")),
    Screen("quiet hand, down", lambda w: w.sheet("hand")),
    Screen("quiet hand, unheard", room.hand_unheard),
    Screen("quiet hand, without a place", room.hand_without_place),
    Screen("quiet hand, raised", room.hand_raised),
    Screen("quiet hand, seen", room.hand_seen),
    Screen("pause for everyone", room.paused),
    Screen("the room has gone on", room.moved),
    *(Screen(f"step: {step}", room.step(step)) for step in room.STEPS[8:11]),
    Screen("wall, a line sent", room.line_sent),
    Screen("wall, shown", room.wall_shown),
    *(Screen(f"step: {step}", room.step(step)) for step in room.STEPS[11:13]),
    Screen("aftercare, handout ready", room.handout),
    Screen("step: check_out", room.step("check_out")),
    Screen("check-out, answered", room.answered),
    Screen("check-out, answers sent", lambda w: w.press("ratingsSend")),
    Screen("other tab", room.other_tab),
    Screen("an earlier step", room.earlier),
    Screen("computer away", room.unconnected),
    Screen("notebook", room.notebook),
    Screen("notebook, let go", lambda w: w.press("letGo")),
    Screen("ending", room.ending),
    Screen("desk print, offered", own.desk_offer),
    Screen("desk print, its sheets", own.desk_sheets),
    Screen("desk print, waiting", own.desk_waiting),
    Screen("desk print, printed", own.desk_printed),
    Screen("closed: does it stay?", own.closed),
    Screen("erase, asked", own.erase_asked),
    Screen("exit and erase, asked", own.exit_and_erase_asked),
    Screen("closed, it stays", own.stays),
    Screen("catch-up", own.catch_up),
    Screen("listening", room.listening),
    Screen("wall, not allowed", room.step("word_wall")),
    Screen("erased", room.erased),
    Screen("a break", room.elsewhere("break")),
    Screen("beliefs", room.elsewhere("old_and_kinder_belief")),
)

AROUND_THE_ROOM = (
    Screen("stage, lobby", others.stage),
    Screen("watcher, lobby", others.watcher),
    Screen("watcher, hands and lines", others.hands_and_lines),
    Screen("watcher, paused", others.watcher_paused),
    Screen("watcher, ended", others.watcher_ended),
    Screen("stage, closing", others.stage),
    Screen("stage, live", others.stage_live),
    Screen("stage, wall", others.stage_wall),
    Screen("stage, paused", others.stage_paused),
)

WHERE_NOTEBOOKS_ARE_KEPT = (
    Screen("closed, notebook kept", own.closed_and_kept),
    Screen("closed room, for who has words", doors.closed_and_kept),
)

SCREENS = (*BEFORE_THE_ROOM, *IN_THE_ROOM, *AROUND_THE_ROOM, *WHERE_NOTEBOOKS_ARE_KEPT)
