"""Frames between phone and server."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain import wire
from workshop.domain.errors import BadRequest, TooLarge


@given(st.binary(max_size=9000))
def test_padding_comes_off_again(data: bytes) -> None:
    assert wire.unpad(wire.pad(data, wire.REQUEST_SIZES)) == data
    assert wire.unpad(wire.pad_answer(data)) == data


@given(st.binary(max_size=9000))
def test_a_padded_request_has_one_of_three_lengths(data: bytes) -> None:
    assert len(wire.pad(data, wire.REQUEST_SIZES)) in wire.REQUEST_SIZES


def test_what_fits_no_size_is_too_large() -> None:
    with pytest.raises(TooLarge):
        wire.pad(bytes(2048), (1024, 2048))


@pytest.mark.parametrize("padded", [b"", bytes(64), b"no padding"])
def test_bytes_without_padding_are_refused(padded: bytes) -> None:
    with pytest.raises(BadRequest):
        wire.unpad(padded)


@given(st.binary(max_size=300))
def test_encoding_comes_off_again(data: bytes) -> None:
    assert wire.decode(wire.encode(data)) == data


@pytest.mark.parametrize("text", ["=", "a", "a b c", "ä", "ab+/", "!!!!"])
def test_text_that_is_not_url_safe_base64_is_refused(text: str) -> None:
    with pytest.raises(BadRequest):
        wire.decode(text)


def test_a_signature_covers_operation_room_number_and_box() -> None:
    base = wire.signed_bytes("act", "CDFGHJ", 1, b"box")

    others = {
        wire.signed_bytes("watch", "CDFGHJ", 1, b"box"),
        wire.signed_bytes("act", "CDFGHK", 1, b"box"),
        wire.signed_bytes("act", "CDFGHJ", 2, b"box"),
        wire.signed_bytes("act", "CDFGHJ", 1, b"bix"),
    }

    assert len(others) == 4
    assert base not in others


def test_keys_of_different_purposes_and_rooms_differ() -> None:
    root = wire.root_key(bytes(16))

    keys = {wire.subkey(label, code, root) for label in ("sign", "letter") for code in ("A", "B")}

    assert len(keys) == 4


def test_check_words_are_numbers_into_a_list_of_2048() -> None:
    numbers = wire.check_word_numbers(bytes(32))

    assert len(numbers) == 3
    assert all(0 <= number < 2048 for number in numbers)
