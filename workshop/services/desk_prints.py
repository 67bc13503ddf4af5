"""Desk prints as the facilitator has them: pick-up words, and one print file of all that waits."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from workshop.domain.desk_print import PrintStatus
from workshop.domain.errors import PrintingFailed
from workshop.domain.handout import HandoutRequest, Paper, read_request
from workshop.services.handouts import Handouts
from workshop.services.keyring import Keyring
from workshop.store import desk_prints
from workshop.store.database import Database
from workshop.store.desk_prints import SealedPrint


@dataclass(frozen=True, slots=True)
class PickUpWord:
    """All that the desk knows of a desk print before it comes out of the printer."""

    word: str
    status: PrintStatus


class DeskPrints:
    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        handouts: Handouts,
        erased: Callable[[], None],
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._handouts = handouts
        self._erased = erased

    def words(self, code: str) -> list[PickUpWord]:
        with self._database.reading() as connection:
            return [
                PickUpWord(each.word, each.status) for each in desk_prints.load(connection, code)
            ]

    def waiting(self, code: str) -> list[str]:
        """The words of those that are not printed yet, as far as anybody said."""
        return [each.word for each in self.words(code) if each.status is not PrintStatus.PRINTED]

    def print_file(self, code: str, page: Paper) -> bytes:
        """One PDF of all that are not forgotten yet; in memory only.

        One that cannot be printed is left out and stays, and its word is marked.

        Raises:
            PrintingFailed: none could be printed.
        """
        with self._database.reading() as connection:
            waiting = [each for each in desk_prints.load(connection, code) if each.sealed]
        asked = dict(self._asked(code, waiting, page))
        good = {
            word: request for word, request in asked.items() if self._prints(code, word, request)
        }
        self._mark(code, asked.keys() - good.keys(), PrintStatus.FAILED)
        if not good:
            raise PrintingFailed(NOTHING_PRINTED if asked else NOTHING_WAITS)
        pdf = self._handouts.render_print_file(code, good)
        self._mark(code, good.keys(), PrintStatus.MADE)
        return pdf

    def forget(self, code: str, words: Collection[str]) -> None:
        """These are printed: delete what was asked for."""
        with self._database.transaction() as connection:
            desk_prints.forget(connection, code, words)
        self._erased()

    def _asked(
        self, code: str, waiting: list[SealedPrint], page: Paper
    ) -> Iterator[tuple[str, HandoutRequest]]:
        for each in waiting:
            message = json.loads(self._keyring.unseal(code, each.sealed or b""))
            yield each.word, read_request(message | {"page": page})

    def _prints(self, code: str, word: str, request: HandoutRequest) -> bool:
        """Whether this one can be printed by itself; what one person wrote must not stop others."""
        try:
            self._handouts.render_print_file(code, {word: request})
        except PrintingFailed:
            return False
        return True

    def _mark(self, code: str, words: Collection[str], status: PrintStatus) -> None:
        with self._database.transaction() as connection:
            desk_prints.mark(connection, code, words, status)


NOTHING_WAITS = "Nothing waits to be printed."
NOTHING_PRINTED = (
    "None of them could be printed. They still wait. People can make a handout on their phones."
)
