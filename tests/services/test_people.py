"""Packs for a list of people: each their own, bound as a person at a printer wants them."""

from __future__ import annotations

import logging
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from tests.pdf.paper import extracted, reader
from workshop.content.packs import PackLibrary
from workshop.content.shipped import shipped
from workshop.domain.errors import BadRequest
from workshop.domain.facts import Contact, Facts
from workshop.domain.handout import Paper
from workshop.domain.pack import Pack
from workshop.domain.people import Person
from workshop.pdf.render import Rendered
from workshop.services import people_files
from workshop.services.people import FAILED, Bound, ForAll, PeoplePacks, Print, Zipped
from workshop.services.people_files import columns_of, read_table, to_fill_in
from workshop.services.printing import Printer

LIBRARY = PackLibrary([shipped("handouts")])


@pytest.fixture(scope="module")
def printer() -> Iterator[Printer]:
    made = Printer()
    yield made
    made.close()


def facts(pack: Pack) -> Facts:
    return Facts(contacts=(Contact("Samaritans" if pack.language == "en" else "Esperanza"),))


@pytest.fixture
def packs(printer: Printer) -> PeoplePacks:
    return PeoplePacks(LIBRARY, "take_home", printer, facts)


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.split()) for page in extracted(Rendered(pdf, frozenset()))]


def text(printed: Print) -> str:
    return " ".join(pages(printed.pdf))


def made(packs: PeoplePacks, *people: Person, chosen: ForAll | None = None) -> list[Print]:
    return list(packs.each(people, chosen or ForAll()))


def test_each_row_is_a_pack_with_what_is_in_it(packs: PeoplePacks) -> None:
    people = packs.read(
        read_table(
            b"name,language,paper,my person,letter\n"
            b"Ann,,,Sam 020 7946 0000,Dear me\n"
            b"Zo\xc3\xab,es,Letter,Mam\xc3\xa1,\n"
        )
    ).people

    ann, zoe = made(packs, *people)

    assert "Sam 020 7946 0000" in text(ann)
    assert "Dear me" in text(ann)
    assert "Samaritans" in text(ann)
    assert "Mamá" in text(zoe)
    assert "Esperanza" in text(zoe)
    assert "Página 1 de" in text(zoe)
    widths = [
        reader(Rendered(each.pdf, frozenset())).pages[3].mediabox.width for each in (ann, zoe)
    ]
    assert [round(width) for width in widths] == [595, 612]


def test_the_cover_carries_the_name_and_nothing_else(packs: PeoplePacks) -> None:
    named, nameless = made(packs, Person(2, "Ann & Bo <b>"), Person(3))

    assert [pages(each.pdf)[0] for each in (named, nameless)] == ["Ann & Bo <b>", "Notes"]


def test_what_is_chosen_for_all_is_for_rows_that_say_nothing(packs: PeoplePacks) -> None:
    chosen = ForAll(Paper.LETTER, large=True, two_sided=False)

    usual, own = made(packs, Person(2), Person(3, paper=Paper.A4, large=False), chosen=chosen)

    counts = [len(pages(each.pdf)) for each in (usual, own)]
    sizes = [
        reader(Rendered(each.pdf, frozenset())).pages[0].mediabox.width for each in (usual, own)
    ]
    assert counts[0] > counts[1]
    assert [round(size) for size in sizes] == [612, 595]


def test_on_both_sides_everyone_begins_on_a_fresh_sheet_and_on_one_side_no_page_is_bare(
    packs: PeoplePacks,
) -> None:
    people = [Person(number, f"NAME{number}", large=number % 2 == 0) for number in range(2, 6)]
    whole = {}
    for two_sided in (True, False):
        bound = Bound()
        for printed in made(packs, *people, chosen=ForAll(two_sided=two_sided)):
            bound.add(printed)
        whole[two_sided] = pages(bound.whole())

    starts = [place for place, page in enumerate(whole[True]) if page.startswith("NAME")]
    assert len(starts) == 4
    assert [place % 2 for place in starts] == [0, 0, 0, 0]
    assert "" in whole[True]
    assert "" not in whole[False]


def test_one_that_cannot_be_printed_is_told_and_the_others_are_printed(printer: Printer) -> None:
    def broken_in_spanish(pack: Pack) -> Facts:
        if pack.language == "es":
            raise BadRequest("This script is not there in es.")
        return Facts()

    packs = PeoplePacks(LIBRARY, "take_home", printer, broken_in_spanish)

    first, second, third = made(packs, Person(2), Person(3, language="es"), Person(4))

    assert str(second.problem) == "Row 3: This script is not there in es."
    assert [bool(each.pdf) for each in (first, second, third)] == [True, False, True]


def test_what_no_font_has_is_told_and_the_pack_is_printed(packs: PeoplePacks) -> None:
    (printed,) = made(packs, Person(2, "Ann", answers={"letter": "\U00013000"}, with_letter=True))

    assert str(printed.problem) == (
        "Row 2: Printed, but with a number in a box for what no font of ours has: \U00013000"
    )
    assert "U+13000" in text(printed)


def test_a_worker_that_prints_none_of_them_is_told_for_each() -> None:
    printer = Printer(command=("false",))

    (printed,) = made(PeoplePacks(LIBRARY, "take_home", printer, facts), Person(2))

    assert str(printed.problem) == f"Row 2: {FAILED}"
    printer.close()


def test_a_zip_has_a_file_for_each_and_tells_no_more(packs: PeoplePacks) -> None:
    zipped = Zipped()
    for printed in made(packs, Person(2, "Ann"), Person(3, "../ann"), Person(4)):
        zipped.add(printed)

    with zipfile.ZipFile(BytesIO(zipped.whole())) as whole:
        assert whole.namelist() == ["Ann.pdf", "ann 2.pdf", "row 4.pdf"]
        assert {each.date_time for each in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {whole.read(each)[:5] for each in whole.namelist()} == {b"%PDF-"}


HOSTILE = ["</para><b>", "=cmd|' /C calc'!A0", "$letter ${needs}", "\x1b[2J\x00"]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_stands_in_a_cell_is_text(packs: PeoplePacks, typed: str) -> None:
    people = packs.read([["name", "my person", "letter"], [typed] * 3])

    (printed,) = made(packs, *people.people)

    visible = "".join(each for each in typed if each.isprintable()).replace(" ", "")
    assert text(printed).replace(" ", "").count(visible) == 3


def test_ten_thousand_letters_are_no_name_and_a_letter_all_the_same(packs: PeoplePacks) -> None:
    long = "word" * 2_500

    people = packs.read([["name", "letter"], [long, "x"], ["Ann", long]])

    assert [str(problem) for problem in people.problems] == [
        "Row 2, column “name”: The name has 10,000 characters. Write at most 60."
    ]
    (printed,) = made(packs, *people.people)
    whole = re.sub(r"Page \d+ of \d+", "", "".join(pages(printed.pdf)))
    assert long in whole.replace(" ", "")


def test_a_pack_may_be_named_in_any_of_its_languages(printer: Printer) -> None:
    packs = PeoplePacks(LIBRARY, "take_home_es", printer, facts, "es")

    spanish, english = made(packs, Person(2), Person(3, language="en"))

    assert packs.languages == ["en", "es"]
    assert "Página" in text(spanish)
    assert "Page" in text(english)


def test_a_list_that_is_too_large_is_refused() -> None:
    with pytest.raises(BadRequest, match="A list can have 1 MB"):
        read_table(b"name\n" + b"x" * 1024 * 1024)


def test_a_workbook_is_read_in_a_process_that_has_gone_afterwards() -> None:
    pack = LIBRARY.load("take_home")[0]
    assert pack is not None
    columns = list(columns_of(pack))

    assert read_table(to_fill_in(pack)) == [columns]
    assert read_table(to_fill_in(pack, workbook=False)) == [columns]
    assert columns[:5] == ["name", "language", "paper", "large_print", "needs"]


def test_what_is_no_list_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadRequest, match="cannot be read as a list"):
        read_table(b"\x00")


def test_a_file_that_takes_too_long_or_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(people_files, "COMMAND", ("false",))
    with pytest.raises(BadRequest, match="cannot be read as a list"):
        read_table(b"name\nAnn\n")

    monkeypatch.setattr(people_files, "COMMAND", (sys.executable, "-c", "while True: pass"))
    monkeypatch.setattr(people_files, "TIMEOUT", timedelta(milliseconds=200))
    with pytest.raises(BadRequest, match="cannot be read as a list"):
        read_table(b"name\nAnn\n")


def test_nothing_of_a_list_is_logged(packs: PeoplePacks, caplog: pytest.LogCaptureFixture) -> None:
    table = [["name", "paper"], ["PERIWINKLE", ""], ["PERIWINKLE", "A9"]]

    with caplog.at_level(logging.DEBUG):
        made(packs, *packs.read(table).people)
        with pytest.raises(BadRequest):
            read_table(b"PERIWINKLE\x00")

    assert "PERIWINKLE" not in caplog.text


def test_reading_leaves_nothing_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    read_table(b"name\nPERIWINKLE\n")

    assert list(tmp_path.iterdir()) == []
