"""Every setting once: its name, type, default and one line of help; read only at the start."""

from __future__ import annotations

import base64
import binascii
import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from platformdirs import user_data_path

from workshop.domain.languages import LANGUAGES

TOML_NAME = "workshop.toml"
PREFIX = "WORKSHOP_"

LONGEST_RETENTION = timedelta(days=30)
KEY_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. ``type`` names its reader; an empty default means “not set”."""

    name: str
    type: str
    default: str
    help: str

    @property
    def env(self) -> str:
        return PREFIX + self.name.upper()


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "database_url",
        "database",
        "",
        "where rooms are kept: `sqlite:///PATH` or `postgresql://…`; "
        "when not set, `workshop.db` in the data folder",
    ),
    Setting(
        "data_dir",
        "folder",
        "",
        "folder for the database, the deployment key and your own scripts; "
        "when not set, the usual one of your system",
    ),
    Setting(
        "public_url",
        "address",
        "",
        "the address that phones use when a proxy stands in front, such as `https://room.example.org`",
    ),
    Setting(
        "locale",
        "language",
        "en",
        "language of the front page and of new rooms: `en`, `es` or `ar` (a draft)",
    ),
    Setting(
        "retention",
        "time",
        "0",
        "how long sealed notebooks are kept after a room closes: "
        "`0` erases them at once, else hours or days such as `24h` or `30d`, at most `30d`",
    ),
    Setting(
        "key",
        "key",
        "",
        "the deployment key, 32 bytes in base64; when not set, `deployment.key` in the data folder",
    ),
    Setting("passcode", "text", "", "what facilitators type to enter the dashboard when hosted"),
    Setting("host", "text", "0.0.0.0", "the address on which phones are answered"),  # noqa: S104
    Setting("port", "port", "8080", "the port on which phones are answered"),
    Setting("dashboard_port", "port", "8501", "the port of the dashboard, on this computer only"),
    Setting(
        "scripts_dir",
        "folder",
        "",
        "folder of your own scripts; when not set, `facilitator_scripts` in the data folder",
    ),
)


class SettingsProblem(Exception):
    """Settings that cannot be used: one sentence for each, all at once."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    database_url: str = field(repr=False)
    data_dir: Path
    public_url: str | None = None
    locale: str = "en"
    retention: timedelta = timedelta()
    key: bytes | None = field(default=None, repr=False)
    passcode: str | None = field(default=None, repr=False)
    host: str = "0.0.0.0"  # noqa: S104
    port: int = 8080
    dashboard_port: int = 8501
    scripts_dir: Path | None = None

    @property
    def own_scripts_dir(self) -> Path:
        """Where the facilitator's own scripts lie."""
        return self.scripts_dir or self.data_dir / "facilitator_scripts"

    @classmethod
    def load(
        cls, environ: Mapping[str, str], toml_path: Path | None = None, **overrides: Any
    ) -> Settings:
        """Read what is set: ``overrides`` win over ``environ``, ``environ`` over the file.

        An override is a finished value, or text as in the environment; ``None`` is not an override.

        Raises:
            SettingsProblem: with a sentence for everything that cannot be used.
        """
        problems: list[str] = []
        given = {
            **from_file(toml_path, problems),
            **from_environment(environ, problems),
            **{name: (name, value) for name, value in overrides.items() if value is not None},
        }
        values = {
            setting.name: understood(setting, *given[setting.name], problems)
            for setting in SETTINGS
            if setting.name in given
        }
        unknown = given.keys() - {setting.name for setting in SETTINGS}
        problems += [unknown_setting(given[name][0], name) for name in sorted(unknown)]
        if problems:
            raise SettingsProblem(problems)
        return cls(**with_defaults(values))

    @classmethod
    def from_here(cls, **overrides: Any) -> Settings:
        """Read the process's environment and ``workshop.toml`` in the current folder."""
        return cls.load(os.environ, Path(TOML_NAME), **overrides)


Given = dict[str, tuple[str, Any]]
"""Name of the setting → (what its author called it, value)."""


def from_file(path: Path | None, problems: list[str]) -> Given:
    if path is None or not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        problems.append(f"{path} cannot be read: {error}.")
        return {}
    return {name: (f"{name} in {path}", value) for name, value in table.items()}


def from_environment(environ: Mapping[str, str], problems: list[str]) -> Given:
    """The variables that are set; an empty one counts as not set.

    A name that is nearly one of ours is a slip that would silently change what is kept.
    """
    known = {setting.env: setting.name for setting in SETTINGS}
    for name in sorted(environ.keys() - known):
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.85)
        if near and name.startswith(PREFIX):
            problems.append(f"{name} is not a setting. Did you mean {near[0]}?")
    return {name: (env, environ[env]) for env, name in known.items() if environ.get(env)}


def unknown_setting(called: str, name: str) -> str:
    near = difflib.get_close_matches(name, [setting.name for setting in SETTINGS], n=1)
    return f"{called} is not a setting." + (f" Did you mean {near[0]}?" if near else "")


def understood(setting: Setting, called: str, value: Any, problems: list[str]) -> Any:
    """The value a setting stands for; a finished value passes as it is."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        if isinstance(value, FINISHED.get(setting.type, ())):
            return value
        problems.append(f"{called} must be written as text.")
        return None
    try:
        return READERS[setting.type](str(value).strip())
    except ValueError as error:
        problems.append(f"{called} {error}")
        return None


def with_defaults(values: dict[str, Any]) -> dict[str, Any]:
    defaults = {
        setting.name: READERS[setting.type](setting.default)
        for setting in SETTINGS
        if setting.default
    }
    complete = {**defaults, **{name: value for name, value in values.items() if value is not None}}
    complete.setdefault("data_dir", user_data_path("workshop", appauthor=False))
    complete.setdefault(
        "database_url", f"sqlite:///{(complete['data_dir'] / 'workshop.db').as_posix()}"
    )
    return complete


def read_text(text: str) -> str | None:
    return text or None


def read_folder(text: str) -> Path | None:
    return Path(text).expanduser().absolute() if text else None


def read_port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 <= int(text) <= 65535:
        raise ValueError(f"must be a port number from 0 to 65535, not “{text}”.")
    return int(text)


def read_time(text: str) -> timedelta:
    """``0``, ``24h`` or ``30d``."""
    match = re.fullmatch(r"(\d{1,5})\s*([hd]?)", text, re.ASCII)
    if match is None or not (match[2] or int(match[1]) == 0):
        raise ValueError(f"must be 0, or hours or days such as 24h or 30d, not “{text}”.")
    time = timedelta(**{UNITS[match[2]]: int(match[1])})
    if time > LONGEST_RETENTION:
        raise ValueError(f"must be at most {LONGEST_RETENTION.days}d, not “{text}”.")
    return time


UNITS = {"": "hours", "h": "hours", "d": "days"}


def read_language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(f"must be {' or '.join(LANGUAGES)}, not “{text}”.")
    return text


def read_address(text: str) -> str:
    """An origin without path, so that ``/j/CODE`` can follow it."""
    parts = urlsplit(text.rstrip("/"))
    origin_only = not (parts.path or parts.query or parts.fragment or parts.username)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not origin_only:
        raise ValueError(f"must be an address such as https://room.example.org, not “{text}”.")
    return text.rstrip("/")


def read_database(text: str) -> str:
    known = re.match(r"(sqlite:///|postgres(ql)?(\+psycopg)?://).", text)
    if known is None or "memory" in text.partition(":///")[2]:
        raise ValueError("must start with sqlite:/// or postgresql:// and name a database.")
    return text


def read_key(text: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text.replace("+", "-").replace("/", "_") + "==")
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_LENGTH:
        raise ValueError(f"must be {KEY_LENGTH} bytes in base64.")
    return key


READERS: dict[str, Callable[[str], Any]] = {
    "address": read_address,
    "database": read_database,
    "folder": read_folder,
    "key": read_key,
    "language": read_language,
    "port": read_port,
    "text": read_text,
    "time": read_time,
}

FINISHED: dict[str, type] = {"folder": Path, "key": bytes, "time": timedelta}
