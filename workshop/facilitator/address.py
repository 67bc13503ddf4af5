"""Choices that the page's address keeps: they outlive a reload, a restart and a passing mistake.

A widget forgets what was chosen as soon as its label changes or it is not drawn once, and while a
script is being written both happen all the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st


def chosen(name: str, options: Sequence[str]) -> str:
    """What the address says, else what this tab chose last; the first if that is not there now."""
    kept = st.query_params.get(name) or st.session_state.get(_kept(name))
    choice = str(kept) if kept in options else options[0]
    st.session_state[_widget(name)] = choice
    return choice


def choose(name: str, choice: str) -> None:
    st.query_params[name] = choice
    st.session_state[_kept(name)] = choice


def widget(name: str) -> dict[str, Any]:
    """What a widget needs to offer this choice; :func:`chosen` comes before it."""

    def changed() -> None:
        choose(name, str(st.session_state[_widget(name)]))

    on_change: Callable[[], None] = changed
    return {"key": _widget(name), "on_change": on_change}


def _kept(name: str) -> str:
    return f"{name}_kept"


def _widget(name: str) -> str:
    return f"{name}_shown"
