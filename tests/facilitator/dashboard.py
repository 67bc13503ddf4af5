"""Reading a page of the dashboard as a person would."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from workshop.facilitator.words import JOINER

ShowPage = Callable[[str], AppTest]


def without_mistake(page: AppTest) -> AppTest:
    assert [error.message for error in page.exception] == []
    return page


def words_of(page: AppTest) -> str:
    """Everything that can be read on the page, without what keeps text plain."""
    parts = (*page.title, *page.subheader, *page.markdown, *page.text, *page.caption)
    shown = [part.value for part in (*parts, *page.info, *page.warning, *page.code)]
    return "\n".join(shown).replace("\\", "").replace(JOINER, "")


def metrics_of(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def press(page: AppTest, key: str) -> AppTest:
    return without_mistake(page.button(key=key).click().run())
