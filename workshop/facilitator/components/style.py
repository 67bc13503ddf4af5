"""The few looks that Streamlit's theme cannot say. Fixed text: no data ever passes through here."""

from __future__ import annotations

import streamlit as st

CSS = """<style>
.stMainBlockContainer { padding: 4.2rem 2.5rem 3rem }
[class*="st-key-cue-say-"] { border-left: 4px solid #9cc3b5; padding-left: 1.2rem }
[class*="st-key-cue-say-"] p, [class*="st-key-cue-say-"] li { font-size: 1.4rem; line-height: 1.6 }
[class*="st-key-cue-do-"] { border-left: 4px solid #6d7478; padding-left: 1.2rem }
.st-key-safety { background: #22272a; border-radius: .5rem; padding: 1rem 1.2rem }
[class*="st-key-clock-"] [data-testid="stMetricValue"] {
  font-size: 5rem; line-height: 1.1; font-weight: 600; font-variant-numeric: tabular-nums }
.st-key-clock-warning [data-testid="stMetricValue"] { color: #ecd3a6 }
.st-key-clock-overtime [data-testid="stMetricValue"] { color: #e0b978 }
.st-key-compact-rundown { gap: .15rem }
.st-key-code [data-testid="stMetricValue"], .st-key-code p {
  font-size: 3.5rem; letter-spacing: .08em; font-weight: 600; line-height: 1.2 }
.st-key-pause_all button { background: #2d4a55; border-color: #6fa3b5; color: #eef6f8 }
.st-key-head h1 { padding-top: 0 }
.stText div, [data-testid="stText"] { white-space: pre-wrap; overflow-wrap: anywhere }
@media (min-width: 1000px) and (min-height: 700px) {
  .st-key-head { position: sticky; top: 3.5rem; z-index: 5; background: #171a1c;
    padding-bottom: .6rem; border-bottom: 1px solid #3a4145 }
}
@media (prefers-reduced-motion: reduce) {
  * { animation: none !important; transition: none !important } }
</style>"""


def show() -> None:
    st.html(CSS)
