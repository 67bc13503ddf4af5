"""Everything an action can refuse, in words for the person it happens to.

The tree::

    WorkshopError
    ├── UnknownRoom            no room has this code, or it has closed
    ├── StaleRevision          someone else was first; carries the current revision
    ├── NotNow                 the room's state does not permit this command
    │   └── ProtectedMinutes   grounding, imagery's return and closing are never cut short
    ├── ScriptHasProblems      a script with mistakes cannot be opened
    ├── RoomFull               as many people joined as the room was opened for
    ├── NotJoined              the sender has not joined this room
    ├── BadRequest             the message cannot be read
    │   ├── TooLarge           the message is longer than any honest one
    │   └── NoSheets           a handout without a sheet was asked for
    ├── BadSignature           the message was not signed by the key it names
    ├── SequenceUsed           another message with this number came first
    ├── NotebookMoved          a newer notebook is already saved
    ├── WordTaken              another desk print waits under this pick-up word
    ├── StorageFull            the disk took no more; nothing was changed
    └── PrintingFailed         the handout, or booklet, could not be made
"""

from __future__ import annotations


class WorkshopError(Exception):
    """A refused action. ``str()`` is a sentence that can be shown to a person.

    The ``sentence`` is also kept as it was written, apart from the ``values`` of its ``{places}``:
    so can it be said in another language.
    """

    code = "refused"

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = sentence
        self.values = values
        super().__init__(sentence.format(**values) if values else sentence)


class UnknownRoom(WorkshopError):
    code = "unknown_room"

    def __init__(self) -> None:
        super().__init__("No open room has this code. Please check the code and try again.")


class StaleRevision(WorkshopError):
    code = "stale_revision"

    def __init__(self, current: int) -> None:
        super().__init__("Someone else was first. The room has moved on; please look again.")
        self.current = current


class NotNow(WorkshopError):
    code = "not_now"


class ProtectedMinutes(NotNow):
    code = "protected_minutes"


class ScriptHasProblems(WorkshopError):
    code = "script_has_problems"


class RoomFull(WorkshopError):
    code = "room_full"

    def __init__(self) -> None:
        super().__init__("This room is full. Please speak with the facilitator.")


class NotJoined(WorkshopError):
    code = "not_joined"

    def __init__(self) -> None:
        super().__init__("This phone has not joined the room yet.")


class BadRequest(WorkshopError):
    code = "bad_request"


class TooLarge(BadRequest):
    code = "too_large"

    def __init__(self) -> None:
        super().__init__("That is more than this page can send at once.")


class NoSheets(BadRequest):
    code = "no_sheets"

    def __init__(self) -> None:
        super().__init__("Please choose at least one sheet.")


class BadSignature(WorkshopError):
    code = "bad_signature"

    def __init__(self) -> None:
        super().__init__("This message does not carry a valid signature.")


class SequenceUsed(WorkshopError):
    code = "sequence_used"

    def __init__(self, current: int) -> None:
        super().__init__("Another message from this phone came first. Please try again.")
        self.current = current


class NotebookMoved(WorkshopError):
    code = "notebook_moved"

    def __init__(self, rev: int) -> None:
        super().__init__("A newer version is already saved, perhaps from another tab.")
        self.rev = rev


class WordTaken(WorkshopError):
    code = "word_taken"

    def __init__(self) -> None:
        super().__init__("Somebody here has this word already. Please take another.")


class StorageFull(WorkshopError):
    code = "storage_full"

    def __init__(self) -> None:
        super().__init__("The computer is out of space. Your words are on your phone only.")


class PrintingFailed(WorkshopError):
    code = "printing_failed"

    def __init__(self, words: str = "") -> None:
        if words:
            super().__init__(words)
        else:
            super().__init__(
                "The handout could not be made now. Your words are still on your phone."
            )
