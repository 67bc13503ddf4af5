"""What the printing worker keeps."""

from __future__ import annotations

import pickle

from tests.pdf.paper import handout, sheet
from workshop.domain.handout import Letter
from workshop.domain.pack import Theme
from workshop.pdf import lines, shaping, worker
from workshop.pdf.pipe import unpacked
from workshop.pdf.theme import Style


def kept() -> int:
    caches = (lines._kept, shaping._kept, shaping._single)
    return sum(cache.cache_info().currsize for cache in caches)


def test_nothing_of_a_handout_is_kept_once_it_is_printed() -> None:
    lines.fit("Dear me,", Style("Noto Sans", 12, 17), 100)
    assert kept() > 0

    answer = worker._answer(pickle.dumps((handout(sheet(Letter("Dear me,"))), Theme())))

    assert unpacked(answer).pdf.startswith(b"%PDF-1.7")
    assert kept() == 0
