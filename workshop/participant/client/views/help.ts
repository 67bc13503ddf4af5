// The help sheet of a page that came without the room's lines: those that this phone has kept.

import type { HelpLine, Steps } from "../steps";
import { words } from "../words";
import { h } from "./dom";

const ONE_DAY = 86_400_000;

export function showHelpLines({ help }: Steps): void {
  const none = document.getElementById("no-lines");
  const lines = help.lines.filter(({ until }) => Date.now() < Date.parse(until) + ONE_DAY);
  if (none === null) return; // the page has them
  const hasNumber = document.querySelector("#help .number") !== null;
  if (help.emergency !== "" && !hasNumber) none.before(h("p", {}, link("tel", help.emergency, help.emergency)));
  if (lines.length === 0) return;
  none.replaceWith(
    h("p", {}, words.help.crisis),
    h("ul", { class: "numbers" }, ...lines.map((line) => h("li", {}, ...inside(line)))));
}

function inside(line: HelpLine): (HTMLElement | string)[] {
  const { phone, sms } = line;
  const checked = new Date(line.checked_on)
    .toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const small = [line.population, line.region, line.hours, line.cost === "free" ? words.help.free : line.cost,
    line.languages.join(", "), line.only_from_here ? words.help.onlyFromHere : "", words.help.checked(checked)];
  return [h("strong", {}, line.name), ` ${line.purpose} `,
    ...(phone === "" ? [] : [link("tel", phone, words.help.call(phone))]),
    ...(sms === "" ? [] : [link("sms", sms, words.help.text(sms, line.sms_keyword))]),
    ...(line.chat_url === "" ? [] : [h("a",
      { class: "number", href: line.chat_url, target: "_blank", rel: "noreferrer" }, words.help.chat(line.chat))]),
    h("span", { class: "small" }, small.filter((said) => said !== "").join(" · "))];
}

function link(how: "tel" | "sms", number: string, label: string): HTMLElement {
  return h("a", { class: "number", href: `${how}:${number.replace(/[^0-9+*]/g, "")}` }, label);
}
