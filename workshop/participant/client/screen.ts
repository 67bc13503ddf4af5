// Where a person was on a screen, kept on this phone: for after a sheet, a lock, a reload.

import { reached, type Known, type Place } from "./state";

export interface Screen {
  readonly drawn: string;
  readonly place: Place;
  /** Up to this moment the person stays, whatever the room does. */
  readonly until: number;
  readonly top: number;
  /** Of everything that folds, whether it was open. */
  readonly open: readonly boolean[];
  /** The prompt of the field that had the cursor. */
  readonly field: string | null;
  readonly caret: number;
}

export function screenOf(main: HTMLElement, drawn: string, place: Place, until: number): Screen {
  const active = document.activeElement;
  const field = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement ? active : null;
  return {
    drawn, place, until, top: window.scrollY,
    open: [...main.querySelectorAll("details")].map(({ open }) => open),
    field: field?.dataset["prompt"] ?? null,
    caret: field?.selectionStart ?? 0,
  };
}

/** If it is still the same screen. Fields grow to their text first; then the page is as high as it was. */
export function restore(main: HTMLElement, kept: Screen | null, drawn: string, focus: boolean): void {
  if (kept === null || kept.drawn !== drawn) return;
  main.querySelectorAll("details").forEach((each, index) => (each.open = kept.open[index] ?? false));
  const field = kept.field === null ? null : main.querySelector<HTMLTextAreaElement>(`[data-prompt="${kept.field}"]`);
  if (focus) (field ?? main.querySelector("h1"))?.focus({ preventScroll: true });
  if (focus) field?.setSelectionRange(kept.caret, kept.caret);
  requestAnimationFrame(() => window.scrollTo(0, kept.top));
}

/** Someone who was reading or writing when the page went away is still at it. */
export function resumed(known: Known, kept: Screen | null, howMany: number, now: number): Known {
  if (kept === null || now >= kept.until || kept.place.at !== "step" || known.room.status === "closed") return known;
  return kept.place.index < reached(known.room, howMany) ? { ...known, place: kept.place } : known;
}
