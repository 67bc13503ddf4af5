"""Slips of the pen that keep a whole TOML file from being read, in plain words, with the mend."""

from __future__ import annotations

import json
import re
import tomllib

from workshop.content.problems import Report, shortened

_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_FIELD = re.compile(r"""\s*["']?([\w-]+)["']?\s*[=:]?\s*(.*?)\s*""")
_OPENING = re.compile(r"""=\s*(\[[^\]]*$|\"{3}|'{3})""")
_DAY = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_CURLY = "“”„‟«»‘’"
_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_LIKE = 'phone = "116 123"'

Slip = tuple[str, str]
"""What is wrong, and how to mend it."""


def report_slip(refusal: str, text: str, report: Report) -> None:
    """``refusal`` is what the library says of the text; only its place is used, and its kind."""
    rows = text.rstrip().split("\n")
    place = _PLACE.search(refusal)
    number = min(int(place[1]) if place else len(rows), len(rows))
    if not refusal.startswith("Cannot") and _is_well(rows[number - 1]):
        number = _opened(rows, number)
    message, hint = _slip(rows[number - 1].strip(), refusal)
    report.error(number, message, hint)


def _is_well(row: str) -> bool:
    try:
        tomllib.loads(row)
    except (ValueError, RecursionError):
        return False
    return True


def _opened(rows: list[str], number: int) -> int:
    """The line of a list, or of a text of many lines, that is not closed: it shows only later."""
    before = range(number, 0, -1)
    return next((each for each in before if _OPENING.search(rows[each - 1])), number)


def _slip(row: str, refusal: str) -> Slip:
    if not row.replace("\t", " ").isprintable():
        return "There is a hidden character in this line.", "Delete the line, and type it again."
    if row.startswith("["):
        return _header(row, refusal)
    parts = _FIELD.fullmatch(row)
    if parts is None:
        return "This line cannot be read.", f"Write each field like:  {_LIKE}"
    name, value = parts[1], parts[2]
    if refusal.startswith("Cannot overwrite"):
        return f"{name} is there twice.", "Keep one of the two lines, and delete the other."
    if "=" not in row:
        return (
            "This line has no = in it, so it is not a field.",
            f"Write each field like:  {_LIKE}    and start a note with #",
        )
    return _value(name, value, refusal)


def _header(row: str, refusal: str) -> Slip:
    part = re.match(r"\[+\s*lines\s*\.\s*([\w-]+)", row)
    if part and refusal.startswith("Cannot declare"):
        return (
            f"There is a second [lines.{part[1]}] below one entry.",
            "Keep one of the two. An entry starts with:  [[lines]]",
        )
    if part:
        return f"[lines.{part[1]}] is not written in full.", f"Write:  [lines.{part[1]}]"
    if row.startswith("[[") and row.endswith("]]"):
        return (
            "Above this line stands a [lines] or [lines.es] that belongs to no entry.",
            "Each entry starts with a line  [[lines]]  with two brackets on each side.",
        )
    return "Each entry starts with two brackets on each side.", "Write:  [[lines]]"


def _value(name: str, value: str, refusal: str) -> Slip:
    bare = _without_note(value)
    if not bare:
        return f"Nothing stands after {name} =", f'Write:  {name} = ""    or delete the line.'
    if bare[0] in _CURLY or (bare[-1] in _CURLY and bare.count('"') < 2):
        mended = bare.translate(_STRAIGHT).strip("‘’")
        return "The quotes here are curly. They must be straight ones.", _write(name, mended)
    if bare[0] == "[":
        return f"The list after {name} is not in order.", f'Write:  {name} = ["…", "…"]'
    return _quoted(name, bare, refusal) if bare[0] in "\"'" else _unquoted(name, bare)


def _unquoted(name: str, bare: str) -> Slip:
    if bare.casefold() in {"true", "false"}:
        return f"{bare} is written in small letters.", f"Write:  {name} = {bare.casefold()}"
    if _DAY.fullmatch(bare):
        return f"{bare} is not a day.", f'Write a day like:  {name} = "2030-01-31"'
    if bare[0].isdigit() or bare[0] in "+*(":
        return "A number must stand in double quotes.", _write(name, bare)
    return f"The text after {name} = must stand in double quotes.", _write(name, bare)


def _quoted(name: str, bare: str, refusal: str) -> Slip:
    mark = bare[0]
    if "\\" in bare and "\\" in refusal:
        return f"There is a \\ in {name}, which has a meaning of its own.", "Write:  \\\\"
    if bare.count(mark) == 1 or bare.startswith(mark * 3):
        return "A quote that begins here is not closed.", _write(name, bare)
    if bare.rstrip(",;.").endswith(mark) and bare.count(mark) == 2:
        return f"Nothing may stand after the text of {name}.", _write(name, bare.rstrip(",;."))
    if bare.endswith(mark):
        inner = bare[1:-1].replace('"', "'") if mark == '"' else bare[1:-1]
        return f"There are quotes within the text of {name}.", _example(name, inner)
    rest = shortened(bare.rpartition(mark)[2].strip())
    return (
        f"{rest} stands after the text of {name}, and is no part of it.",
        "Put it into the quotes, or write # before it.",
    )


def _without_note(value: str) -> str:
    return value if value.startswith(('"', "'")) else value.partition(" #")[0].strip()


def _write(name: str, value: str) -> str:
    return _example(name, value.strip("\"'").strip())


def _example(name: str, text: str) -> str:
    return f"Write:  {name} = {json.dumps(text, ensure_ascii=False)}"
