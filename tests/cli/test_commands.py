from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import HandClock, lead_to, open_room
from workshop.cli import COMMANDS, main
from workshop.domain.room import Command
from workshop.facilitator.auth import Doorkeeper
from workshop.services import Services
from workshop.services.clock import system_clock, today
from workshop.services.keys import Keys
from workshop.store.confirmations import Confirmation, put


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*name.split(), "--help"])

    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: workshop {name} ")


@pytest.mark.parametrize("words", [[], ["dance"], ["serve", "--colour"], ["export"]])
def test_wrong_usage_exits_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    assert "usage: workshop" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["'token'", "'check'", "'doctor'", "'export', 'CDFGHJ'"])
def test_only_serving_loads_streamlit(words: str, tmp_path: Path) -> None:
    code = (
        "import sys; from workshop.cli import main; "
        f"main([{words}]); sys.exit('streamlit' in sys.modules)"
    )

    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        env={"WORKSHOP_DATA_DIR": str(tmp_path), "WORKSHOP_PORT": "0", "PATH": ""},
    )

    assert ended.returncode == 0, ended.stderr


def test_the_token_that_is_printed_opens_the_api(
    services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["token", "--data-dir", str(services.settings.data_dir)]) == 0

    token = capsys.readouterr().out.strip()
    keys = Keys.of(services.settings)
    assert Doorkeeper(keys, system_clock, None, secure=False).knows_token(token)


def test_doctor_finds_nothing_on_a_healthy_computer_and_a_port_that_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKSHOP_PORT", "0")
    monkeypatch.setenv("WORKSHOP_HOST", "127.0.0.1")
    monkeypatch.setenv("WORKSHOP_DASHBOARD_PORT", "0")
    exit_code = main(["doctor", "--data-dir", str(tmp_path / "data")])
    lines = capsys.readouterr().out.splitlines()

    assert (exit_code, [line for line in lines if not line.startswith("fine ")]) == (0, [])
    assert [line.split("  ")[-1].partition(":")[0].strip() for line in lines] == [
        "Data folder", "Database", "Scripts", "Help lines", "Assets", "Address for phones",
        "Port for phones", "Port for you", "Clock",
    ]  # fmt: skip


def test_doctor_says_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKSHOP_HOST", "192.0.2.77")
    (tmp_path / "file").write_text("")

    assert main(["doctor", "--data-dir", str(tmp_path / "file" / "data")]) == 1

    said = capsys.readouterr().out
    assert "problem  Data folder: " in said
    assert "problem  Port for phones: This computer has no address 192.0.2.77." in said


def test_doctor_sees_a_damaged_database(
    services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    data = services.settings.data_dir
    for _ in range(20):
        open_room(services)
    services.database.checkpoint()
    services.close()
    with (data / "workshop.db").open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\xff" * 4096)

    main(["doctor", "--data-dir", str(data)])

    said = capsys.readouterr().out
    assert "problem  Database: it " in said  # is damaged, or cannot even be opened


def write_country(folder: Path, *ages_in_days: int | None, code: str = "xx") -> None:
    """Checks of the emergency number, and of a line each, so many days ago."""
    lines = folder / "facilitator_scripts" / "help_lines"
    lines.mkdir(parents=True, exist_ok=True)
    days = ["" if age is None else f"{today() - timedelta(days=age)}" for age in ages_in_days]
    entry = '[[lines]]\nname = "{0}"\npurpose = "To talk."\nphone = "2"\nverified_on = "{1}"\n'
    (lines / f"{code}.toml").write_text(
        f'country = "Land {code}"\ncode = "{code.upper()}"\nemergency = "1"\n'
        f'emergency_verified_on = "{days[0]}"\n'
        + "".join(entry.format(number, day) for number, day in enumerate(days[1:]))
    )


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        ((90, None), "fine     Help lines: last checked on "),
        ((91, None), "problem  Help lines: Land xx: 1 to be looked at again."),
        ((0, 91, 180, None), "problem  Help lines: Land xx: 2 to be looked at again."),
        ((0, 91, 181), "problem  Help lines: Land xx: 1 to be looked at again, 1 hidden"),
    ],
)
def test_doctor_counts_the_help_lines_at_which_nobody_has_looked_for_long(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ages: tuple[int | None, ...], said: str
) -> None:
    write_country(tmp_path, *ages)

    main(["doctor", "--data-dir", str(tmp_path)])

    assert said in capsys.readouterr().out


def test_doctor_counts_for_each_country_and_what_was_confirmed_in_the_lobby_too(
    services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    data = services.settings.data_dir
    write_country(data, None, None, None)
    write_country(data, 200, None, code="yy")
    country = next(each for each in services.help_lines.countries() if each.code == "XX")
    confirmed = {"": services.help_lines.today(), "0": today() - timedelta(days=100)}
    with services.database.transaction() as connection:
        for name, day in confirmed.items():
            ways = country.emergency if name == "" else country.lines[0].ways
            put(connection, Confirmation("XX", name, ways, day, "Anna"))
    services.close()

    main(["doctor", "--data-dir", str(data)])

    said = capsys.readouterr().out
    assert "Land xx: 1 to be looked at again; Land yy: 1 hidden" in said


def test_doctor_tells_a_mistake_in_a_help_line_file_where_it_belongs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_country(tmp_path, 0)

    main(["doctor", "--data-dir", str(tmp_path)])

    said = capsys.readouterr().out
    assert "fine     Scripts: " in said
    assert "problem  Help lines: there is a mistake in " in said
    assert "xx.toml, and nothing of it is used; `workshop check` lists the mistakes." in said


def closed_room(services: Services, clock: HandClock) -> str:
    room = lead_to(services, clock, open_room(services), "sharing")
    for _ in range(2):
        services.rooms.command(room.code, Command.CLOSE)
    return room.code


def test_export_prints_the_debrief_of_a_closed_room(
    services: Services, clock: HandClock, capsys: pytest.CaptureFixture[str]
) -> None:
    code = closed_room(services, clock)

    exit_code = main(["export", code.lower(), "--data-dir", str(services.settings.data_dir)])

    said = json.loads(capsys.readouterr().out)
    assert exit_code == 0
    assert (said["code"], said["script"]) == (code, "An evening")
    assert said["times"][0] == {
        "segment": "Welcome", "planned_seconds": 300, "took_seconds": 600, "paused_seconds": 0
    }  # fmt: skip
    assert said["numbers"]["settled"] == {
        "withheld": "Not shown, as what felt too much cannot be shown safely."
    }
    assert said["numbers"]["too_much"] == {"withheld": "Too few answers to show safely."}


def test_export_as_a_table(
    services: Services, clock: HandClock, capsys: pytest.CaptureFixture[str]
) -> None:
    code = closed_room(services, clock)

    main(["export", code, "--csv", "--data-dir", str(services.settings.data_dir)])

    assert capsys.readouterr().out.splitlines() == [
        "segment,planned_seconds,took_seconds,paused_seconds",
        "Welcome,300,600,0",
        "Sharing,600,0,0",
    ]


@pytest.mark.parametrize("code", ["CDFGHJ", "nonsense"])
def test_export_of_an_unknown_room_is_a_problem(
    services: Services, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    assert main(["export", code, "--data-dir", str(services.settings.data_dir)]) == 1
    assert "no open room" in capsys.readouterr().err.lower()


def test_purge_deletes_closed_rooms_and_leaves_open_ones(
    services: Services, clock: HandClock, capsys: pytest.CaptureFixture[str]
) -> None:
    closed_room(services, clock)
    still_open = open_room(services)

    assert main(["purge", "--yes", "--data-dir", str(services.settings.data_dir)]) == 0

    assert capsys.readouterr().out == "Deleted: 1 room.\n"
    assert services.rooms.closed_rooms() == []
    assert [room.code for room in services.rooms.open_rooms()] == [still_open.code]


def test_purge_all_deletes_open_rooms_too(
    services: Services, clock: HandClock, capsys: pytest.CaptureFixture[str]
) -> None:
    closed_room(services, clock)
    open_room(services)
    lead_to(services, clock, open_room(services), "welcome")

    main(["purge", "--all", "--yes", "--data-dir", str(services.settings.data_dir)])

    assert capsys.readouterr().out == "Deleted: 3 rooms.\n"
    assert (services.rooms.open_rooms(), services.rooms.closed_rooms()) == ([], [])


def test_purge_asks_first(
    services: Services, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_room(services, clock)
    asked = []

    def says_no(question: str) -> str:
        asked.append(question)
        return "no"

    monkeypatch.setattr("builtins.input", says_no)
    assert main(["purge", "--data-dir", str(services.settings.data_dir)]) == 1

    assert asked == ["This deletes 1 room that has closed. Type yes to go on: "]
    assert len(services.rooms.closed_rooms()) == 1
