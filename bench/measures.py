"""What is measured, in which unit, and how small it should be (``design.md`` 8)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """Smaller is better for all of them. ``long`` ones are taken with ``--long`` only."""

    id: str
    label: str
    unit: str
    goal: float | None = None
    long: bool = False


MEASURES = (
    Measure("first_view_bytes", "First view of the join page, heaviest of all", "kB", 14),
    Measure("first_view_requests", "First view, requests", "", 3),
    Measure("phone_assets_bytes", "All that a phone ever fetches, heaviest of all", "kB", 60),
    Measure("usable", "Usable at 1.6 Mbit/s, 150 ms, CPU ÷ 4", "ms", 1000),
    Measure("layout_shift_join", "Layout shift of the join page, as slow", "CLS", 0),
    Measure("layout_shift_evening", "Layout shift of all changes of step of an evening", "CLS", 0),
    *(
        Measure(
            f"lighthouse_{page}_{category}", f"Lighthouse, {name}, {category}: short of 100", "", 0
        )
        for page, name in (("join", "join page"), ("writing", "writing page"))
        for category in ("performance", "accessibility", "best-practices")
    ),
    Measure("join_p50", "Join, 50 phones at once, p50", "ms"),
    Measure("join_p95", "Join, 50 phones at once, p95", "ms", 120),
    Measure("save_p50", "Sealed save, 50 at once, p50", "ms"),
    Measure("save_p95", "Sealed save, 50 at once, p95", "ms", 100),
    Measure("segment_50_p50", "Segment change on 50 phones, p50", "ms"),
    Measure("segment_50_p95", "Segment change on 50 phones, p95", "ms", 50),
    Measure("segment_200_p50", "Segment change on 200 phones, p50", "ms"),
    Measure("segment_200_p95", "Segment change on 200 phones, p95", "ms", 50),
    Measure("segment_1000_p50", "Segment change on 1,000 phones, p50", "ms", long=True),
    Measure("segment_1000_p95", "Segment change on 1,000 phones, p95", "ms", 250, long=True),
    Measure("reconnect_200", "Reconnect wave, 200 phones, until the last is back", "ms", 2000),
    Measure(
        "reconnect_1000",
        "Reconnect wave, 1,000 phones, until the last is back",
        "ms",
        2000,
        long=True,
    ),
    Measure("handout_first", "A personal handout of three pages, the first one", "ms", 400),
    Measure("handout", "A personal handout of three pages, median", "ms", 25),
    Measure("handout_whole", "The whole pack, nine pages", "ms"),
    Measure("handouts_200", "200 handouts, one after the other", "ms", 5000, long=True),
    Measure("segment_printing", "Segment change on 50 while printing, p95, times alone", "×", 2),
    Measure("save_printing", "Sealed save, 50 at once, while printing, p95, times alone", "×", 2),
    Measure("handout_cold", "Three pages, by a worker that is yet to start", "ms", 400),
    Measure("handout_worker", "Three pages, by the worker alone, median", "ms", 25),
    Measure("list_200", "Whole packs for a list of 200 people, in one PDF", "ms", 5000),
    Measure("memory_list", "Memory of the printing worker after that list", "MB", 200),
    Measure("memory_idle", "Memory of the server, nobody there", "MB"),
    Measure("memory_dashboard", "Memory of the server, a dashboard open", "MB"),
    Measure("memory_50", "Memory of the server, 50 phones", "MB", 200),
    Measure("memory_1000", "Memory of the server, 1,000 phones", "MB", 350, long=True),
    Measure("memory_worker", "Memory of the printing worker, beside it", "MB"),
    Measure("start", "From the command to the first answer", "ms"),
)

BY_ID = {measure.id: measure for measure in MEASURES}
