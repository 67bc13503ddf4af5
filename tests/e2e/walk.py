"""One walk of some phones in a real browser, and what must hold when all is well again."""

from __future__ import annotations

import time

from playwright.sync_api import Browser

from tests.e2e.computer import Computer
from tests.e2e.plan import Moment, planned
from tests.e2e.wanderer import Wanderer
from tests.e2e.watchdog import Watchdog

PHONES = 4
LONGEST = 180.0
SAVED_WITHIN = 60.0


class Walk:
    """``moments`` long; at its end every phone is where the room is ``within`` so many seconds."""

    def __init__(
        self, browser: Browser, computer: Computer, seed: int, moments: int, within: float
    ) -> None:
        self.computer = computer
        self.seed = seed
        self.within = within
        self.plan = planned(seed, PHONES, moments)
        self.room = computer.open_writing()
        self.at: list[str] = []
        self.people = [
            Wanderer(browser, number, self.room.code, self.room.public_key, computer.port)
            for number in range(PHONES)
        ]

    def go(self) -> None:
        with Watchdog(LONGEST) as self.dog:
            try:
                self.walk()
            except BaseException as problem:
                problem.add_note(self.told())
                raise
            finally:
                for each in self.people:
                    each.close()

    def told(self) -> str:
        name = f"{self.seed}:{len(self.plan)}"
        steps = "\n".join(self.at)
        return f"Again: WORKSHOP_TEST_WALK={name} make torture ARGS='-k again'\n{steps}"

    def walk(self) -> None:
        for each in self.people:
            each.begin()
        for moment in self.plan:
            self.at.append(str(moment))
            self.happen(moment)
        self.at.append("all is well")
        self.all_is_well()

    def happen(self, moment: Moment) -> None:
        self.to_computer(moment.computer)
        for each, step in zip(self.people, moment.phones, strict=True):
            begun = time.monotonic()
            each.step(step)
            if self.dog.has_barked:
                self.at.append(f"  phone {each.name}: {step}, {time.monotonic() - begun:.0f} s")
            self.dog.look()
        self.people[0].front.wait_for_timeout(moment.pause)

    def to_computer(self, what: str) -> None:
        match what:
            case "launch":
                self.computer.launch()
            case "kill":
                self.computer.kill()
            case "an hour back" | "an hour on":
                hours = 1 if what.endswith("on") else -1
                self.computer.set_clock(self.computer.is_ahead + hours * 3600)
            case "next" | "back":
                self.computer.lead(self.room.code, what)

    def all_is_well(self) -> None:
        self.computer.launch()
        for each in self.people:
            each.heal()
            self.dog.look()
        title = self.computer.title(self.room.code)
        for each in self.people:
            each.is_looked_at()
        until = time.monotonic() + self.within
        for each in self.people:
            self.at.append(f"  phone {each.name}: {len(each.pages)} tabs, {dict(each.met)}")
            each.is_with_the_room(title, until)
        for each in self.people:
            problems = [*each.complaints, *(f"{word} is not on the phone" for word in each.lacks())]
            each.is_saved(SAVED_WITHIN)
            lacking = each.lacks_there(lambda body: self.computer.send(self.room.code, body))
            problems += [f"{word} is not at the computer" for word in lacking]
            if problems:
                raise AssertionError(f"Phone {each.name}: {', '.join(problems)}")
            self.dog.look()
