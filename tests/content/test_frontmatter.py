"""Splitting a file into fields and sections, whatever editor it comes from."""

from __future__ import annotations

import pytest

from workshop.content.frontmatter import LONGEST_FILE, Document, Field, Item, Section, read
from workshop.content.problems import Report

PLAIN = "---\ntitle: Rest\nkind: break\n---\n\n## Say\n\nRest now.\n"
FIELDS = {"title": Field("title", 2, "Rest"), "kind": Field("kind", 3, "break")}
SECTIONS = (Section("Say", 6, ("", "Rest now.", "")),)


def parts(text: str) -> Document:
    """A document in which nothing is wrong."""
    report = Report("x/a.md")
    document = read(text, report)
    assert report.problems == []
    return document


def complaints(text: str) -> list[str]:
    report = Report("x/a.md")
    read(text, report)
    return [f"{problem.line} {problem.message}" for problem in report.problems]


def test_fields_and_sections_know_their_lines() -> None:
    assert parts(PLAIN) == Document("x/a.md", FIELDS, SECTIONS)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.replace("---\n", "---  \n"),
        PLAIN.replace("---\n", "-----\n"),
        PLAIN.replace("title: Rest", "title:\tRest"),
        PLAIN.replace("title: Rest", "title:   'Rest'  # for now"),
        PLAIN.replace("## Say", "## Say ##"),
    ],
    ids=["mark", "Windows", "old Mac", "spaces", "five hyphens", "tab", "quotes", "closed heading"],
)
def test_what_editors_do_to_a_file_does_no_harm(text: str) -> None:
    assert parts(text) == Document("x/a.md", FIELDS, SECTIONS)


def test_blank_lines_above_the_fields_only_move_the_line_numbers() -> None:
    document = parts("\n\n" + PLAIN)

    assert document.fields == {
        "title": Field("title", 4, "Rest"),
        "kind": Field("kind", 5, "break"),
    }


def test_values_stay_the_words_that_were_written() -> None:
    text = "---\na: no\nb: 1:30\nc: 007\nd: null\ne:\nf: long\n  line\n---\n"

    fields = parts(text).fields or {}

    assert {name: field.value for name, field in fields.items()} == {
        "a": "no",
        "b": "1:30",
        "c": "007",
        "d": "",
        "e": "",
        "f": "long line",
    }


def test_each_entry_of_a_list_knows_its_line() -> None:
    fields = parts("---\norder:\n  - one\n\n  - two\nother: [three]\n---\n").fields or {}

    assert fields["order"].value == (Item("one", 3), Item("two", 5))
    assert fields["other"].value == (Item("three", 6),)


def test_one_slip_in_the_fields_does_not_hide_the_next() -> None:
    text = "---\ntitle: Rest: a break\ngoal: @home\nkind break\nminutes: 10\n---\n"

    assert complaints(text) == [
        '2 The text after "title:" has a mark in it that only works inside quotes.',
        '3 The text after "goal:" has a mark in it that only works inside quotes.',
        '4 This line cannot be read as a field: "kind break".',
    ]


def test_fields_that_can_be_read_are_read_beside_those_that_cannot() -> None:
    document = read("---\ntitle: Rest: a break\nkind: break\n---\n", Report("x/a.md"))

    assert document.fields == {"title": Field("title", 2, None), "kind": FIELDS["kind"]}


def test_a_hopeless_top_of_a_file_is_given_up() -> None:
    report = Report("x/a.md")

    document = read("---\n" + "a: b: c\n" * 50 + "---\n", report)

    assert document.fields is None
    assert len(report.problems) == 20


def test_a_file_of_nothing_but_fields_that_never_end_is_one_problem() -> None:
    assert complaints("---\ntitle: Rest\n") == ["3 The fields at the top of the file have no end."]


@pytest.mark.parametrize("text", ["", "\n\n", "Just words.", "# A title\n\nWords."])
def test_a_file_without_fields_is_one_problem(text: str) -> None:
    first, *others = complaints(text)

    assert first.endswith(
        "The file must begin with its fields, between two lines of three hyphens."
    )
    assert all("heading" in other for other in others)


def test_a_file_that_is_far_too_long_is_not_read() -> None:
    assert complaints(PLAIN + "x" * LONGEST_FILE) == ["1 This file is far too long."]


@pytest.mark.parametrize(
    "fields",
    [
        "[" * 3000,
        "a: " + "{b: " * 1500,
        'a: "\\U7fffffff"',
        "a: *b",
        "!!python/object:x.Y",
        "? [a]",
    ],
)
def test_strange_yaml_never_raises(fields: str) -> None:
    document = read(f"---\n{fields}\n---\n\n## Say\n\nRest now.\n", Report("x/a.md"))

    assert [section.heading for section in document.sections] == ["Say"]


def test_an_escaped_hidden_character_never_reaches_the_script() -> None:
    fields = parts('---\na: "b\\ud800\\0c"\n---\n').fields or {}

    assert fields["a"].value == "b c"
