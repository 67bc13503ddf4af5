"""A pack for each person on a list: one after the other, each by itself, through the printer.

So whoever asks for a handout on a phone waits for one person's pack at most, and what cannot be
printed for one does not stop the others.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from typing import Final

from workshop.content.packs import PackLibrary
from workshop.domain.desk_print import PrintFile, covered
from workshop.domain.errors import BadRequest, PrintingFailed, WorkshopError
from workshop.domain.facts import Facts
from workshop.domain.file_names import FileNames
from workshop.domain.handout import Handout, HandoutRequest, Paper, compose
from workshop.domain.pack import Pack
from workshop.domain.people import ListProblem, PeopleList, Person, read_people
from workshop.pdf.binder import Binder
from workshop.pdf.pipe import Made
from workshop.services.packs import in_language, usual
from workshop.services.people_files import Table
from workshop.services.printing import Printer

FAILED: Final = "This one could not be printed. Perhaps one of its texts is too long."


MISSING: Final = "Printed, but with a number in a box for what no font of ours has: {}"


@dataclass(frozen=True, slots=True)
class ForAll:
    """What is chosen once: for those rows that leave it open, and how the prints are bound.

    ``two_sided`` puts in bare pages, so that no sheet of paper is two people's.
    """

    page: Paper = Paper.A4
    large: bool = False
    two_sided: bool = True


@dataclass(frozen=True, slots=True)
class Print:
    """One person's PDF, or why there is none; or what is not as it should be."""

    person: Person
    pdf: bytes = b""
    problem: ListProblem | None = None


class PeoplePacks:
    """One pack, in each language that it is there in. ``facts`` are all but what a row says."""

    def __init__(
        self,
        library: PackLibrary,
        pack: str,
        printer: Printer,
        facts: Callable[[Pack], Facts],
        language: str = "",
    ) -> None:
        self._library = library
        self._ids = library.ids()
        self._pack = usual(self._ids, pack)
        self._printer = printer
        self._facts = facts
        self._known: dict[str, Facts] = {}
        self._language = language or self._load(pack).language

    @cached_property
    def languages(self) -> list[str]:
        ids = [each for each in self._ids if usual(self._ids, each) == self._pack]
        packs = (self._library.load(each)[0] for each in ids)
        return sorted({pack.language for pack in packs if pack})

    def read(self, table: Table) -> PeopleList:
        """The people in a list, as :func:`~workshop.services.people_files.read_table` has it.

        Raises:
            BadRequest: it is no list that can be printed.
        """
        return read_people(table, self.languages)

    def each(self, people: Iterable[Person], chosen: ForAll) -> Iterator[Print]:
        for person in people:
            try:
                made = self._print(person, chosen)
                yield Print(person, made.pdf, self._missing(person, made))
            except PrintingFailed:
                yield Print(person, problem=ListProblem(FAILED, person.row))
            except WorkshopError as refused:
                yield Print(person, problem=ListProblem(str(refused), person.row))

    def _missing(self, person: Person, made: Made) -> ListProblem | None:
        told = " ".join(made.missing)
        return ListProblem(MISSING.format(told), person.row) if told else None

    def _print(self, person: Person, chosen: ForAll) -> Made:
        pack = self._load(in_language(self._ids, self._pack, person.language or self._language))
        handout = self._composed(person, pack, chosen)
        whole = PrintFile((handout,)) if chosen.two_sided else handout
        return self._printer.print(whole, pack.theme)

    def _composed(self, person: Person, pack: Pack, chosen: ForAll) -> Handout:
        asked = HandoutRequest(
            person.paper or chosen.page,
            chosen.large if person.large is None else person.large,
            person.answers,
            include_letter=person.with_letter,
        )
        if pack.id not in self._known:
            self._known[pack.id] = self._facts(pack)
            self._printer.learn(pack)
        facts = replace(self._known[pack.id], **person.facts)  # type: ignore[arg-type]
        handout = compose(pack, asked, facts)
        return covered(handout, person.name or handout.title)

    def _load(self, id_: str) -> Pack:
        pack = self._library.load(id_)[0] if id_ in self._ids else None
        if pack is None:
            raise BadRequest(f"“{id_[:40]}” has a mistake. `workshop check` says where.")
        return pack


class Bound:
    """All in one PDF, one person after the other."""

    def __init__(self) -> None:
        self._binder = Binder()

    def add(self, printed: Print) -> None:
        self._binder.add(printed.pdf)

    def whole(self) -> bytes:
        return self._binder.whole()


class Zipped:
    """A PDF for each, in one .zip; nothing in it says when."""

    def __init__(self) -> None:
        self._names = FileNames()
        self._written = BytesIO()
        self._zip = zipfile.ZipFile(self._written, "w")

    def add(self, printed: Print) -> None:
        name = self._names.of(printed.person.name, printed.person.row)
        self._zip.writestr(zipfile.ZipInfo(f"{name}.pdf"), printed.pdf)

    def whole(self) -> bytes:
        self._zip.close()
        return self._written.getvalue()
