// The first script, as small as can be: the bar works at once, the rest comes when someone joins.
// It imports nothing else: whatever it shared would be one more request before anyone can join.

import type { Arrival } from "./phone";
import type { Room, Sheet } from "./state";

const { body, documentElement: html } = document;
const code = body.dataset["code"] ?? "";
const form = document.querySelector<HTMLFormElement>("#join");

/** How to ask for the language that was chosen here; nothing while this phone goes along with the room. */
const query = /[?&]lang=/.test(location.search) ? `?lang=${html.lang}` : "";

/** What is open while the room is on its way. */
let open: Sheet | null = null;

/** Where a sheet is shown; the room takes this over once there is one. */
let show = (sheet: Sheet | null): void => {
  open = sheet;
  body.dataset["shows"] = sheet ?? "main";
  document.querySelector<HTMLElement>(sheet === null ? "h1" : `#${sheet} h2`)?.focus();
};

/** Nothing stays on the screen or in this page's memory, not even if the next page fails to load. */
function leave({ href, dataset }: HTMLAnchorElement): void {
  body.textContent = "";
  document.title = dataset["title"] ?? "";
  location.replace(href);
}

function pressed(event: MouseEvent): void {
  const target = (event.target as Element).closest<HTMLElement>("[data-sheet], [data-back], #exit");
  if (target === null) return;
  event.preventDefault();
  if (target.id === "exit") leave(target as HTMLAnchorElement);
  else show(chosen(target.dataset["sheet"] as Sheet | undefined));
}

/** Pressing what is shown already leads back. */
function chosen(sheet: Sheet | undefined): Sheet | null {
  return sheet === undefined || sheet === body.dataset["shows"] ? null : sheet;
}

/** Pictures of open apps show an empty page. */
function cover(): void {
  html.classList.toggle("covered", document.visibilityState === "hidden");
}

function remembers(): boolean {
  try {
    return localStorage.getItem(`workshop.${code}`) !== null;
  } catch {
    return false;
  }
}

/** The room's key is in the fragment: a link to another language takes it along. */
function keepFragment(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[hreflang]");
  if (link !== null) link.hash = location.hash;
}

/** Keep what was chosen here; or go to the page in the language that was chosen before. */
function goesElsewhere(): boolean {
  const name = `workshop.${code}.language`;
  try {
    if (query !== "") localStorage.setItem(name, html.lang);
    const kept = localStorage.getItem(name);
    if (kept === null || kept === html.lang) return false;
    location.replace(`?lang=${kept}${location.hash}`);
    return true;
  } catch {
    return false; // a browser that keeps nothing
  }
}

function keyIn(text: string | undefined): string | null {
  return text !== undefined && /^[\w-]{43}$/.test(text) ? text : null;
}

async function enter(choices: Arrival["choices"], restores: boolean): Promise<void> {
  const state = body.dataset["state"];
  const { begin } = await import("./phone");
  const arrival: Arrival = {
    code,
    query,
    scanned: keyIn(location.hash.slice(1)),
    offered: keyIn(body.dataset["roomKey"]),
    room: state === undefined ? null : (JSON.parse(state) as Room),
    choices,
    restores,
  };
  await begin(arrival, (page) => {
    show = (sheet) => page.happen({ type: "sheet", sheet });
    show(open);
  });
}

function join(restores: boolean): void {
  const chosen = new FormData(form ?? undefined);
  form?.querySelectorAll("button").forEach((button) => (button.disabled = true));
  const choices = { writes: chosen.get("how") !== "listen", wall: chosen.has("wall"), ratings: chosen.has("ratings") };
  enter(choices, restores).catch(() => {
    form?.querySelectorAll("button").forEach((button) => (button.disabled = false));
    form?.querySelector("#not-loaded")?.removeAttribute("hidden");
  });
}

/** Whoever reads on will want the rest: fetch it while they read. */
function prepare(): void {
  const texts = html.dataset["words"];
  if (texts !== undefined) void fetch(texts).catch(() => undefined);
  void import("./phone").catch(() => undefined);
}

/** With scripts one thing is shown at a time, so each sheet is a screen with a heading of its own. */
for (const sheet of document.querySelectorAll(".sheet, #pause")) {
  sheet.setAttribute("role", "main");
  sheet.querySelector("h2")?.setAttribute("aria-level", "1");
}

html.classList.add("js");
document.addEventListener("click", keepFragment);
document.addEventListener("click", pressed);
if (form !== null) window.addEventListener("scroll", prepare, { once: true });
document.addEventListener("visibilitychange", cover);
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  join(false);
});
form?.querySelector("#restore")?.addEventListener("click", () => join(true));
if (code !== "" && goesElsewhere()) {
  body.dataset["shows"] = "";
} else if (code !== "" && remembers()) {
  body.dataset["shows"] = ""; // no flash of what was read and answered before
  enter(null, false).catch(() => show(null));
}
