// A desk print: asked for under a word, which is all that anyone at the desk sees of it.

import type { Context } from "../context";
import { Refused } from "../exchange";
import { filled } from "../filled";
import { random } from "../nacl";
import type { AskedPrint } from "../vault";
import { chance } from "../waiting";
import { encode } from "../wire";
import { words } from "../words";
import { button, fill, h } from "./dom";
import { answersFor, choices, type Wanted } from "./handout";

const LOOK_EVERY = 6_000;

type Put = (print: AskedPrint | null, said?: string) => void;

export function deskPrint(context: Context): HTMLElement {
  const place = h("div", { "aria-live": "polite" });
  let shown: AskedPrint | null;
  const put: Put = (print, said = "") => {
    if (context.vault.known === null) return; // erased meanwhile
    context.vault.change({ print }); // before it is sent: so it can be taken back whatever happens
    draw(print, said);
  };
  const draw: Put = (print, said = "") => {
    shown = print;
    fill(place, ...(print === null ? offer(context, ask) : asked(context, print, put)), said === "" ? null : h("p", {}, said));
  };
  const ask = (print: AskedPrint): void => {
    put(print);
    void goOn(context, print, put);
  };
  const look = async (): Promise<void> => {
    if (!place.isConnected) return; // the page was drawn anew, and a newer place looks
    const print = context.vault.known?.print ?? null;
    if (print?.id !== shown?.id || print?.is !== shown?.is) draw(print); // an older place or tab has heard
    if (print !== null) await goOn(context, print, put);
    setTimeout(() => void look(), LOOK_EVERY);
  };
  const { print } = context.vault.mine;
  draw(print);
  setTimeout(() => void look());
  return h("details", { open: print !== null }, h("summary", {}, words.desk.title), place);
}

function offer(context: Context, ask: (print: AskedPrint) => void): HTMLElement[] {
  const wanted: Wanted = { large: false, letter: false };
  let word = anyWord("");
  const shown = h("bdi", {}, word);
  const another = (): void => {
    word = anyWord(word);
    shown.textContent = word;
  };
  return [h("p", {}, words.desk.what), h("p", { class: "small" }, words.desk.seen),
    ...choices(context, wanted),
    h("p", { class: "row" }, h("span", {}, words.desk.word, " ", h("strong", {}, shown)), button(words.desk.another, another, { class: "quiet" })),
    button(words.desk.ask, () => ask({ ...wanted, id: encode(random(16)), word, is: "tried" }))];
}

function asked(context: Context, print: AskedPrint, put: Put): HTMLElement[] {
  const takeBack = (): void => {
    void context.exchange.act({ op: "unprint", id: print.id })
      .then(() => put(null, words.desk.takenBack), () => put(print, words.ratingsLost));
  };
  return [h("p", { class: "said" }, filled(words.desk.under, { word: print.word })), h("p", {}, words.desk[print.is]),
    print.is === "printed"
      ? button(words.desk.again, () => put(null), { class: "quiet" })
      : button(words.wallTakeBack, takeBack, { class: "quiet" })];
}

/** Send what was not heard yet; ask whether what waits has been printed. */
async function goOn(context: Context, print: AskedPrint, put: Put): Promise<void> {
  const { id, word, large, letter, sheets, is } = print;
  if (is === "printed") return;
  try {
    const reply = await context.exchange.act(is === "waiting" ? { op: "printed", id }
      : { op: "print", id, word, large, sheets, answers: answersFor(context, letter) });
    if (context.vault.known?.print?.id !== id || reply["printed"] === false) return;
    put(reply["printed"] === null ? null : { ...print, is: is === "tried" ? "waiting" : "printed" });
  } catch (problem) {
    if (is === "tried" && problem instanceof Refused) put(null, problem.message);
  }
}

/** In capitals, as on the cover. */
function anyWord(before: string): string {
  const all = words.desk.words.split(" ");
  const word = all[Math.floor(chance() * all.length)]?.toUpperCase() ?? "";
  return word === before ? anyWord(before) : word;
}
