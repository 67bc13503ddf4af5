"""Sort a document's sections by their headings, each checked against what it may hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workshop.content import prose
from workshop.content.frontmatter import Document, Section
from workshop.content.problems import Report, nearest, shortened
from workshop.content.prose import Block

_TIER = re.compile(r",\s*tier\s*(?P<tier>\w{1,9})$", re.IGNORECASE)

_OTHER_TIER = re.compile(r"[\s(\[–—-]+tier\s*([23])[\s)\]]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the closed set, and what may be done with it."""

    name: str
    required: bool = True
    repeats: bool = False
    takes_tier: bool = False
    takes_words: bool = False
    only_list: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One section under a known heading. ``words`` is what follows the heading's colon."""

    heading: Heading
    line: int
    tier: int
    words: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        return prose.text_of(self.blocks)

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if block.listed)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if not block.listed)


class Parts:
    """The sections of one document, in their order."""

    def __init__(self, document: Document, known: Sequence[Heading], report: Report) -> None:
        self._known = {heading.name.casefold(): heading for heading in known}
        self._report = report
        self._misspelt: set[str] = set()
        self.all: list[Part] = []
        for section in document.sections:
            self._take(section)
        for heading in known:
            if (
                heading.required
                and heading.name not in self._misspelt
                and not self.of(heading.name)
            ):
                report.error(
                    1,
                    f'The section "## {heading.name}" is missing.',
                    f"Write a line  ## {heading.name}  and the text below it.",
                )

    def was_misspelt(self, name: str) -> bool:
        """Whether an unknown heading was probably meant to be this one; then it is not missing."""
        return name in self._misspelt

    def of(self, name: str) -> list[Part]:
        return [part for part in self.all if part.heading.name == name]

    def text(self, name: str) -> str:
        return "\n\n".join(part.text for part in self.of(name))

    def items(self, name: str) -> tuple[str, ...]:
        return tuple(item for part in self.of(name) for item in part.items)

    def _take(self, section: Section) -> None:
        plain = _TIER.sub("", section.heading).rstrip(": ")
        name, _, words = plain.partition(":")
        heading = self._known.get(" ".join(name.split()).casefold())
        if heading is None or (words and not heading.takes_words):
            self._report_unknown(section, plain)
            return
        part = Part(
            heading,
            section.line,
            self._tier(section, heading),
            words.strip(),
            prose.blocks(section, self._report),
        )
        self._check(part, section)
        self.all.append(part)

    def _tier(self, section: Section, heading: Heading) -> int:
        marked = _TIER.search(section.heading)
        if marked is None:
            return 1
        if not heading.takes_tier:
            self._report.error(
                section.line,
                f'"{heading.name}" is for every room and cannot be kept for a tier.',
                f"Write:  ## {heading.name}",
            )
        elif marked["tier"] not in {"2", "3"}:
            self._report.error(
                section.line,
                f"A heading can be kept for tier 2 or tier 3, not for tier {marked['tier']}.",
                f"Write:  ## {section.heading[: marked.start()]}, tier 2",
            )
        else:
            return int(marked["tier"])
        return 1

    def _check(self, part: Part, section: Section) -> None:
        name = part.heading.name
        earlier = self.of(name)
        if earlier and not part.heading.repeats:
            self._report.error(
                part.line,
                f'"## {name}" is there twice; the first is on line {earlier[0].line}.',
                "Move the text below the first one and delete this heading.",
            )
        if not part.blocks:
            self._report.error(
                part.line,
                f'Nothing is written below "## {section.heading}".',
                "Write the text below the heading, or delete the heading."
                if part.heading.repeats or not part.heading.required
                else "Write the text below the heading.",
            )
        self._check_shape(part)

    def _check_shape(self, part: Part) -> None:
        wrong = next((each for each in part.blocks if not each.listed), None)
        if part.heading.only_list and wrong:
            self._report.error(
                wrong.line,
                f'Below "## {part.heading.name}" every line is a list line, '
                f"unlike {shortened(wrong.text)}.",
                "Begin the line with a hyphen and a space; "
                "indent the lines that belong to the one above by two spaces.",
            )

    def _report_unknown(self, section: Section, plain: str) -> None:
        found = {part.heading.name for part in self.all if not part.heading.repeats}
        free = [each.name for each in self._known.values() if each.name not in found]
        meant = nearest(plain.partition(":")[0], free) or nearest(plain.partition(" ")[0], free)
        if meant:
            self._misspelt.add(meant)
        if any(problem.line == section.line for problem in self._report.problems):
            return
        if tier := _OTHER_TIER.search(section.heading):
            name = nearest(section.heading[: tier.start()], free) or "Say"
            self._report.error(
                section.line,
                f"A tier is written after a comma, not like {shortened('## ' + section.heading)}.",
                f"Write:  ## {name}, tier {tier[1]}",
            )
            return
        self._report.error(
            section.line,
            f"There is no heading {shortened('## ' + section.heading)}."
            + (f' Did you mean "## {meant}"?' if meant else ""),
            f"Write:  ## {meant}"
            if meant
            else "Headings are:  " + "  ".join(f"## {each.name}" for each in self._known.values()),
        )
