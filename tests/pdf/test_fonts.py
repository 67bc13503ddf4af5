"""The fonts that come with the toolkit."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.domain.pack import FONTS
from workshop.pdf import fonts

SCRIPTS = ["Latn", "Arab", "Beng", "Deva", "Hebr", "Taml", "Thai", "Hang", "Hira", "Hani"]


def test_every_font_that_a_theme_may_name_has_a_file() -> None:
    assert set(fonts.FILES) == set(FONTS)
    assert [name for name in fonts.FILES.values() if not (fonts.FOLDER / name).exists()] == []


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_file_that_may_be_looked_into_is_there(font: str, script: str) -> None:
    files = fonts.Setting(font, "en").files(script, fonts.JAPANESE)

    assert [name for name in files if not (fonts.FOLDER / name).exists()] == []


def test_fonts_that_were_never_put_in_place_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    fonts.face.cache_clear()

    with pytest.raises(fonts.FontsMissing, match=r"NotoSans-Bold\.ttf is not in"):
        fonts.face(fonts.FILES["Noto Sans Bold"])
