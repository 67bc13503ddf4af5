"""The fonts that come with the toolkit."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.domain.pack import FONTS
from workshop.pdf import fonts


def test_every_font_that_a_theme_may_name_has_a_file() -> None:
    assert set(fonts.FILES) == set(FONTS)
    assert [name for name in fonts.FILES.values() if not (fonts.FOLDER / name).exists()] == []


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(
    "text", ["Żółw, naïve, œuvre", "Ελπίδα, Ἀθῆναι", "Привіт, ћирилица", "“…” – €"]
)
def test_latin_greek_and_cyrillic_are_in_every_font_or_its_fallback(font: str, text: str) -> None:
    known = fonts.glyphs(font)

    assert [each for each in text if known[each].missing] == []


def test_fonts_that_were_never_put_in_place_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    fonts.register.cache_clear()

    with pytest.raises(fonts.FontsMissing, match=r"NotoSans-Bold\.ttf is not in"):
        fonts.register("Noto Sans Bold")
