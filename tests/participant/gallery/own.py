"""How to get to what each person has for themselves: gentler ways, the letter, keys, pages."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.builders import lead_to, phone_for
from tests.participant.along import Along
from tests.participant.gallery.walk import Walk
from tests.participant.venue import keys_of
from workshop.domain.handout import Paper
from workshop.domain.room import Command

WORDS = "I know you needed someone to sit with you for a while."
THERE = "I know you needed someone. From the other phone."
PIN = "2580"
LETTER = "main textarea"


def catch_up(w: Walk) -> None:
    """Who comes late, into a room that has gone on."""
    w.fresh()
    w.open_room(details=w.details())
    lead_to(w.services, w.clock, w.room, "what_a_child_needs")
    w.at_join()
    w.button(w.says["join"]).click()
    w.heading(w.word("catchUp.title")).wait_for()


# --- the gentle path


def gentle_explained(w: Walk) -> None:
    w.page.locator("main .scale input").nth(8).check(force=True)
    w.sees(w.word("gentle.arrival"))


def gentle_step(w: Walk) -> None:
    w.press("gentle.take")
    expect(w.page.locator("main .scale")).to_be_hidden()


def gentle_questions(w: Walk) -> None:
    w.unfold("gentle.questions")
    expect(w.page.locator("main .scale")).to_be_visible()


def gentle_left(w: Walk) -> None:
    w.press("gentle.leave")
    expect(w.page.locator("main .scale")).to_be_visible()


# --- imagery


def imagery_read(w: Walk) -> None:
    w.unfold("imagery.read")


def imagery_stopped(w: Walk) -> None:
    w.press("imagery.stop")
    w.heading(w.word("imagery.here")).wait_for()


# --- the letter


def twelve_before(w: Walk) -> None:
    w.unfold("wordsBefore")
    twelve(w)
    w.unfold("wordsBefore")
    expect(w.page.locator("main ol")).to_be_hidden()
    w.unfold("wordsBefore")


def twelve(w: Walk) -> None:
    w.press("wordsShow")
    expect(w.page.locator("ol li")).to_have_count(12)


def saved(w: Walk) -> None:
    w.page.evaluate("dispatchEvent(new Event('online'))")  # it saves at once
    w.sees(w.word("keeping.saved"))


def letter_kept(w: Walk) -> None:
    w.page.locator("main .starters button").first.click()
    w.page.locator(LETTER).press_sequentially(WORDS)
    saved(w)


def letter_let_go(w: Walk) -> None:
    w.press("letGoLetter")
    w.sees(w.word("gone"))


def two_versions(w: Walk) -> None:
    """Another phone with the same twelve words has written there too."""
    w.press("undo")
    other = phone_for(w.services, w.room, keys_of(w.page, w.room.code).entropy)
    other.load()
    prompt = w.page.locator(LETTER).get_attribute("data-prompt")
    assert prompt is not None
    other.save({prompt: THERE})
    w.page.locator(LETTER).press_sequentially(" Here.")
    w.page.evaluate("dispatchEvent(new Event('online'))")  # it saves at once
    w.sees(w.word("other.what"))


def two_versions_in_the_notebook(w: Walk) -> None:
    w.press("notebook")
    w.sees(w.word("other.what"))


def version_chosen(w: Walk) -> None:
    w.press("other.keepBoth")
    w.sees(w.word("other.done"))


# --- the PIN


def pin_panel(w: Walk) -> None:
    w.unfold("pin.set")
    fields = w.page.locator("input.pin")
    for place, typed in enumerate((PIN, "1")):
        fields.nth(place).fill(typed)
    w.press("pin.set")
    w.sees(w.word("pin.notSame"))


def pin_set(w: Walk) -> None:
    w.page.locator("input.pin").nth(1).fill(PIN)
    w.press("pin.set")
    w.sees(w.word("pin.isSet"))


def pin_to_be_changed(w: Walk) -> None:
    w.unfold("pin.change")


def locked(w: Walk) -> None:
    Along(w.services, w.clock, w.room, w.page).sleep(minutes=6)
    w.heading(w.word("pin.locked")).wait_for()


def pin_wrong(w: Walk) -> None:
    w.main()
    w.page.locator("input.pin").fill("1111")
    w.press("pin.open")
    w.sees(w.word("pin.wrong"))


def pin_forgotten(w: Walk) -> None:
    w.unfold("pin.forgotten")
    w.page.locator(LETTER).fill("zoo " * 12)
    w.press("restoreOpen")
    w.sees(w.word("restoreWrong"))


def unlocked(w: Walk) -> None:
    """On the very screen that was locked, the notebook; and back to the letter."""
    w.page.locator("input.pin").fill(PIN)
    w.press("pin.open")
    w.heading(w.words["notebook"]).wait_for()
    w.press("back")


# --- pages to take home


def desk_offer(w: Walk) -> None:
    w.unfold("desk.title")
    expect(w.button(w.word("desk.ask"))).to_be_visible()


def desk_sheets(w: Walk) -> None:
    w.page.locator("details details > summary").filter(has_text=w.word("sheets")).click()


def desk_waiting(w: Walk) -> None:
    w.press("desk.ask")
    w.sees(w.word("desk.waiting"))


def desk_printed(w: Walk) -> None:
    w.services.desk_prints.print_file(w.room.code, Paper.A4)
    w.services.desk_prints.forget(w.room.code, w.services.desk_prints.waiting(w.room.code))
    w.page.reload()  # asks at once
    w.sees(w.word("desk.printed"))


# --- what stays


def closed(w: Walk) -> None:
    w.command(Command.CLOSE)
    w.sees(w.word("closed"))
    w.heading(w.word("staysTitle")).wait_for()


def erase_asked(w: Walk) -> None:
    w.press("eraseTitle")
    expect(w.button(w.word("eraseNow"))).to_be_visible()


def exit_and_erase_asked(w: Walk) -> None:
    w.press("keepIt")
    w.press("exitErase")
    w.sees(w.word("erase"))


def stays(w: Walk) -> None:
    for _ in range(2):  # nothing is erased; and it stays
        w.press("keepIt")
    w.heading(w.word("staysTitle")).wait_for(state="detached")


def closed_and_kept(w: Walk) -> None:
    """In a room whose computer keeps locked notebooks for a day."""
    w.keeper()
    w.fresh()
    w.open_room()
    w.join()
    w.lead("arrival_check")
    w.page.locator("main .scale input").nth(5).check(force=True)
    saved(w)
    for _ in range(2):
        w.command(Command.CLOSE)
    w.follow(w.word("endingTitle"), says=w.word("ended"))
    w.sees(w.word("closedKept").partition("{")[0])
