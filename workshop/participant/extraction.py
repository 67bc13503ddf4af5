"""``make catalogues``: collect every text to translate, and bring it to the translators' files.

Marked are texts within ``_(…)``, all texts of ``texts/*.json``, and the sentence that an error
of the domain is made with.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from workshop.domain import errors
from workshop.domain.languages import LANGUAGES
from workshop.participant.catalogues import ENGLISH, FOLDER, po_file

PACKAGE = Path(__file__).parents[1]
TEMPLATE = FOLDER / "participant.pot"
PAGES = ("participant/invitation.py", "participant/words.py")
REFUSING = (
    "domain/errors.py",
    "domain/room.py",
    "services/actions.py",
    "services/lines.py",
    "services/phones.py",
    "services/wall.py",
)
"""Where sentences are written that a phone or the watcher may be refused with."""

CLIENT = ("participant/texts/phone.json", "participant/texts/watch.json")

NOISE = re.compile(
    rb'^"(?:Generated-By|Language-Team|Last-Translator|PO-Revision-Date|POT-Creation-Date|'
    rb"Project-Id-Version|Report-Msgid-Bugs-To): .*\n",
    re.MULTILINE,
)
"""Lines of a header that say nothing, or change by themselves; git knows who and when."""

ABOUT = "# What the pages of participants and watchers say. `make catalogues` writes this file."

Found = Iterator[tuple[str, str]]


def texts() -> Found:
    """Each file, and a text in it, as often as they are written."""
    for name in PAGES:
        yield from python_texts(name, {"_": None})
    for name in CLIENT:
        table = json.loads((PACKAGE / name).read_text(encoding="utf-8"))
        yield from ((name, text) for text in leaves(table) if text)
    for name in REFUSING:
        yield from python_texts(name, refusals() if name != REFUSING[0] else {"__init__": None})


def python_texts(name: str, marks: dict[str, None]) -> Found:
    with (PACKAGE / name).open("rb") as file:
        for _, message, _, _ in extract("python", file, keywords=marks):
            yield name, str(message)


def refusals() -> dict[str, None]:
    """The names of all errors: each is made with the sentence that it says."""
    return {
        name: None
        for name, each in vars(errors).items()
        if isinstance(each, type) and issubclass(each, errors.WorkshopError)
    }


def leaves(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    else:
        for each in table.values():
            yield from leaves(each)


def template() -> Catalog:
    catalog = Catalog(header_comment=ABOUT, fuzzy=False)
    for name, text in texts():
        catalog.add(text, locations=[(f"workshop/{name}", 0)])
    return catalog


def written(catalog: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalog, width=96, include_lineno=False, ignore_obsolete=True)
    return NOISE.sub(b"", file.getvalue())


def update(code: str, newest: Catalog) -> Catalog:
    """The catalogue of a language with the newest texts; a new one if there is none yet."""
    path = po_file(code)
    if not path.exists():
        catalog = Catalog(locale=code, header_comment=ABOUT, fuzzy=False)
        catalog.update(newest)
        return catalog
    with path.open("rb") as file:
        catalog = read_po(file, locale=code)
    catalog.update(newest, update_creation_date=False)
    return catalog


def main() -> None:
    newest = template()
    TEMPLATE.write_bytes(written(newest))
    for code in LANGUAGES:
        if code == ENGLISH:
            continue
        catalog = update(code, newest)
        po_file(code).parent.mkdir(parents=True, exist_ok=True)
        po_file(code).write_bytes(written(catalog))
        to_do = sum(1 for each in catalog if each.id and (each.fuzzy or not each.string))
        sys.stdout.write(f"{code}: {to_do} of {len(catalog)} to translate\n")


if __name__ == "__main__":
    main()
