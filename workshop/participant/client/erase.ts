// Leaving nothing at the room's computer: what was sent is taken back, then the copy is deleted.

import type { Exchange, Request } from "./exchange";
import type { Facts } from "./vault";

/** Fails if the copy may still be there. Lines and answers are taken back as well as can be. */
export async function eraseThere(exchange: Exchange, facts: Facts): Promise<void> {
  try {
    for (const request of takingBack(facts)) await exchange.act(request);
  } catch {
    // not now, then; the copy with the notebook matters more
  }
  await exchange.act({ op: "erase" });
}

/** Also for what was tried without an answer, which may have arrived all the same. */
function takingBack({ lines, triedLine, sentRatings, triedRatings }: Facts): Request[] {
  const known = (id: string | null | undefined): id is string => typeof id === "string";
  return [
    ...[...lines.map(({ id }) => id), triedLine?.id].filter(known).map((id) => ({ op: "withdraw", id })),
    ...[sentRatings, triedRatings].filter(known).map((id) => ({ op: "unsend", id })),
  ];
}
