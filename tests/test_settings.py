"""Settings: where each may be set, which one wins, and what cannot be meant."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from platformdirs import user_data_path

from workshop.domain.wire import encode
from workshop.settings import SETTINGS, Settings, SettingsProblem

KEY = bytes(range(32))
ADDRESS = "https://room.example.org"


def problems_of(environ: dict[str, str], toml_path: Path | None = None) -> tuple[str, ...]:
    with pytest.raises(SettingsProblem) as refusal:
        Settings.load(environ, toml_path)
    return refusal.value.problems


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "workshop.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_need_be_set() -> None:
    folder = user_data_path("workshop", appauthor=False)

    assert Settings.load({}) == Settings(
        database_url=f"sqlite:///{(folder / 'workshop.db').as_posix()}",
        data_dir=folder,
        public_url=None,
        locale="en",
        retention=timedelta(),
        key=None,
        passcode=None,
        host="0.0.0.0",
        port=8080,
        dashboard_port=8501,
        scripts_dir=None,
    )


def test_everything_can_be_set_in_the_environment(tmp_path: Path) -> None:
    environ = {
        "WORKSHOP_DATABASE_URL": "postgresql://me:secret@db/rooms",
        "WORKSHOP_DATA_DIR": str(tmp_path),
        "WORKSHOP_PUBLIC_URL": "https://room.example.org/",
        "WORKSHOP_LOCALE": "en",
        "WORKSHOP_RETENTION": "24h",
        "WORKSHOP_KEY": encode(KEY),
        "WORKSHOP_PASSCODE": "open, please",
        "WORKSHOP_HOST": "127.0.0.1",
        "WORKSHOP_PORT": "80",
        "WORKSHOP_DASHBOARD_PORT": "81",
        "WORKSHOP_SCRIPTS_DIR": str(tmp_path / "scripts"),
    }
    assert environ.keys() == {setting.env for setting in SETTINGS}

    assert Settings.load(environ) == Settings(
        database_url="postgresql://me:secret@db/rooms",
        data_dir=tmp_path,
        public_url="https://room.example.org",
        locale="en",
        retention=timedelta(hours=24),
        key=KEY,
        passcode="open, please",
        host="127.0.0.1",
        port=80,
        dashboard_port=81,
        scripts_dir=tmp_path / "scripts",
    )


def test_the_table_names_every_field() -> None:
    assert [setting.name for setting in SETTINGS] == list(Settings.__slots__)


def test_an_argument_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, 'port = 1\npasscode = "in the file"\nhost = "127.0.0.1"\n')

    environ = {"WORKSHOP_PORT": "2", "WORKSHOP_PASSCODE": "in the environment"}
    settings = Settings.load(environ, path, port=3)

    assert (settings.port, settings.host) == (3, "127.0.0.1")
    assert settings.passcode == "in the environment"


def test_an_argument_that_was_not_given_wins_over_nothing() -> None:
    assert Settings.load({"WORKSHOP_PORT": "2"}, None, port=None).port == 2


def test_an_empty_variable_is_not_set() -> None:
    assert Settings.load({"WORKSHOP_PASSCODE": "", "WORKSHOP_PORT": ""}) == Settings.load({})


def test_the_database_lies_in_the_data_folder(tmp_path: Path) -> None:
    assert Settings.load({}, data_dir=tmp_path).database_url == f"sqlite:///{tmp_path}/workshop.db"


def test_there_need_be_no_file(tmp_path: Path) -> None:
    assert Settings.load({}, tmp_path / "workshop.toml") == Settings.load({})


def test_here_is_the_current_folder_and_the_process_s_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "port = 1\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKSHOP_PASSCODE", "open, please")

    settings = Settings.from_here(dashboard_port=9)

    assert (settings.port, settings.passcode, settings.dashboard_port) == (1, "open, please", 9)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("0", timedelta()),
        ("0h", timedelta()),
        ("24h", timedelta(hours=24)),
        ("30d", timedelta(days=30)),
        ("720h", timedelta(days=30)),
    ],
)
def test_retention_is_nothing_or_hours_or_days(text: str, time: timedelta) -> None:
    assert Settings.load({"WORKSHOP_RETENTION": text}).retention == time


@pytest.mark.parametrize("text", ["24", "1w", "-1h", "forever", "٣d", "1.5h"])
def test_any_other_retention_is_refused(text: str) -> None:
    assert problems_of({"WORKSHOP_RETENTION": text}) == (
        f"WORKSHOP_RETENTION must be 0, or hours or days such as 24h or 30d, not “{text}”.",
    )


def test_nothing_is_kept_for_more_than_thirty_days() -> None:
    assert problems_of({"WORKSHOP_RETENTION": "31d"}) == (
        "WORKSHOP_RETENTION must be at most 30d, not “31d”.",
    )


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, 'locale = 5\nprot = 80\nhost = ["a"]\n')

    assert problems_of(
        {"WORKSHOP_PORT": "70000", "WORKSHOP_PUBLIC_URL": "room.example.org"}, path
    ) == (
        f"WORKSHOP_PUBLIC_URL must be an address such as {ADDRESS}, not “room.example.org”.",
        f"locale in {path} must be en or es or ar, not “5”.",
        f"host in {path} must be written as text.",
        "WORKSHOP_PORT must be a port number from 0 to 65535, not “70000”.",
        f"prot in {path} is not a setting. Did you mean port?",
    )


def test_a_slip_in_a_variable_s_name_is_told() -> None:
    assert problems_of({"WORKSHOP_RETENTON": "30d"}) == (
        "WORKSHOP_RETENTON is not a setting. Did you mean WORKSHOP_RETENTION?",
    )
    assert Settings.load({"WORKSHOP_TEST_BROWSER": "1", "RETENTION": "30d"}) == Settings.load({})


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (problem,) = problems_of({}, written(tmp_path, "port = = 1"))

    assert problem.startswith(f"{tmp_path / 'workshop.toml'} cannot be read: ")


@pytest.mark.parametrize(
    "address",
    [
        "https://room.example.org/path",
        "ftp://room.example.org",
        "https://",
        "https://me@room.example.org",
        "https://room.example.org?x=1",
    ],
)
def test_a_public_address_is_an_origin_and_no_more(address: str) -> None:
    (problem,) = problems_of({"WORKSHOP_PUBLIC_URL": address})

    assert problem.startswith("WORKSHOP_PUBLIC_URL must be an address such as")


@pytest.mark.parametrize("key", ["short", "é" * 43, encode(KEY[:-1]), encode(KEY) + "AAAA"])
def test_a_key_of_the_wrong_length_is_refused_and_not_repeated(key: str) -> None:
    assert problems_of({"WORKSHOP_KEY": key}) == ("WORKSHOP_KEY must be 32 bytes in base64.",)


def test_a_database_that_is_neither_kind_is_refused_and_not_repeated() -> None:
    assert problems_of({"WORKSHOP_DATABASE_URL": "mysql://me:secret@db/rooms"}) == (
        "WORKSHOP_DATABASE_URL must start with sqlite:/// or postgresql:// and name a database.",
    )


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    environ = {
        "WORKSHOP_DATABASE_URL": "postgresql://me:secret-one@db/rooms",
        "WORKSHOP_KEY": encode(KEY),
        "WORKSHOP_PASSCODE": "secret-two",
    }

    shown = repr(Settings.load(environ))

    assert "secret" not in shown
    assert str(KEY) not in shown
