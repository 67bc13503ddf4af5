// What a phone knows, and what follows when something happens. Pure: no page, no network, no clock.

type Status = "lobby" | "live" | "closing" | "closed";

/** What everyone in the room may know; the newest one always holds the whole truth. */
export interface Room {
  readonly revision: number;
  readonly status: Status;
  readonly index: number | null;
  readonly segment: string | null;
  readonly title: string | null;
  readonly kind: string | null;
  readonly paused: boolean;
  readonly all_paused: boolean;
  readonly rehearsal: boolean;
  readonly wall: readonly string[];
  /** When the computer forgets notebooks, at the latest; nothing as long as nobody can know. */
  readonly until?: string | null;
}

/** What the main part of the screen shows. */
export type Place =
  | { readonly at: "waiting" }
  | { readonly at: "catch-up" }
  | { readonly at: "step"; readonly index: number }
  | { readonly at: "ending" }
  | { readonly at: "notebook" };

export type Sheet = "step-out" | "hand" | "help";

/**
 * `unheard`: the room's computer did not answer in time, so a person must be told another way.
 * `gone`: the room has closed, or this phone has erased itself, so there is none to raise.
 */
export type Hand = "down" | "sending" | "unheard" | "raised" | "acknowledged" | "gone";

/** Where the newest words are. Nothing is called saved before the room's computer said so. */
export type Keeping = "nothing" | "phone" | "saved" | "retrying";

export interface Known {
  readonly room: Room;
  readonly place: Place;
  readonly sheet: Sheet | null;
  readonly keeping: Keeping;
  readonly hand: Hand;
  readonly connected: boolean;
  /** The person left the room's place by choice, not because the room went on. */
  readonly strayed: boolean;
  /** The page was out of sight for so long that it asks for the PIN. */
  readonly locked: boolean;
}

export type Happening =
  | { readonly type: "room"; readonly room: Room; readonly writing: boolean }
  | { readonly type: "visit"; readonly place: Place }
  | { readonly type: "follow" }
  | { readonly type: "sheet"; readonly sheet: Sheet | null }
  | { readonly type: "keeping"; readonly keeping: Keeping }
  | { readonly type: "hand"; readonly hand: Hand }
  | { readonly type: "locked"; readonly locked: boolean }
  | { readonly type: "connected"; readonly connected: boolean };

type Surface = Sheet | "main" | "pause" | "locked";

type Notice = "moved" | "strayed" | "ended" | "unconnected" | null;

/** Whoever came late and has not yet gone to the group catches up first. */
export function firstKnown(room: Room, catchesUp = false): Known {
  return {
    room,
    place: catchesUp && home(room).at !== "ending" ? { at: "catch-up" } : home(room),
    sheet: null,
    keeping: "nothing",
    hand: "down",
    connected: true,
    strayed: false,
    locked: false,
  };
}

/** Are there locked copies of notebooks at the computer? Some rooms keep them for a while after closing. */
export function isKept(room: Room): boolean {
  return room.status !== "closed" || typeof room.until === "string";
}

/** Where the room is. */
export function home(room: Room): Place {
  if (room.status === "lobby") return { at: "waiting" };
  if (room.status === "live" && room.index !== null) return { at: "step", index: room.index };
  return { at: "ending" };
}

export function same(one: Place, other: Place): boolean {
  if (one.at === "step" && other.at === "step") return one.index === other.index;
  return one.at === other.at;
}

export function next(known: Known, happening: Happening): Known {
  switch (happening.type) {
    case "room":
      return withRoom(known, happening.room, happening.writing);
    case "visit":
      return settled({ ...known, place: happening.place, sheet: null, strayed: true });
    case "follow":
      return { ...known, place: home(known.room), sheet: null, strayed: false };
    case "sheet":
      return { ...known, sheet: happening.sheet };
    case "keeping":
      return { ...known, keeping: happening.keeping };
    case "hand":
      return { ...known, hand: happening.hand };
    case "locked":
      return { ...known, locked: happening.locked };
    case "connected":
      return { ...known, connected: happening.connected };
  }
}

/** Go along with the room, unless the person is writing or is elsewhere already. */
function withRoom(known: Known, room: Room, writing: boolean): Known {
  if (room.revision < known.room.revision) return known;
  const alongside = same(known.place, home(known.room));
  const place = writing || !alongside ? known.place : home(room);
  const hand = room.status === "closed" ? "gone" : known.hand;
  return settled({ ...known, room, place, hand });
}

/** Whoever is where the room is has not strayed. */
function settled(known: Known): Known {
  return same(known.place, home(known.room)) ? { ...known, strayed: false } : known;
}

export function surface(known: Known): Surface {
  if (known.sheet !== null) return known.sheet;
  if (known.room.all_paused) return "pause";
  return known.locked ? "locked" : "main";
}

/** An imagery that the room is in: nothing is said there but what has to be. */
function isStill({ room, place }: Known): boolean {
  return room.kind === "guided_imagery" && same(place, home(room));
}

export function notice(known: Known): Notice {
  if (!known.connected && known.room.status !== "closed" && !isStill(known)) return "unconnected";
  if (known.place.at === "notebook" || same(known.place, home(known.room))) return null;
  if (home(known.room).at === "ending") return "ended";
  if (known.place.at === "catch-up") return null;
  return known.strayed ? "strayed" : "moved";
}

/** Steps that can be looked at again: those the room has reached, and all of them at the end. */
export function reached(room: Room, howMany: number): number {
  if (room.status === "lobby") return 0;
  return room.status === "live" && room.index !== null ? room.index + 1 : howMany;
}

/** The key to seal for: the first one this phone saw, unless what it sees now contradicts it. */
export function trusted(
  pinned: string | null,
  scanned: string | null,
  offered: string | null,
): { readonly key: string; readonly compare: boolean } | "different" | "none" {
  const key = pinned ?? scanned ?? offered;
  if (key === null) return "none";
  if ([scanned, offered].some((other) => other !== null && other !== key)) return "different";
  return { key, compare: pinned === null && scanned === null };
}
