// An EventSource in walks: it comes back by itself, gives up, or dies without telling, as they do.

import { Target } from "./page.mjs";

const BEAT_EVERY = 10_000;
const AGAIN_AFTER = 3_000;

export class Stream extends Target {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSED = 2;

  readyState = Stream.CONNECTING;
  isDead = false;

  constructor(tab) {
    super();
    this.tab = tab;
    this.network = tab.phone.network;
    this.world = tab.world;
    tab.streams.add(this);
    this.connect();
  }

  connect() {
    this.isDead = false;
    this.network.ask(() => {
      if (!this.world.server.isOpen) return 404;
      this.world.streams.add(this); // from now on the computer tells it
      this.tell("state", JSON.stringify(this.world.server.room));
      this.beat();
      return 200;
    }, (status) => {
      if (this.readyState === Stream.CLOSED) return;
      if (status === 404) this.close();
      else if (status === null) this.reset();
      else this.readyState = Stream.OPEN;
    });
  }

  beat() {
    this.beating = this.world.later(BEAT_EVERY + this.world.between(-1000, 1000), () => {
      if (!this.world.streams.has(this)) return;
      this.tell("beat", "");
      this.beat();
    });
  }

  /** What the computer sends arrives later, if this is still the same connection and the way is free. */
  tell(type, data) {
    const { beating } = this;
    this.world.later(this.world.between(5, 120), () => {
      const isCut = this.isDead || this.network.mode !== "pass" || this.readyState === Stream.CLOSED;
      if (isCut || (type === "beat" && beating !== undefined && !this.world.streams.has(this))) return;
      this.tab.task(() => {
        if (this.readyState === Stream.CLOSED) return;
        this.readyState = Stream.OPEN;
        this.dispatchEvent({ type, data });
      }, "network");
    });
  }

  /** The connection broke: browsers try again, or give up. */
  reset() {
    this.world.streams.delete(this);
    if (this.readyState === Stream.CLOSED) return;
    this.isDead = true;
    this.readyState = Stream.CONNECTING;
    if (this.world.chance() < 0.2) return void this.close();
    this.world.later(AGAIN_AFTER, () => {
      if (this.readyState === Stream.CONNECTING) this.connect();
    });
  }

  close() {
    this.readyState = Stream.CLOSED;
    this.world.streams.delete(this);
    this.tab.streams.delete(this);
  }
}
