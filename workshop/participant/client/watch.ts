// The watcher's page: who waits, what waits for the wall, and a pause for everyone.

import { filled, spoken, TYPED } from "./filled";
import { hash, random, secretbox } from "./nacl";
import type { Room } from "./state";
import type { Wish } from "./vault";
import { button, fill, h, required } from "./views/dom";
import { pause, within } from "./waiting";
import { speak, watchWords as words } from "./watchwords";
import * as wire from "./wire";

interface Waiting {
  readonly key: string;
  readonly wish: Wish;
  readonly place: string;
  readonly minutes: number;
  readonly seen: boolean;
}

interface Line {
  readonly id: string;
  readonly text: string;
  readonly status: "waiting" | "approved" | "held" | "shown";
}

interface Look {
  readonly asked: string;
  readonly round: string;
  readonly error?: string;
  readonly state: Room;
  readonly hands: readonly Waiting[];
  readonly lines: readonly Line[];
}

const LOOK_EVERY = 2_000;
const PATIENCE = 5_000;
const AGAIN_AFTER = 500;
const INSIST_FOR = 30_000; // later than that, what was pressed may be wrong
const BATCH = 5;

/** How to ask for the language that was chosen here. */
const query = /[?&]lang=/.test(location.search) ? `?lang=${document.documentElement.lang}` : "";

/** The language of what comes from the script. */
const script = spoken(document.body.dataset["script"] ?? "", document.body.dataset["scriptDir"] === "rtl");

class Refused extends Error {}

class Watch {
  private readonly asking: Uint8Array;
  private readonly answering: Uint8Array;
  private round = "";
  private drawn = "";
  private said = "";

  constructor(
    private readonly code: string,
    secret: Uint8Array,
  ) {
    const root = hash(wire.join(wire.utf8("ws1|root|"), secret)).subarray(0, 32);
    const subkey = (label: string): Uint8Array =>
      hash(wire.join(wire.utf8(`ws1|${label}|${code}|`), root)).subarray(0, 32);
    this.asking = subkey("watch-ask");
    this.answering = subkey("watch-answer");
  }

  async follow(): Promise<void> {
    for (;;) {
      await this.ask({ op: "look" });
      await pause(LOOK_EVERY);
    }
  }

  /** Whether there is nothing more to wait for: it was answered, or this link is no longer good. */
  private async ask(request: Readonly<Record<string, string>>): Promise<boolean> {
    const round = this.round;
    try {
      const look = await this.exchange({ asked: wire.encode(random(16)), ...request, round });
      this.round = look.round;
      const heeded = look.round === round;
      if (heeded && request["op"] !== "look") this.said = look.error ?? "";
      this.draw(look);
      return heeded;
    } catch (problem) {
      required("state").textContent = problem instanceof Refused ? problem.message : words.unreachable;
      return problem instanceof Refused;
    }
  }

  /** Ask the same until it is answered. The computer does once only what comes twice. */
  private async insist(request: Readonly<Record<string, string>>): Promise<void> {
    const asked = wire.encode(random(16));
    const until = Date.now() + INSIST_FOR;
    this.said = words.sending;
    while (!(await this.ask({ ...request, asked }))) {
      if (Date.now() > until) {
        this.said = words.unanswered;
        required("state").textContent = this.said;
        return;
      }
      await pause(AGAIN_AFTER);
    }
  }

  private async exchange(request: Readonly<Record<string, string>>): Promise<Look> {
    const nonce = random(24);
    const padded = wire.pad(wire.utf8(JSON.stringify(request)), wire.REQUEST_SIZES);
    const box = wire.encode(wire.join(nonce, secretbox(padded, nonce, this.asking)));
    const response = await within(PATIENCE, (signal) => fetch(`/watch/${this.code}/act${query}`, {
      method: "POST", body: JSON.stringify({ v: 1, box }), signal,
    }));
    if (response.status === 403) throw new Refused(words.wrongLink);
    if (response.status === 404) throw new Refused(words.closed);
    const sealed = new Uint8Array(await response.arrayBuffer());
    const opened = secretbox.open(sealed.subarray(24), sealed.subarray(0, 24), this.answering);
    if (opened === null) throw new Error("an answer that does not open");
    const look = JSON.parse(wire.text(wire.unpad(opened))) as Look;
    if (look.asked !== request["asked"]) throw new Error("an answer to something else");
    return look;
  }

  /** Only what changed is drawn anew, so that nothing moves under a thumb. */
  private draw(look: Look): void {
    required("state").textContent = this.said;
    const { asked: _, round: __, error: ___, ...shown } = look;
    const now = JSON.stringify(shown);
    if (now === this.drawn) return;
    this.drawn = now;
    const { title, status } = look.state;
    fill(required("segment"), title === null ? words.status[status] : h("span", { ...script }, title));
    fill(required("pausing"), this.pauseButton(look.state));
    fill(required("hands"), ...this.hands(look.hands));
    fill(required("lines"), ...this.lines(look.lines));
  }

  private act(op: string, fields: Readonly<Record<string, string>> = {}): (event: Event) => void {
    return (event) => {
      (event.currentTarget as HTMLButtonElement).disabled = true;
      this.drawn = ""; // whatever comes of it, no button stays as it was pressed
      void this.insist({ op, ...fields });
    };
  }

  private pauseButton(room: Room): HTMLElement | null {
    if (room.status !== "live") return null;
    return room.all_paused
      ? button(words.resume, this.act("resume"))
      : button(words.pauseAll, this.act("pause_all"));
  }

  private hands(waiting: readonly Waiting[]): HTMLElement[] {
    if (waiting.length === 0) return [h("p", {}, words.noHands)];
    return waiting.map((hand) => h("article", { class: "kept" },
      h("h3", {}, words.wishes[hand.wish]),
      hand.place === "" ? null : h("p", TYPED, hand.place),
      h("p", { class: "small" }, hand.minutes < 1 ? words.justNow : filled(words.since, { count: hand.minutes })),
      hand.seen
        ? h("p", { class: "small" }, words.seen)
        : button(words.see, this.act("acknowledge", { key: hand.key }))));
  }

  private lines(lines: readonly Line[]): HTMLElement[] {
    const undecided = lines.filter(({ status }) => status !== "shown");
    const shown = lines.filter(({ status }) => status === "shown");
    return [...this.undecided(undecided), ...shown.map((line) => this.shownLine(line))];
  }

  private undecided(undecided: readonly Line[]): HTMLElement[] {
    if (undecided.length === 0) return [h("p", {}, words.noLines)];
    const approved = undecided.filter(({ status }) => status === "approved").length;
    const release = button(words.release, this.act("release"), { disabled: approved < BATCH });
    return [...undecided.map((line) => this.line(line)),
      h("p", {}, approved < BATCH
        ? filled(words.fewLines, { count: BATCH - approved })
        : filled(words.ready, { count: approved })), release];
  }

  private shownLine({ id, text }: Line): HTMLElement {
    return h("article", { class: "kept" },
      h("p", { class: "mine", ...TYPED }, text),
      h("p", { class: "row" },
        h("span", {}, words.shown), button(words.hide, this.act("hold", { id }), { class: "quiet" })));
  }

  private line({ id, text, status }: Line): HTMLElement {
    return h("article", { class: "kept" },
      h("p", { class: "mine", ...TYPED }, text),
      h("p", { class: "row" },
        status === "approved" ? h("span", {}, words.approved) : button(words.approve, this.act("approve", { id })),
        status === "held" ? h("span", {}, words.held) : button(words.hold, this.act("hold", { id }), { class: "quiet" })));
  }
}

function panel(title: string, id: string): HTMLElement {
  return h("section", { class: "panel" }, h("h2", {}, title), h("div", { id, "aria-live": "polite" }));
}

/** Pauses and hands matter more than the language: what cannot be had soon stays in English. */
async function loadWords(): Promise<void> {
  const url = document.documentElement.dataset["words"];
  if (url === undefined) return;
  await within(PATIENCE, async (signal) => {
    const response = await fetch(url, { signal });
    if (response.ok) speak((await response.json()) as typeof words);
  });
}

function start(secret: string): void {
  const languages = document.getElementById("languages");
  fill(required("main"), languages, h("h1", { id: "segment" }), h("p", { id: "state", role: "status" }), h("p", { id: "pausing" }),
    panel(words.handsTitle, "hands"), panel(words.linesTitle, "lines"));
  void new Watch(document.body.dataset["code"] ?? "", wire.decode(secret)).follow();
}

document.documentElement.classList.add("js");
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[hreflang]");
  if (link !== null) link.hash = location.hash; // the secret comes along into another language
});
const secret = location.hash.slice(1);
if (/^[\w-]{22}$/.test(secret)) void loadWords().catch(() => undefined).then(() => start(secret));
