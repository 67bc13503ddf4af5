"""Script texts as pages draw them: paragraphs, and lists of lines that begin with a dash."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a list when ``items`` says so."""

    text: str = ""
    items: tuple[str, ...] = ()


def blocks(text: str) -> list[Block]:
    return [block(part) for part in text.split("\n\n") if part.strip()]


def block(part: str) -> Block:
    lines = [line.strip() for line in part.strip().splitlines()]
    if lines[0].startswith("- "):
        return Block(items=tuple(items(lines)))
    return Block(text=" ".join(lines))


def items(lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if line.startswith("- "):
            found.append(line[2:])
        else:  # a list line may go on in the next
            found[-1] += " " + line
    return found
