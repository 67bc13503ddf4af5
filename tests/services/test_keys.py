"""The deployment key: where it comes from, and that nothing opens without it."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from tests.builders import joined_phone, open_room
from tests.conftest import Build
from workshop.domain.errors import BadRequest, UnknownRoom
from workshop.domain.room import Command
from workshop.domain.wire import encode
from workshop.services import Services
from workshop.services.keys import Keys, WrongDeploymentKey, from_file
from workshop.settings import Settings


def test_a_key_file_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "data" / "deployment.key"

    key = from_file(path)

    assert (len(key), stat.S_IMODE(path.stat().st_mode)) == (32, 0o600)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert from_file(path) == key
    assert [each.name for each in path.parent.iterdir()] == ["deployment.key"]


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    path = tmp_path / "deployment.key"
    keys: list[bytes] = []
    threads = [threading.Thread(target=lambda: keys.append(from_file(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert keys == [path.read_bytes()] * 8


def test_a_broken_key_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deployment.key"
    path.write_bytes(b"short")

    with pytest.raises(WrongDeploymentKey):
        from_file(path)
    assert path.read_bytes() == b"short"


def test_a_key_in_the_settings_needs_no_file(tmp_path: Path) -> None:
    settings = Settings.load({"WORKSHOP_KEY": encode(bytes(range(32)))}, data_dir=tmp_path)

    assert Keys.of(settings).unwrap(Keys(bytes(range(32))).wrap(b"secret")) == b"secret"
    assert list(tmp_path.iterdir()) == []


def test_what_one_deployment_wrapped_no_other_unwraps() -> None:
    wrapped = Keys(bytes(32)).wrap(b"secret")

    assert b"secret" not in wrapped
    with pytest.raises(WrongDeploymentKey):
        Keys(bytes(31) + b"\x01").unwrap(wrapped)
    with pytest.raises(WrongDeploymentKey):
        Keys(bytes(32)).unwrap(b"")


def test_a_mac_is_for_one_purpose_in_one_deployment() -> None:
    macs = {
        Keys(bytes(32)).mac("a", b"bc"),
        Keys(bytes(32)).mac("ab", b"c"),
        Keys(bytes(31) + b"\x01").mac("a", b"bc"),
    }

    assert len(macs) == 3
    assert Keys(bytes(32)).mac("a", b"bc") in macs


def test_a_database_without_its_key_is_noise(services: Services, build_services: Build) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)
    phone.hand("come", "here")
    thief = build_services(key=bytes(32))

    for ask in (thief.hands.waiting, thief.rooms.watch_url):
        with pytest.raises(WrongDeploymentKey, match="another deployment key"):
            ask(room.code)


def test_a_rooms_key_survives_a_restart_and_not_its_closing(
    services: Services, build_services: Build
) -> None:
    room = open_room(services)
    sealed = services.rooms._keyring.seal(room.code, b"hello")
    other = build_services()
    assert other.rooms._keyring.unseal(room.code, sealed) == b"hello"

    services.rooms.command(room.code, Command.CLOSE)
    for each in (services, build_services()):
        with pytest.raises(UnknownRoom):
            each.rooms._keyring.unseal(room.code, sealed)

    other.rooms.public_state(room.code)
    other.feed.changed(room.code)
    other.rooms.public_state(room.code)
    with pytest.raises(UnknownRoom):
        other.rooms._keyring.unseal(room.code, sealed)


@pytest.mark.parametrize("box", [b"", b"short", bytes(100)])
def test_what_was_not_sealed_to_the_room_cannot_be_read(services: Services, box: bytes) -> None:
    room = open_room(services)

    with pytest.raises(BadRequest, match="not sealed to this room"):
        services.rooms._keyring.open_envelope(room.code, box)
