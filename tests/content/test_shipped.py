"""Where shipped content lies, in a checkout and in an installation."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.content import shipped


def test_a_checkout_has_its_content_at_the_root() -> None:
    root = Path(__file__).parents[2]

    assert shipped.shipped("facilitator_scripts") == root / "facilitator_scripts"
    assert shipped.shipped("handouts") == root / "handouts"


def test_an_installation_has_it_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "workshop")

    assert shipped.shipped("handouts") == tmp_path / "workshop" / "data" / "handouts"
