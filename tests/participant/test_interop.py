"""What the phone's script writes, Python reads, and the other way round."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from nacl.public import PrivateKey, SealedBox
from nacl.secret import SecretBox

from tests.participant.node import bundled, node
from workshop.cli.phone_client import PhoneKeys, open_notebook, seal_notebook, sign_request
from workshop.domain import wire
from workshop.participant.assets import FOLDER
from workshop.services.messages import read_signed, sealed_answer

CODE = "CDFGHJ"
ROOM = PrivateKey(bytes(range(32)))
FIELDS = {"op": "save", "text": "Grüße, 💛 \u2028 and </script>"}
NOTEBOOK = {"v": 1, "answers": {"letter_a": "Dear younger me 💛", "arrival": 3, "needs": ["rest"]}}
ANSWER_KEY = bytes(range(32, 64))
LENGTHS = (0, 1023, 1024, 8191, 8192, 98303)

TWELVE = {
    "00" * 16: "abandon " * 11 + "about",
    "7f" * 16: "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "80" * 16: "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
    "ff" * 16: "zoo " * 11 + "wrong",
}
"""BIP39's own examples."""


@pytest.fixture(scope="module", params=TWELVE)
def entropy(request: pytest.FixtureRequest) -> bytes:
    return bytes.fromhex(request.param)


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundled("interop.mjs", tmp_path_factory.mktemp("bundled"))


@pytest.fixture(scope="module")
def keys(entropy: bytes) -> PhoneKeys:
    return PhoneKeys(CODE, entropy)


@pytest.fixture(scope="module")
def told(script: Path, entropy: bytes, keys: PhoneKeys) -> dict[str, Any]:
    asked = {
        "code": CODE,
        "entropy": wire.encode(entropy),
        "room": wire.encode(bytes(ROOM.public_key)),
        "seq": 7,
        "fields": FIELDS,
        "notebook": NOTEBOOK,
        "sealedNotebook": wire.encode(seal_notebook(keys, NOTEBOOK)),
        "sealedAnswer": wire.encode(sealed_answer({"pdf": "x" * 5000}, ANSWER_KEY)),
        "plainAnswer": wire.encode(wire.pad_answer(json.dumps({"rev": 7}).encode())),
        "answerKey": wire.encode(ANSWER_KEY),
        "words": str(FOLDER / "words.json"),
        "lengths": LENGTHS,
    }
    done = node(script, stdin=json.dumps(asked))
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_both_derive_the_same_keys(told: dict[str, Any], keys: PhoneKeys) -> None:
    assert told["public"] == wire.encode(keys.public)
    assert told["letter"] == wire.encode(keys.letter)


def test_the_server_reads_what_the_phone_sealed_and_signed(
    told: dict[str, Any], keys: PhoneKeys
) -> None:
    signed = read_signed(CODE, told["body"].encode())
    message = json.loads(wire.unpad(SealedBox(ROOM).decrypt(signed.box)))

    assert (signed.public_key, signed.seq) == (keys.public, 7)
    assert message == {**FIELDS, "from": wire.encode(keys.public), "reply": told["reply"]}


def test_after_closing_the_phone_signs_what_python_signs(
    told: dict[str, Any], keys: PhoneKeys
) -> None:
    signed = read_signed(CODE, told["afterwards"].encode(), "kept")
    ours = read_signed(CODE, sign_request(keys, CODE, FIELDS), "kept")

    assert json.loads(wire.unpad(signed.box)) == json.loads(wire.unpad(ours.box)) == FIELDS
    assert (signed.pid, len(signed.box)) == (ours.pid, len(ours.box))
    assert told["openedPlain"] == {"rev": 7}


def test_the_phone_reads_what_the_server_answers(told: dict[str, Any]) -> None:
    assert told["openedAnswer"] == {"pdf": "x" * 5000}


def test_a_notebook_opens_on_either_side(told: dict[str, Any], keys: PhoneKeys) -> None:
    blob = wire.decode(told["notebook"])

    assert blob[:1] == b"\x01"
    assert len(blob) == 1 + SecretBox.NONCE_SIZE + SecretBox.MACBYTES + wire.NOTEBOOK_SIZES[0]
    assert open_notebook(keys, blob) == NOTEBOOK
    assert told["openedNotebook"] == NOTEBOOK


def test_both_name_the_same_check_words(told: dict[str, Any]) -> None:
    assert tuple(told["checkNumbers"]) == wire.check_word_numbers(bytes(ROOM.public_key))


def test_twelve_words_are_those_of_the_standard_and_lead_back(
    told: dict[str, Any], entropy: bytes
) -> None:
    assert told["twelve"] == TWELVE[entropy.hex()].split()
    assert told["entropyAgain"] == wire.encode(entropy)
    assert told["refusesWrongWords"] is True


def test_both_pad_to_the_same_lengths(told: dict[str, Any]) -> None:
    assert told["padded"] == [
        len(wire.pad(bytes(length), wire.REQUEST_SIZES)) for length in LENGTHS
    ]
