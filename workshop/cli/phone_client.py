"""A participant's phone in Python: the real protocol without a transport, for rehearsals and tests.

The same steps as the page's script: keys from 128 random bits, requests signed and sealed to the
room's public key, answers opened with a key that only this request carried.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable, Generator, Mapping
from typing import Any, Generic, TypeVar

from nacl.exceptions import CryptoError
from nacl.public import PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.signing import SigningKey

from workshop.domain import wire

Answer = dict[str, Any]
Exchange = Generator[bytes, tuple[int, bytes], Answer]
"""Yields a body to send, is sent (status, bytes), returns what the room answered."""

Send = Callable[[bytes], tuple[int, bytes]]
AsyncSend = Callable[[bytes], Awaitable[tuple[int, bytes]]]
Result = TypeVar("Result")

NOTEBOOK_VERSION = b"\x01"
MOST_ATTEMPTS = 5


class Refused(Exception):
    """The room said no: ``code`` for programs, ``str()`` for people, ``answer`` in full."""

    def __init__(self, status: int, answer: Answer) -> None:
        super().__init__(str(answer.get("error", "The answer cannot be read.")))
        self.status = status
        self.code = str(answer.get("code", ""))
        self.answer = answer


class PhoneKeys:
    """One phone's keys in one room, all from ``entropy``, which is what the twelve words hold."""

    def __init__(self, code: str, entropy: bytes) -> None:
        root = wire.root_key(entropy)
        self.entropy = entropy
        self.sign = SigningKey(wire.subkey("sign", code, root))
        self.letter = wire.subkey("letter", code, root)

    @property
    def public(self) -> bytes:
        return bytes(self.sign.verify_key)

    @property
    def pid(self) -> bytes:
        return wire.participant_id(self.public)


def seal_request(
    keys: PhoneKeys, code: str, seq: int, op: Mapping[str, Any], room_public_key: bytes
) -> tuple[bytes, bytes]:
    """The body of one ``POST /j/{code}/act``, and the key that will open its answer."""
    reply_key = secrets.token_bytes(SecretBox.KEY_SIZE)
    message = {**op, "from": wire.encode(keys.public), "reply": wire.encode(reply_key)}
    padded = wire.pad(json.dumps(message, ensure_ascii=False).encode(), wire.REQUEST_SIZES)
    box = SealedBox(PublicKey(room_public_key)).encrypt(padded)
    signature = keys.sign.sign(wire.signed_bytes("act", code, seq, box)).signature
    frame = {
        "v": wire.VERSION,
        "key": wire.encode(keys.public),
        "seq": seq,
        "sig": wire.encode(signature),
        "box": wire.encode(box),
    }
    return json.dumps(frame).encode(), reply_key


def sign_request(keys: PhoneKeys, code: str, op: Mapping[str, Any]) -> bytes:
    """The body of one ``POST /j/{code}/kept``: a closed room has no key to seal it to."""
    box = wire.pad(json.dumps(op, ensure_ascii=False).encode(), wire.REQUEST_SIZES)
    signature = keys.sign.sign(wire.signed_bytes("kept", code, 1, box)).signature
    frame = {
        "v": wire.VERSION,
        "key": wire.encode(keys.public),
        "seq": 1,
        "sig": wire.encode(signature),
        "box": wire.encode(box),
    }
    return json.dumps(frame).encode()


def open_answer(sealed: bytes, reply_key: bytes) -> Answer:
    answer: Answer = json.loads(wire.unpad(SecretBox(reply_key).decrypt(sealed)))
    return answer


def seal_notebook(keys: PhoneKeys, notebook: Mapping[str, Any]) -> bytes:
    padded = wire.pad(json.dumps(notebook, ensure_ascii=False).encode(), wire.NOTEBOOK_SIZES)
    return NOTEBOOK_VERSION + bytes(SecretBox(keys.letter).encrypt(padded))


def open_notebook(keys: PhoneKeys, blob: bytes) -> Answer:
    notebook: Answer = json.loads(wire.unpad(SecretBox(keys.letter).decrypt(blob[1:])))
    return notebook


class Conversation(Generic[Result]):
    """Everything a phone can ask of its room; ``drive`` carries each exchange over some transport.

    A number that another message has used is answered with 409 and the current one; the request is
    then sealed again under the next number, as the page does after being restored from a backup.
    Every method gives the answer, or raises :class:`Refused`.
    """

    def __init__(
        self,
        code: str,
        room_public_key: bytes,
        drive: Callable[[Exchange], Result],
        entropy: bytes | None = None,
    ) -> None:
        self.code = code
        self.room_public_key = room_public_key
        self.keys = PhoneKeys(code, entropy or secrets.token_bytes(16))
        self.seq = 0
        self.rev = 0
        self._drive = drive

    def act(self, op: str, **fields: object) -> Result:
        return self._drive(self._exchange({"op": op, **fields}))

    def join(self) -> Result:
        return self.act("join")

    def sync(self) -> Result:
        return self.act("sync")

    def save(self, answers: Mapping[str, Any]) -> Result:
        """Save the whole notebook under the next revision."""
        return self._drive(self._save({"v": 1, "answers": dict(answers)}))

    def load(self) -> Result:
        """The answer also carries the opened ``notebook``, or None when nothing is saved."""
        return self._drive(self._load())

    def line(self, segment: str, text: str, line_id: bytes | None = None) -> Result:
        """The answer also carries the line's ``id``, which :meth:`withdraw` takes."""
        identity = wire.encode(line_id or secrets.token_bytes(16))
        op = {"op": "line", "id": identity, "segment": segment, "text": text}
        return self._drive(self._named(op))

    def withdraw(self, line_id: str) -> Result:
        return self.act("withdraw", id=line_id)

    def ratings(
        self, settled: int, choice: int, arrival: int | None = None, too_much: str | None = None
    ) -> Result:
        """The answer also carries the ``id``, which :meth:`unsend` takes."""
        numbers = {"arrival": arrival, "settled": settled, "choice": choice, "too_much": too_much}
        op = {"op": "ratings", "id": wire.encode(secrets.token_bytes(16)), **numbers}
        return self._drive(self._named(op))

    def unsend(self, ratings_id: str) -> Result:
        return self.act("unsend", id=ratings_id)

    def hand(self, wish: str = "come", place: str = "") -> Result:
        return self.act("hand", wish=wish, place=place)

    def lower(self) -> Result:
        return self.act("lower")

    def handout(self, answers: Mapping[str, Any], page: str = "a4", large: bool = False) -> Result:
        """The answer's ``pdf`` is the document's bytes."""
        return self._drive(
            self._handout({"op": "handout", "page": page, "large": large, "answers": dict(answers)})
        )

    def desk_print(
        self, word: str, answers: Mapping[str, Any], print_id: bytes | None = None
    ) -> Result:
        """Ask for a desk print. The answer also carries its ``id``."""
        identity = wire.encode(print_id or secrets.token_bytes(16))
        op = {"op": "print", "id": identity, "word": word, "large": False, "answers": dict(answers)}
        return self._drive(self._named(op))

    def printed(self, print_id: str) -> Result:
        """The answer's ``printed``: true, false as long as it waits, None if there is none."""
        return self.act("printed", id=print_id)

    def unprint(self, print_id: str) -> Result:
        return self.act("unprint", id=print_id)

    def erase(self) -> Result:
        return self.act("erase")

    def _exchange(self, op: Mapping[str, Any]) -> Exchange:
        for _ in range(MOST_ATTEMPTS):
            self.seq += 1
            body, reply_key = seal_request(self.keys, self.code, self.seq, op, self.room_public_key)
            status, content = yield body
            if status == 200:
                return self._opened(content, reply_key)
            refusal = _plain(content)
            if status != 409 or not isinstance(refusal.get("current"), int):
                raise Refused(status, refusal)
            self.seq = max(self.seq, refusal["current"])
        raise Refused(409, {"error": "Other messages kept coming first."})

    def _opened(self, content: bytes, reply_key: bytes) -> Answer:
        try:
            answer = open_answer(content, reply_key)
        except (CryptoError, ValueError) as problem:
            raise Refused(200, {"code": "unreadable"}) from problem
        if "error" in answer:
            raise Refused(200, answer)
        return answer

    def _save(self, notebook: Mapping[str, Any]) -> Exchange:
        rev = self.rev + 1
        blob = wire.encode(seal_notebook(self.keys, notebook))
        answer = yield from self._exchange({"op": "save", "rev": rev, "blob": blob})
        self.rev = answer["rev"]
        return answer

    def _load(self) -> Exchange:
        answer = yield from self._exchange({"op": "load"})
        self.rev = answer["rev"] or 0
        blob = answer["blob"]
        notebook = open_notebook(self.keys, wire.decode(blob)) if blob else None
        return {**answer, "notebook": notebook}

    def _named(self, op: Mapping[str, Any]) -> Exchange:
        answer = yield from self._exchange(op)
        return {**answer, "id": op["id"]}

    def _handout(self, op: Mapping[str, Any]) -> Exchange:
        answer = yield from self._exchange(op)
        return {**answer, "pdf": _standard_or_url_base64(answer["pdf"])}


class Phone(Conversation[Answer]):
    """A phone over ``send(body) -> (status, bytes)``."""

    def __init__(
        self, code: str, room_public_key: bytes, send: Send, entropy: bytes | None = None
    ) -> None:
        def drive(exchange: Exchange) -> Answer:
            try:
                body = next(exchange)
                while True:
                    body = exchange.send(send(body))
            except StopIteration as done:
                answer: Answer = done.value
                return answer

        super().__init__(code, room_public_key, drive, entropy)


class AsyncPhone(Conversation[Awaitable[Answer]]):
    """A phone over ``await send(body) -> (status, bytes)``."""

    def __init__(self, code: str, room_public_key: bytes, send: AsyncSend) -> None:
        async def drive(exchange: Exchange) -> Answer:
            try:
                body = next(exchange)
                while True:
                    body = exchange.send(await send(body))
            except StopIteration as done:
                answer: Answer = done.value
                return answer

        super().__init__(code, room_public_key, drive)


def _plain(content: bytes) -> Answer:
    try:
        answer = json.loads(content)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _standard_or_url_base64(text: str) -> bytes:
    return wire.decode(text.rstrip("=").replace("+", "-").replace("/", "_"))
