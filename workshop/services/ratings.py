"""What may be known of the closing ratings: nothing until the room is closed, then never more."""

from __future__ import annotations

from workshop.domain.errors import NotNow, UnknownRoom
from workshop.services.numbers import DebriefNumbers
from workshop.store import rooms as stored
from workshop.store.database import Database


class Ratings:
    def __init__(self, database: Database) -> None:
        self._database = database

    def summary(self, code: str) -> DebriefNumbers:
        """The numbers as they were published when the room closed.

        Raises:
            NotNow: the room is still open.
        """
        with self._database.reading() as connection:
            content = stored.load_content(connection, code)
        if content is None:
            raise UnknownRoom
        if content.summary is None:
            raise NotNow("The numbers can be seen once the room is closed.")
        return DebriefNumbers.decoded(content.summary)
