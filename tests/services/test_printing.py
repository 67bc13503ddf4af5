"""The printing worker: warm, patient with what goes wrong, and discreet."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.pdf.paper import handout, lines, sheet
from workshop.domain.errors import PrintingFailed
from workshop.domain.handout import Handout, Letter
from workshop.domain.pack import Heading, Layout, Pack, SheetTemplate, Theme
from workshop.pdf.render import Rendered, render
from workshop.services import printing
from workshop.services.printing import Printer

THEME = Theme()
MARKER = "PERIWINKLE"


def a_letter(text: str = "Dear me") -> Handout:
    return handout(sheet(Letter(text)))


def program(body: str) -> tuple[str, ...]:
    """A worker that does something else than print."""
    return (sys.executable, "-c", body)


@pytest.fixture
def printer() -> Iterator[Printer]:
    made = Printer()
    yield made
    made.close()


def until(happened: Callable[[], bool]) -> None:
    for _ in range(600):
        if happened():
            return
        threading.Event().wait(0.05)
    pytest.fail("It has not happened within 30 seconds.")


def worker_of(printer: Printer) -> int:
    assert printer._worker is not None
    return printer._worker.process.pid


def text(pdf: bytes) -> list[str]:
    return lines(Rendered(pdf, frozenset()))


def test_a_handout_comes_back_as_it_would_be_rendered_here(printer: Printer) -> None:
    assert printer.print(a_letter(), THEME).pdf == render(a_letter(), THEME).pdf


def test_one_worker_prints_one_handout_after_another(printer: Printer) -> None:
    printer.warm()
    pid = worker_of(printer)

    printed = [text(printer.print(a_letter(f"Letter {n}"), THEME).pdf) for n in range(5)]

    assert printed == [[f"Letter {n}"] for n in range(5)]
    assert worker_of(printer) == pid


def test_a_pack_that_cannot_be_learned_stops_nothing(printer: Printer) -> None:
    sheets = (SheetTemplate("one", "One", Layout.PAGE, "", (Heading("Dear me"),)),)
    for theme in (Theme(), Theme(font=f"{MARKER} Sans")):
        printer.learn(Pack("own", "Own", "en", "Notes", sheets, theme))

    assert text(printer.print(a_letter(), THEME).pdf) == ["Dear me"]


def test_nothing_is_started_before_it_is_needed() -> None:
    printer = Printer()

    assert printer._worker is None

    printer.close()
    with pytest.raises(PrintingFailed):
        printer.print(a_letter(), THEME)


def test_many_threads_each_get_their_own_handout(printer: Printer) -> None:
    printed: dict[int, list[str]] = {}

    def ask(number: int) -> None:
        printed[number] = text(printer.print(a_letter(f"Letter {number}"), THEME).pdf)

    threads = [threading.Thread(target=ask, args=[number]) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert printed == {number: [f"Letter {number}"] for number in range(20)}


def test_after_a_worker_has_died_another_one_prints(printer: Printer) -> None:
    printer.warm()
    dead = worker_of(printer)
    os.kill(dead, signal.SIGKILL)

    assert text(printer.print(a_letter(), THEME).pdf) == ["Dear me"]
    assert worker_of(printer) != dead


def test_a_worker_that_dies_each_time_is_tried_twice_and_then_refused(tmp_path: Path) -> None:
    started = tmp_path / "started"
    printer = Printer(command=program(f"open({str(started)!r}, 'a').write('x')"))

    with pytest.raises(PrintingFailed):
        printer.print(a_letter(), THEME)

    assert started.read_text() == "xx"
    printer.close()


def test_a_worker_that_takes_too_long_is_killed_and_not_tried_again(tmp_path: Path) -> None:
    started = tmp_path / "started"
    stuck = f"open({str(started)!r}, 'a').write('x'); import time; time.sleep(600)"
    printer = Printer(timedelta(seconds=1), program(stuck))
    printer.warm()
    until(started.exists)

    with pytest.raises(PrintingFailed):
        printer.print(a_letter(), THEME)

    assert started.read_text() == "x"
    assert printer._worker is None
    printer.close()


def test_what_cannot_be_printed_is_refused_and_the_next_is_printed(
    printer: Printer, caplog: pytest.LogCaptureFixture
) -> None:
    unknown = Theme(font=f"{MARKER} Sans")

    with pytest.raises(PrintingFailed), caplog.at_level(logging.DEBUG):
        printer.print(a_letter(MARKER), unknown)

    assert caplog.messages == ["A document could not be printed: KeyError."]
    assert text(printer.print(a_letter(), THEME).pdf) == ["Dear me"]


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems know no such limit.")
def test_what_needs_more_memory_than_a_worker_may_have_is_refused_and_the_next_is_printed(
    printer: Printer, caplog: pytest.LogCaptureFixture
) -> None:
    printer.warm()
    first = worker_of(printer)

    with pytest.raises(PrintingFailed), caplog.at_level(logging.DEBUG):
        printer.print(a_letter("🌻" * 30_000_000), THEME)

    assert caplog.messages == ["A document could not be printed: MemoryError."]
    assert text(printer.print(a_letter(), THEME).pdf) == ["Dear me"]
    assert worker_of(printer) != first


@pytest.mark.parametrize(
    "typed",
    [
        "word" * 50_000,
        "مرحبا" * 20_000,
        "字" * 66_000,
        "👩\u200d👩\u200d👧" * 5_000,
        "".join(chr(0x1F300 + number % 0x300) for number in range(5_000)),
    ],
    ids=["a word of 200 kB", "one in Arabic", "one in Chinese", "families", "emoji"],
)
def test_the_longest_that_anyone_writes_is_printed_in_time(printer: Printer, typed: str) -> None:
    started = time.monotonic()

    assert printer.print(a_letter(typed), THEME).pdf.startswith(b"%PDF")

    assert time.monotonic() - started < printing.TIMEOUT.total_seconds()


def test_the_worker_ends_when_the_printer_is_closed() -> None:
    printer = Printer()
    printer.print(a_letter(), THEME)
    process = printer._worker.process if printer._worker else None

    printer.close()

    assert process is not None
    assert process.returncode == 0


def test_a_worker_that_will_not_end_is_made_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "GRACE_SECONDS", 0.1)
    printer = Printer(command=program("import time; time.sleep(600)"))
    printer.warm()
    process = printer._worker.process if printer._worker else None

    printer.close()

    assert process is not None
    assert process.returncode == -signal.SIGKILL


def test_the_worker_ends_when_the_server_is_killed() -> None:
    server = (
        "from workshop.services.printing import Printer; import sys, time;"
        "p = Printer(); p.warm(); print(p._worker.process.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", server], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        process.kill()
        process.wait()

    until(lambda: has_ended(worker))


def has_ended(pid: int) -> bool:
    """Whether a process that is not our child is gone, or waits for nobody to notice."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and " Z " in stat.read_text()


def test_the_worker_gives_way_to_the_room_and_knows_none_of_our_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WORKSHOP_KEY", MARKER)
    tell = (
        "import os, sys; from workshop.pdf import worker, pipe; worker._step_back();"
        "pipe.read(sys.stdin.buffer);"
        "said = f'{os.nice(0)} {os.environ.get(\"WORKSHOP_KEY\")}';"
        "pipe.write(sys.stdout.buffer, pipe.packed(pipe.Made(said.encode())))"
    )
    printer = Printer(command=program(tell))

    niceness, key = printer.print(a_letter(), THEME).pdf.decode().split()

    assert int(niceness) == min(os.nice(0) + 10, 19)
    assert key == "None"
    printer.close()


def test_what_no_font_has_is_told_beside_the_pdf(printer: Printer) -> None:
    assert (
        printer.print(a_letter("Dear \U00013001 and \U00013000"), THEME).missing
        == "\U00013000\U00013001"
    )
    assert printer.print(a_letter("Dear me"), THEME).missing == ""


def test_the_server_itself_never_loads_reportlab() -> None:
    check = "import sys, workshop.services; sys.exit('reportlab' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_printing_leaves_nothing_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printer: Printer
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    printer.print(a_letter(MARKER), THEME)

    assert list(tmp_path.iterdir()) == []
