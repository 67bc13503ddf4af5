"""How far it is: a bar where somebody looks, a few lines where nobody does."""

from __future__ import annotations

from io import StringIO

from workshop.cli.progress import progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_a_bar_that_is_gone_when_all_is_done() -> None:
    out = Terminal()

    for each in progress("ab", 2, out):
        out.write(f"said of {each}\n")

    *_, halfway, end = out.getvalue().split("\n")
    assert halfway.startswith(f"\r[{'#' * 15}{'·' * 15}] 1 of 2\r\x1b[K")
    assert end.endswith("2 of 2\r\x1b[K")


def test_elsewhere_there_are_ten_lines_at_most_and_none_for_a_few() -> None:
    many, few = StringIO(), StringIO()

    assert len(list(progress(range(95), 95, many))) == 95
    assert list(progress("abc", 3, few)) == ["a", "b", "c"]

    assert many.getvalue().splitlines() == [f"{n} of 95" for n in range(10, 91, 10)]
    assert few.getvalue() == ""
