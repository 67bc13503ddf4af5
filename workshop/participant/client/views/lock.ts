// The PIN: setting it, and the page that asks for it.

import type { Context } from "../context";
import { filled } from "../filled";
import { digitsIn, pinOf, setPin, tryPin } from "../lock";
import type { Known } from "../state";
import type { Vault } from "../vault";
import { encode } from "../wire";
import { words } from "../words";
import { button, fill, h, type View } from "./dom";
import { erasePanel } from "./kept";
import { wordsForm } from "./twelve";

/** Nothing here is private, and the bar goes on working. Who forgot the PIN has the twelve words. */
export function lockView(context: Context): View<Known> {
  const { vault } = context;
  const open = (): void => {
    vault.remember("seen", Date.now());
    context.happen({ type: "locked", locked: false });
  };
  const opens = (entropy: Uint8Array): boolean => {
    if (encode(entropy) !== vault.mine.entropy) return false;
    vault.remember("pin", null);
    open();
    return true;
  };
  const node = h("article", {}, h("h1", { tabindex: -1 }, words.pin.locked), asksPin(vault, open),
    h("details", {}, h("summary", {}, words.pin.forgotten),
      h("p", {}, words.pin.instead), ...wordsForm(opens, words.restoreWrong), erasePanel(context)));
  return { node, update: () => undefined };
}

function asksPin(vault: Vault, open: () => void): HTMLElement {
  return pinForm(words.pin.open, (typed) => {
    const tried = tryPin(vault, typed, Date.now());
    if (typeof tried === "number") return filled(words.pin.wait, { count: Math.ceil(tried / 1000) });
    if (tried !== "open") return words.pin[tried];
    open();
    return "";
  }, words.pin.digits);
}

/** Who has the phone in their hand for a moment can neither change the PIN nor take it away. */
export function pinPanel({ vault }: Context): HTMLElement {
  const panel = h("section", { class: "panel" });
  const draw = (said: string, may = pinOf(vault) === null): void => fill(panel,
    h("h2", {}, words.pin.title), h("p", {}, words.pin.what),
    ...may ? choices() : [folded(words.pin.change, asksPin(vault, known))],
    h("p", { role: "status" }, said));
  const known = (): void => {
    draw("", true);
    panel.querySelector("input")?.focus();
  };
  const choices = (): (HTMLElement | null)[] => [
    folded(words.pin.set, pinForm(words.pin.set, (typed, again) => {
      const digits = digitsIn(typed);
      if (digits === null) return words.pin.notDigits;
      if (digits !== digitsIn(again)) return words.pin.notSame;
      setPin(vault, digits);
      draw(words.pin.isSet);
      return "";
    }, words.pin.digits, words.pin.again), pinOf(vault) !== null),
    pinOf(vault) === null ? null : button(words.pin.remove, () => {
      vault.remember("pin", null);
      draw(words.pin.removed);
    }, { class: "quiet" })];
  draw("");
  return panel;
}

function folded(label: string, form: HTMLElement, open = false): HTMLElement {
  return h("details", { open }, h("summary", {}, label), form);
}

/** No password fields: browsers would offer to keep what is in them. */
function pinForm(label: string, submit: (typed: string, again: string) => string, ...names: string[]): HTMLElement {
  const said = h("p", { role: "status" });
  const [field, again] = names.map(() =>
    h("input", { type: "text", class: "code pin", inputmode: "numeric", autocomplete: "off", maxlength: 8, dir: "ltr" }));
  const onsubmit = (event: Event): void => {
    event.preventDefault();
    said.textContent = submit(field?.value ?? "", again?.value ?? "");
    if (field !== undefined && again === undefined) field.value = "";
  };
  return h("form", { onsubmit },
    ...[field, again].map((each, index) => each === undefined ? null : h("label", {}, names[index] ?? "", each)),
    h("button", {}, label), said);
}
