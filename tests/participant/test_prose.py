"""Paragraphs and lists of script texts."""

from __future__ import annotations

from workshop.participant.prose import Block, blocks


def test_blank_lines_divide_paragraphs_and_line_ends_do_not() -> None:
    assert blocks("One\nline.\n\nAnother.\n") == [Block("One line."), Block("Another.")]


def test_lines_with_dashes_are_a_list_and_may_go_on() -> None:
    text = "Before.\n\n- one\n  and more\n- two"

    assert blocks(text) == [Block("Before."), Block(items=("one and more", "two"))]


def test_nothing_is_nothing() -> None:
    assert blocks("\n\n  \n") == []
