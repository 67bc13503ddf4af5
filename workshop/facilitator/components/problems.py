"""What is wrong with a script: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workshop.content.problems import Problem, has_errors


def show(problems: Sequence[Problem]) -> None:
    if not problems:
        st.markdown(":gray[No problem found.]")
        return
    count = len(problems)
    things = "1 thing to mend" if count == 1 else f"{count} things to mend"
    closed = "This script cannot be opened yet: " if has_errors(problems) else ""
    st.warning(f"{closed}{things}.")
    for problem in problems:
        st.text(f"{problem.path}:{problem.line}  {problem.message}\n{problem.hint}".rstrip())
