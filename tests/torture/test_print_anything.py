"""Twenty thousand texts from all over Unicode, printed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pdf.nonsense import nonsense
from tests.pdf.test_hostile_text import assert_printed

pytestmark = pytest.mark.torture


@given(text=nonsense, large=st.booleans(), language=st.sampled_from(["en", "ar", "ja", "th"]))
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_stops_the_printer(text: str, large: bool, language: str) -> None:
    assert_printed(text, large, language)
