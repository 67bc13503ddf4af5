// Leaving nothing: what was sent is taken back, the copy is deleted, and then we look again.

import type { Exchange, Request } from "./exchange";
import type { Facts } from "./vault";
import { words } from "./words";

/** Fails if the copy may still be there. Lines and answers are taken back as well as can be. */
export async function eraseThere(exchange: Pick<Exchange, "act">, facts: Facts): Promise<void> {
  try {
    for (const request of takingBack(facts)) await exchange.act(request);
  } catch {
    // not now, then; the copy with the notebook matters more
  }
  await exchange.act({ op: "erase" });
}

/** Also for what was tried without an answer, which may have arrived all the same. */
function takingBack({ lines, triedLine, sentRatings, triedRatings, print }: Facts): Request[] {
  const known = (id: string | null | undefined): id is string => typeof id === "string";
  return [
    ...[print?.id].filter(known).map((id) => ({ op: "unprint", id })),
    ...[...lines.map(({ id }) => id), triedLine?.id].filter(known).map((id) => ({ op: "withdraw", id })),
    ...[sentRatings, triedRatings].filter(known).map((id) => ({ op: "unsend", id })),
  ];
}

/** Look wherever a browser can keep something for a page, and say what is there; `kept` are the vault's own entries. */
export async function stillThere(kept: number): Promise<string> {
  const looks = [
    () => kept,
    () => sessionStorage.length,
    async () => (await indexedDB.databases()).length,
    async () => (await caches.keys()).length,
    () => document.cookie.split(";").filter((cookie) => cookie !== "").length,
  ];
  const places = words.erasePlaces.split(", ");
  const found: string[] = [];
  for (const [index, look] of looks.entries()) {
    try {
      const count = await look();
      if (count > 0) found.push(`${places[index] ?? ""}: ${count}`);
    } catch {
      // a place that this browser does not have
    }
  }
  return found.join(", ");
}
