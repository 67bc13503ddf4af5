"""The few looks that Streamlit's theme cannot say. Fixed text: no data ever passes through here."""

from __future__ import annotations

import streamlit as st

CSS = """<style>
.stMainBlockContainer { padding: 4.2rem 2.5rem 3rem }
h1 { padding-top: 0 !important }
table { font-size: .95rem }
th, td { padding: .35rem .7rem !important; line-height: 1.35 }

.st-key-head, .st-key-head .stVerticalBlock { gap: .35rem }
.st-key-head [data-testid="stAlertContainer"] { padding: .5rem .9rem }
.st-key-controls { padding-top: .3rem }
.st-key-controls > :has(.stPopover) { margin-left: auto }
.st-key-pause_all button { background: #2d4a55; border-color: #6fa3b5; color: #eef6f8 }

[class*="st-key-cue-"] { gap: .4rem; padding-left: 1.2rem }
[class*="st-key-cue-say-"] { border-left: 4px solid #3f7d6b }
[class*="st-key-cue-do-"] { border-left: 4px solid #6d7478 }
[class*="st-key-cue-say-"] .stMarkdown p, [class*="st-key-cue-say-"] .stMarkdown li {
  font-size: 1.4rem; line-height: 1.6 }
[class*="st-key-cue-"] [data-testid="stCaptionContainer"] p { font-size: .95rem }
.st-key-safety { background: #22272a; border-radius: .5rem; padding: 1rem 1.2rem; gap: .3rem }

.st-key-beside, .st-key-beside .stVerticalBlock { gap: .5rem }
[class*="st-key-clock-"] [data-testid="stMetricValue"] {
  font-size: 5rem; line-height: 1.1; font-weight: 600; font-variant-numeric: tabular-nums }
.st-key-clock-warning [data-testid="stMetricValue"] { color: #ecd3a6 }
.st-key-clock-overtime [data-testid="stMetricValue"] { color: #e0b978 }
[class*="st-key-hand-up-"] { border: 2px solid #e0b978; border-radius: .5rem; padding: .7rem 1rem }
[class*="st-key-hand-up-"] .stText { font-size: 1.2rem; font-weight: 600 }
.st-key-wall { background: #22272a; border-radius: .5rem; padding: 1rem }
.st-key-compact-rundown { gap: .15rem }

.st-key-way-in { position: sticky; top: 4.5rem }
.st-key-way-in .qr { max-width: 60vh }
.stColumn:has(.st-key-way-in) > div { height: 100% }
.qr { display: block; width: 100%; border-radius: .5rem }
.st-key-watcher .qr { max-width: 14rem }
.st-key-code .stText {
  font-size: 3.5rem; letter-spacing: .08em; font-weight: 600; line-height: 1.2 }
.st-key-address .stText { font-size: 1.6rem }
.stText { white-space: pre-wrap; overflow-wrap: anywhere }

.stButtonGroup [aria-checked="true"] {
  background: #2f5d50 !important; color: #f2efe8 !important }
:is([class*="st-key-problems-in-"], [class*="st-key-warnings-in-"]) {
  border-left: 4px solid #6d7478; padding-left: 1.2rem; gap: .4rem }
[class*="st-key-problems-in-"] { border-color: #e0b978 }
:is([class*="st-key-problems-in-"], [class*="st-key-warnings-in-"]) .stText { padding-left: 1rem }
.stColumn:has(.st-key-script-list) { overflow-anchor: none } /* what is read keeps its place */
.st-key-place { gap: .6rem }
[data-testid="stCode"] pre { padding: .5rem .9rem }
.stColumn:has([class*="st-key-as-"]) > div { height: 100% }
.st-key-sees { position: sticky; top: 4.5rem }
[class*="st-key-segment-"] [class*="st-key-cue-say-"] .stMarkdown:not(:has(
  [data-testid="stCaptionContainer"])) :is(p, li) { font-size: 1.2rem; line-height: 1.5 }
.st-key-scripts [data-testid="stCaptionContainer"] p { font-size: .9rem }
.st-key-segment-rtl, .st-key-segment-rtl * { direction: rtl }
.st-key-as-phone { align-self: center; width: fit-content; padding: .6rem; border-radius: 2rem;
  background: #2b3033; border: 1px solid #4a5257 }
:is(.st-key-as-phone, .st-key-as-stage) > div { height: auto !important; flex: none !important }
.st-key-as-phone iframe { display: block; border-radius: 1.4rem;
  height: min(760px, calc(100vh - 11rem)) !important }
.st-key-as-stage iframe { aspect-ratio: 16 / 9; height: auto !important; border-radius: .3rem }
.st-key-as-paper { background: #fbfaf6; padding: 2rem 2.2rem; min-height: 22rem }
.st-key-as-paper :is(p, li, strong) { color: #24211d !important }
@media (max-width: 1150px) {
  [class*="st-key-segment-"] > * > .stHorizontalBlock { flex-direction: column-reverse }
  [class*="st-key-segment-"] .stColumn { width: 100%; flex: auto }
}
@media (max-width: 900px) {
  .st-key-scripts > * > .stHorizontalBlock { flex-direction: column }
  .st-key-scripts .stColumn { width: 100%; flex: auto }
  .st-key-script-list [role="radiogroup"] { display: grid; grid-template-columns: 1fr 1fr }
}
@media (min-width: 900px) and (min-height: 700px) {
  .stMainBlockContainer:has(.st-key-beside) { padding-bottom: 0 }
  [data-testid="stLayoutWrapper"]:has(> [class*="st-key-clock-"]) {
    position: sticky; top: 0; z-index: 2; background: #171a1c }
  .st-key-head { border-bottom: 1px solid #3a4145; padding-bottom: .7rem }
  .st-key-beside, [class*="st-key-cues-"] {
    max-height: calc(100vh - 13.7rem); overflow-y: auto; padding-right: .6rem; flex-wrap: nowrap }
}
@media (min-width: 1700px) { html { font-size: 21px !important } }
@media (prefers-reduced-motion: reduce) {
  * { animation: none !important; transition: none !important }
}
</style>"""


def show() -> None:
    st.html(CSS)
