"""Every refusal ends in a sentence that a person can read, and a code that a program can."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re

import pytest

from workshop.domain import errors
from workshop.domain.errors import WorkshopError

LAYERS = ("domain", "store", "services")


def every_kind() -> list[type[WorkshopError]]:
    """The refusals of the domain and of the layers below the pages."""
    for layer in LAYERS:
        package = importlib.import_module(f"workshop.{layer}")
        for module in pkgutil.iter_modules(package.__path__, f"workshop.{layer}."):
            importlib.import_module(module.name)
    found, waiting = set(), [WorkshopError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith(tuple(f"workshop.{layer}" for layer in LAYERS)):
            found.add(kind)
    return sorted(found - {WorkshopError}, key=lambda kind: kind.__name__)


def made(kind: type[WorkshopError]) -> WorkshopError:
    """One of the kind; those that say what happened are told a sentence where they are raised."""
    if kind.__init__ is WorkshopError.__init__:
        return kind("This is a sentence.")
    takes = list(inspect.signature(kind.__init__).parameters.values())[1:]
    return kind(*(7 for each in takes if each.default is each.empty))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__name__)
def test_a_refusal_is_a_sentence(kind: type[WorkshopError]) -> None:
    sentence = str(made(kind))

    assert re.fullmatch(r"[A-Z“].{10,}[.?!]", sentence), sentence


def test_no_two_kinds_share_a_code() -> None:
    codes = [kind.code for kind in every_kind()]

    assert sorted(codes) == sorted(set(codes))


def test_the_tree_in_the_docstring_is_complete() -> None:
    drawn = re.findall(r"── (\w+)", errors.__doc__ or "")
    defined = [
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and value is not WorkshopError
    ]

    assert sorted(drawn) == sorted(defined)


def test_a_sentence_can_be_said_anew_with_its_values() -> None:
    refusal = errors.NotNow("Each phone can send {count} lines here.", count=3)

    assert str(refusal) == "Each phone can send 3 lines here."
    assert (refusal.sentence, refusal.values) == (
        "Each phone can send {count} lines here.",
        {"count": 3},
    )


def test_what_somebody_typed_is_not_taken_for_a_place() -> None:
    assert str(errors.BadRequest("“{name}” must be a text.")) == "“{name}” must be a text."
