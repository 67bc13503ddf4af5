// Hearing what the room does: a stream with a watchdog, and asking where the stream does not come through.

import type { Room } from "./state";
import { chance, elapsed, within } from "./waiting";

interface Listener {
  room(room: Room): void;
  connected(connected: boolean): void;
  /** The room has closed for good, or was never there. */
  gone(): void;
}

const LOOK_EVERY = 2_500;
/** A heartbeat comes every 10 s. */
const STALE_AFTER = 12_000;
const OPEN_AGAIN_AFTER = 5_000;
const SAY_SO_AFTER = 10_000;
const SILENT_AFTER = 18_000;
/** Longer than looking again: what was asked into a void keeps no later question back. */
const PATIENCE = 6_000;

export class Feed {
  private stream: EventSource | null = null;
  private streamHeardAt = 0;
  private openedAt = 0;
  private heardAt = Date.now();
  private looking: number | undefined;

  constructor(
    private readonly path: string,
    private readonly listener: Listener,
    private readonly query = "",
  ) {}

  start(): void {
    this.open();
    this.looking = setInterval(() => this.look(), LOOK_EVERY);
    const again = (): void => this.resync();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") again();
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) again();
    });
    window.addEventListener("online", again);
  }

  stop(): void {
    this.stream?.close();
    this.stream = null;
    clearInterval(this.looking);
    this.looking = undefined;
  }

  /** The phone woke up, or the network came back: ask at once, without waiting one's turn. */
  resync(): void {
    if (this.looking === undefined) return;
    if (elapsed(this.streamHeardAt) > STALE_AFTER || this.isBroken()) this.open();
    void this.ask();
  }

  private look(): void {
    const silent = elapsed(this.heardAt);
    const stale = elapsed(this.streamHeardAt) > STALE_AFTER;
    if (silent > (this.isBroken() ? SAY_SO_AFTER : SILENT_AFTER)) this.listener.connected(false);
    if (!stale && !this.isBroken()) return;
    void this.ask();
    const hasClosed = this.stream?.readyState === EventSource.CLOSED;
    if (elapsed(this.openedAt) > (hasClosed ? OPEN_AGAIN_AFTER * chance() : STALE_AFTER)) this.open();
  }

  private isBroken(): boolean {
    return this.stream === null || this.stream.readyState !== EventSource.OPEN;
  }

  private open(): void {
    this.stream?.close();
    this.openedAt = Date.now();
    const stream = new EventSource(`${this.path}/events?${this.query}`.replace(/\?$/, ""));
    stream.addEventListener("state", (event) => this.hear((event as MessageEvent<string>).data));
    stream.addEventListener("beat", () => this.hear(null));
    this.stream = stream;
  }

  private hear(state: string | null): void {
    this.streamHeardAt = Date.now();
    this.heard(state === null ? null : (JSON.parse(state) as Room));
  }

  private heard(room: Room | null): void {
    this.heardAt = Date.now();
    this.listener.connected(true);
    if (room === null) return;
    this.listener.room(room);
    if (room.status === "closed") this.stop();
  }

  private async ask(): Promise<void> {
    try {
      const room = await within(PATIENCE, async (signal) => {
        const response = await fetch(`${this.path}/state`, { cache: "no-store", signal });
        if (response.status === 404) this.listener.gone();
        return response.ok ? ((await response.json()) as Room) : null;
      });
      if (room !== null) this.heard(room);
    } catch {
      // not reachable; `look` says so when it lasts
    }
  }
}
