// The room's computer in walks: the rules of services/phones.py, as small as they can be said.

import { opened, verified, hash } from "./nacl.mjs";

const utf8 = (text) => new TextEncoder().encode(text);
const joined = (...parts) => Uint8Array.from(Buffer.concat(parts));
const bytes = (text) => Uint8Array.from(Buffer.from(text, "base64url"));
const unpadded = (padded) => Buffer.from(padded.subarray(0, padded.lastIndexOf(0x80))).toString();

export const STEPS = ["welcome", "letter", "kinder", "goodbye"];
const KINDS = ["open", "letter_writing", "beliefs", "closing"];
const PROMPTS = {
  letter: [{ id: "letter_a", type: "letter", question: "To younger me\n\nWrite.", options: [] }],
  kinder: [
    { id: "kinder", type: "write", question: "A kinder idea", options: [] },
    { id: "settled", type: "rating", question: "How settled?", options: [] },
  ],
};

export const SAYS_AT = "/static/phone-en.json";

export const TEXTS = {
  title: "An evening", language: "en", right_to_left: false, agreements: [], privacy_limits: "",
  sheets: { language: "en", titles: [["plan", "A plan"]] },
  help: { emergency: "", lines: [] },
  segments: STEPS.map((id, index) => ({
    id, title: id, kind: KINDS[index], phone: "Here.", another_way: "Rest.", on_paper: "Draw.", prompts: PROMPTS[id] ?? [],
  })),
};

export class Server {
  constructor(code) {
    this.code = code;
    this.key = hash(utf8(code)).slice(0, 32);
    this.isUp = true;
    this.room = {
      revision: 1, status: "lobby", index: null, segment: null, title: null, kind: null,
      paused: false, all_paused: false, rehearsal: false, wall: [], until: null,
    };
    this.people = new Map(); // who has joined: the last number and what it was used for
    this.notebooks = new Map();
    this.hands = new Map();
    this.kept = []; // every notebook that was ever acknowledged, newest last
  }

  get isOpen() {
    return this.room.status !== "closed";
  }

  /** What the facilitator does; nothing where it cannot be done. */
  command(command) {
    const { status, index, all_paused } = this.room;
    const runs = { paused: false, all_paused: false };
    const at = (next) => ({ ...runs, status: "live", index: next, segment: STEPS[next], title: STEPS[next], kind: KINDS[next] });
    const nowhere = { ...runs, index: null, segment: null, title: null, kind: null };
    const changes = {
      next: () => status === "lobby" ? at(0) : status === "live" && index < STEPS.length - 1 ? at(index + 1) : null,
      back: () => status === "live" && index > 0 ? at(index - 1) : null,
      pause: () => status === "live" ? { paused: !all_paused, all_paused: !all_paused } : null,
      close: () => status === "closed" ? null : { ...nowhere, status: status === "live" ? "closing" : "closed" },
    }[command]();
    if (changes !== null) this.room = { ...this.room, ...changes, revision: this.room.revision + 1 };
    return changes !== null;
  }

  /** The status and the body with which `POST /j/{code}/act` answers. */
  act(body) {
    if (!this.isOpen) return refused(404, "unknown_room");
    const frame = JSON.parse(body);
    const box = bytes(frame.box);
    const signed = joined(utf8(`ws1|act|${this.code}|${frame.seq}|`), hash(box));
    if (!verified(signed, bytes(frame.sig), bytes(frame.key))) return refused(403, "bad_signature");
    const message = JSON.parse(unpadded(opened(box, this.key)));
    if (message.from !== frame.key) return refused(403, "bad_signature");
    const turn = this.admitted(frame, message.op);
    if (turn !== null) return turn;
    return [200, { sealed: this[message.op](frame.key, message), reply: message.reply }];
  }

  admitted({ key, seq, sig }, op) {
    const last = this.people.get(key);
    const reads = op === "sync" || op === "load";
    if (last === undefined) {
      if (op === "erase" || (op === "join" && this.room.status === "closing")) return null; // but nobody comes in
      if (op !== "join") return refused(403, "not_joined");
    } else if (seq < last.seq || (seq === last.seq && sig !== last.sig)) {
      return refused(409, "sequence_used", { current: last.seq });
    }
    if (!reads) this.people.set(key, { seq, sig });
    return null;
  }

  join(key) {
    return this.people.has(key) ? { ok: true, step: this.room.index } : { error: "It has finished.", code: "not_now" };
  }

  save(key, { rev, blob }) {
    const kept = this.notebooks.get(key);
    if (kept !== undefined && kept.rev >= rev && (kept.rev !== rev || kept.blob !== blob)) {
      return { error: "A newer version is already saved.", code: "notebook_moved", ...kept };
    }
    this.notebooks.set(key, { rev, blob });
    this.kept.push({ key, blob });
    return { rev };
  }

  load(key) {
    return this.notebooks.get(key) ?? { rev: 0, blob: null };
  }

  sync(key) {
    return { rev: this.load(key).rev, hand: this.hands.get(key) ?? null };
  }

  hand(key) {
    this.hands.set(key, "raised");
    return { hand: "raised" };
  }

  lower(key) {
    this.hands.delete(key);
    return { ok: true };
  }

  erase(key) {
    for (const each of [this.people, this.notebooks, this.hands]) each.delete(key);
    return { erased: true };
  }
}

function refused(status, code, more = {}) {
  return [status, { error: code, code, ...more }];
}
