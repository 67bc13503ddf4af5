// Until when twelve words open a notebook, as exactly as it is known.

import { conventions, filled } from "../filled";
import type { Room } from "../state";
import { words } from "../words";

const SOON = 12 * 3_600_000;

export function until({ until: then }: Room): string {
  const keptFor = document.body.dataset["keptFor"] ?? "";
  if (then) return filled(words.until.then, { time: said(new Date(then)) });
  return keptFor === "" ? words.until.closing : filled(words.until.after, { time: keptFor });
}

/** The time of day on this phone, with the day unless it is soon. */
function said(at: Date): string {
  const day = { weekday: "long", day: "numeric", month: "long" } as const;
  const isSoon = at.getTime() - Date.now() < SOON;
  return at.toLocaleString(conventions(), { ...(isSoon ? {} : day), hour: "2-digit", minute: "2-digit" });
}
