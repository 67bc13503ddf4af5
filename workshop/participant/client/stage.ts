// The big screen follows the room by itself, and shows what everyone may see.

import { Feed } from "./feed";
import { checkWords } from "./mnemonic";
import type { Room } from "./state";
import { fill, h, required } from "./views/dom";
import { decode } from "./wire";

const { body } = document;
const path = `/j/${body.dataset["code"] ?? ""}`;

function shows(room: Room): string {
  if (room.status !== "live") return room.status === "lobby" ? "lobby" : "closing";
  if (room.all_paused) return "pause";
  return room.wall.length > 0 ? "wall" : "live";
}

function draw(room: Room): void {
  body.dataset["shows"] = shows(room);
  required("rehearsal").hidden = !room.rehearsal;
  if (room.title !== null) required("segment").textContent = room.title;
  const lines = required("lines");
  lines.style.setProperty("--lines", String(room.wall.length));
  fill(lines, ...room.wall.map((line) => h("li", {}, line)));
}

async function showCheckWords(): Promise<void> {
  const three = await checkWords(decode(body.dataset["roomKey"] ?? ""));
  required("check-words").textContent = three.join(" · ");
  required("check").hidden = false;
}

draw(JSON.parse(body.dataset["state"] ?? "null") as Room);
void showCheckWords();
new Feed(path, {
  room: draw,
  connected: () => undefined,
  gone: () => (body.dataset["shows"] = "closing"),
}, "as=onlooker").start();
