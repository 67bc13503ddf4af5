// The first script, as small as can be: the bar works at once, the rest comes when someone joins.
// It imports nothing else: whatever it shared would be one more request before anyone can join.

import type { Arrival } from "./phone";
import type { Room, Sheet } from "./state";

const { body, documentElement: html } = document;
const code = body.dataset["code"] ?? "";
const joining = document.querySelector("#join");

const ANSWER_WITHIN = 5_000;
const CAME_BACK = 2; // by the browser's Back or Forward
const LEFT = "workshop.left";

/** Browsers inside other apps, which may forget what they kept when they are closed. */
const INSIDE = /Instagram|FB_IAB|FBAV|MicroMessenger|Line\/|Snapchat|Bytedance|Twitter|LinkedIn|GSA\/|; wv\)|iP(hone|ad).*AppleWebKit(?!.*Safari)/;

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

/** What a browser that keeps things lets us do, else nothing. */
function tried<T>(storing: () => T): T | null {
  try {
    return storing();
  } catch {
    return null;
  }
}

/** To a page that needs no network: nothing of this one stays, on the screen or in memory. */
function leave(): void {
  body.textContent = "";
  tried(() => sessionStorage.setItem(LEFT, "1"));
  location.replace("about:blank");
}

/** Whoever has left and goes back in this tab comes to an empty page; scanning anew opens the room. */
function wasLeft(cameBack: boolean): boolean {
  return tried(() => {
    if (!cameBack) sessionStorage.removeItem(LEFT);
    return sessionStorage.getItem(LEFT) !== null;
  }) ?? false;
}

function pressed(event: MouseEvent): void {
  const target = (event.target as Element).closest<HTMLElement>("[data-sheet], [data-back], [hreflang], #exit");
  if (target === null) return;
  event.preventDefault();
  if (target.id === "exit") leave();
  else if (target instanceof HTMLAnchorElement && target.hreflang !== "") speak(target);
  else show(chosen(target.dataset["sheet"] as Sheet | undefined));
}

/** Pressing what is shown already leads back. */
function chosen(sheet: Sheet | undefined): Sheet | null {
  return sheet === undefined || sheet === body.dataset["shows"] ? null : sheet;
}

/**
 * The same page in another language, if it can be had: a browser's own page about a lost connection
 * is no place for anyone. The room's key is in the fragment and comes along.
 */
function speak(link: HTMLAnchorElement): void {
  const noAnswer = document.querySelector<HTMLElement>("#languages p");
  const say = (): void => noAnswer?.removeAttribute("hidden");
  const late = setTimeout(say, ANSWER_WITHIN);
  link.hash = location.hash;
  fetch(link.href, { method: "HEAD" }).then(() => location.replace(link.href), say).finally(() => clearTimeout(late));
}

/** Pictures of open apps show an empty page. On phones a page that is only looked at from there, too. */
function cover({ type }: Event): void {
  const aside = type === "blur" && matchMedia("(hover: none)").matches;
  html.classList.toggle("covered", aside || type === "pagehide" || document.visibilityState === "hidden");
}

function remembers(): boolean {
  return tried(() => localStorage.getItem(`workshop.${code}`)) !== null;
}

/** Keep what was chosen here; or go to the page in the language that was chosen before. */
function goesElsewhere(): boolean {
  const name = `workshop.${code}.language`;
  return tried(() => {
    if (query !== "") localStorage.setItem(name, html.lang);
    const kept = localStorage.getItem(name);
    if (kept === null || kept === html.lang) return false;
    location.replace(`?lang=${kept}${location.hash}`);
    return true;
  }) ?? false;
}

/** Does this browser really keep something? */
function keeps(): boolean {
  return tried(() => {
    localStorage.setItem("workshop", "1");
    const kept = localStorage.getItem("workshop");
    localStorage.removeItem("workshop");
    return kept === "1";
  }) ?? false;
}

/** Say how to open the page where it is safer, to whom that helps; how a browser is named tells nobody else. */
function suggestOwnBrowser({ userAgent }: Navigator): void {
  const forgets = INSIDE.test(userAgent) && !userAgent.includes("DuckDuckGo"); // which is made of the same parts
  const panel = document.querySelector<HTMLElement>("#inside");
  if (panel === null || (keeps() && !forgets)) return;
  panel.hidden = false;
  panel.querySelector("button")?.addEventListener("click", () => copy(panel));
}

/** The old way, which pages without encryption have too. Where it fails, the address is there to hold. */
function copy(panel: HTMLElement): void {
  const [done, field] = ["span", "input"].map((part) => panel.querySelector<HTMLInputElement>(part));
  if (!done || !field) return;
  field.hidden = false;
  field.value = location.href;
  field.select();
  done.hidden = !document.execCommand("copy");
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

/** How: to write, to listen, or to go on with what twelve words open. */
function join(how: string | undefined): void {
  const ticked = (name: string): boolean => joining?.querySelector(`[name=${name}]:checked`) != null;
  const buttons = joining?.querySelectorAll("button") ?? [];
  buttons.forEach((button) => (button.disabled = true));
  const choices = { writes: how !== "listen", wall: ticked("wall"), ratings: ticked("ratings") };
  enter(choices, how === "restore").catch(() => {
    buttons.forEach((button) => (button.disabled = false));
    joining?.querySelector("#not-loaded")?.removeAttribute("hidden");
  });
}

/** Whoever reads on will want the rest: fetch it while they read. */
function prepare(): void {
  void fetch(html.dataset["words"] ?? "").catch(() => undefined);
  void import("./phone").catch(() => undefined);
}

/** With scripts one thing is shown at a time, so each sheet is a screen with a heading of its own. */
for (const sheet of document.querySelectorAll(".sheet, #pause")) {
  sheet.setAttribute("role", "main");
  sheet.querySelector("h2")?.setAttribute("aria-level", "1");
}

function start(): void {
  body.dataset["shows"] = ""; // no flash of what was read and answered before
  if (wasLeft(performance.navigation.type === CAME_BACK)) return leave();
  if (code !== "" && goesElsewhere()) return;
  if (code !== "" && remembers()) {
    enter(null, false).catch(() => show(null));
    return;
  }
  body.dataset["shows"] = "main";
  suggestOwnBrowser(navigator);
}

html.classList.add("js");
document.addEventListener("click", pressed);
document.addEventListener("visibilitychange", cover);
for (const type of ["pagehide", "pageshow", "blur", "focus", "pointerdown", "keydown"]) window.addEventListener(type, cover);
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted && wasLeft(true)) leave();
});
if (joining !== null) window.addEventListener("scroll", prepare, { once: true });
joining?.querySelectorAll<HTMLElement>("[data-how]").forEach((button) =>
  button.addEventListener("click", () => join(button.dataset["how"])));
start();
