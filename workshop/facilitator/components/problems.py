"""What is wrong with a script: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

import streamlit as st

from workshop.content.problems import Problem, Severity, has_errors
from workshop.facilitator import words

Where = Callable[[str], Path]
"""The file on disk that a problem's path means."""


def show(problems: Sequence[Problem], where: Where) -> None:
    if not problems:
        st.markdown(":gray[No problem found.]")
        return
    count = len(problems)
    things = "1 thing to mend" if count == 1 else f"{count} things to mend"
    if has_errors(problems):
        st.warning(f"This script cannot be opened yet: {things}.")
    else:
        better = "1 thing" if count == 1 else f"{count} things"
        st.info(f"This script can be used. {better} could be better.")
    show_files(problems, where)


def show_files(problems: Sequence[Problem], where: Where) -> None:
    """File by file, each with its whole path to copy; what keeps a script closed comes first."""
    ranked = sorted(problems, key=lambda each: rank(each, problems))
    for number, (path, group) in enumerate(groupby(ranked, lambda each: each.path)):
        found = list(group)
        kind = "problems" if has_errors(found) else "warnings"
        with st.container(key=f"{kind}-in-{number}"):
            st.code(str(where(path)), language=None, wrap_lines=True)
            for problem in found:
                show_one(problem)


def rank(problem: Problem, among: Sequence[Problem]) -> tuple[object, ...]:
    """Files with a mistake before those with warnings only, and the same within each file."""
    beside = [each for each in among if each.path == problem.path]
    is_warning = problem.severity is Severity.WARNING
    return (not has_errors(beside), problem.path, is_warning, problem.line, problem.message)


def show_one(problem: Problem) -> None:
    mark = "Warning, line" if problem.severity is Severity.WARNING else "Line"
    st.markdown(f"**{mark} {problem.line}** · {words.plain(problem.message)}")
    if problem.hint:
        st.text(problem.hint)
