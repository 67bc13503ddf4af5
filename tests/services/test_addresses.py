"""The addresses that the links start with."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Any

import pytest

from workshop.services.addresses import (
    Addresses,
    interface_addresses,
    is_one_address,
    is_reachable,
    lan_address,
)
from workshop.settings import Settings


def base(tmp_path: Path, **settings: Any) -> str:
    return Addresses(Settings.load({}, data_dir=tmp_path, **settings)).base()


def test_a_public_address_is_taken_as_it_is(tmp_path: Path) -> None:
    assert base(tmp_path, public_url="https://room.example.org/") == "https://room.example.org"


def test_one_address_to_listen_on_is_the_address_to_call(tmp_path: Path) -> None:
    assert base(tmp_path, host="127.0.0.1", port=8123) == "http://127.0.0.1:8123"


def test_on_all_addresses_phones_call_the_one_in_the_network(tmp_path: Path) -> None:
    host = lan_address() or "127.0.0.1"

    assert base(tmp_path, host="0.0.0.0", port=80) == f"http://{host}:80"


def test_an_address_that_was_found_can_be_reached_by_others() -> None:
    found = lan_address()

    assert found is None or is_reachable(str(ipaddress.ip_address(found)))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.1.1", "0.0.0.0", "224.0.0.1"])
def test_addresses_that_lead_nowhere_are_not_given_to_phones(address: str) -> None:
    assert not is_reachable(address)


@pytest.mark.parametrize(
    ("host", "one"),
    [("0.0.0.0", False), ("::", False), ("192.168.1.5", True), ("laptop.local", True)],
)
def test_all_addresses_are_told_from_one(host: str, one: bool) -> None:
    assert is_one_address(host) is one


def test_every_network_card_is_asked_for_its_address() -> None:
    found = interface_addresses()

    assert [str(ipaddress.ip_address(address)) for address in found] == found
    assert found == [] or "127.0.0.1" in found
