// Time, dice and a network for walks: nothing happens by itself, and everything happens again alike.

const START = Date.UTC(2030, 4, 1, 18);

/** Small and good enough: mulberry32. */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is due, soonest first. */
class Agenda {
  heap = [];
  count = 0;

  add(at, run) {
    const entry = { at, order: this.count++, run };
    const { heap } = this;
    let place = heap.push(entry) - 1;
    while (place > 0 && before(entry, heap[(place - 1) >> 1])) {
      heap[place] = heap[(place - 1) >> 1];
      place = (place - 1) >> 1;
    }
    heap[place] = entry;
    return entry;
  }

  get next() {
    return this.heap[0];
  }

  take() {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (heap.length === 0) return first;
    let place = 0;
    for (let child = 1; child < heap.length; child = 2 * place + 1) {
      if (child + 1 < heap.length && before(heap[child + 1], heap[child])) child += 1;
      if (!before(heap[child], last)) break;
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = last;
    return first;
  }
}

const before = (one, other) => one.at < other.at || (one.at === other.at && one.order < other.order);

const settled = () => new Promise((resolve) => setImmediate(resolve));

export class World {
  now = 0;
  agenda = new Agenda();
  problems = [];
  watchers = [];

  constructor(seed, server) {
    this.chance = dice(seed);
    this.server = server;
    this.streams = new Set();
  }

  get date() {
    return START + this.now;
  }

  /** Between these many milliseconds. */
  between(least, most) {
    return least + Math.floor(this.chance() * (most - least + 1));
  }

  later(delay, run) {
    return this.agenda.add(this.now + Math.max(0, delay), run);
  }

  cancel(entry) {
    if (entry !== undefined) entry.run = null;
  }

  async pass(milliseconds) {
    const end = this.now + milliseconds;
    while (this.agenda.next !== undefined && this.agenda.next.at <= end) {
      const { at, run } = this.agenda.take();
      if (run === null) continue;
      this.now = at;
      run();
      await settled();
      for (const watch of this.watchers) watch();
    }
    this.now = end;
  }

  complain(problem) {
    this.problems.push(`${(this.now / 1000).toFixed(3)} s: ${problem}`);
  }

  command(command) {
    if (!this.server.isUp || !this.server.command(command)) return;
    for (const stream of [...this.streams]) stream.tell("state", JSON.stringify(this.server.room));
  }

  /** SIGKILL: every connection is reset, what was committed stays. */
  kill() {
    this.server.isUp = false;
    for (const stream of [...this.streams]) stream.reset();
  }
}

/** One phone's way to the computer. */
export class Network {
  mode = "pass";
  loses = 0; // how many answers will not come back

  constructor(world) {
    this.world = world;
  }

  become(mode) {
    if (mode !== "pass") {
      for (const stream of [...this.world.streams].filter((each) => each.network === this)) {
        if (mode === "void") stream.isDead = true; // no packet tells either end
        else stream.reset();
      }
    }
    this.mode = mode;
  }

  /** Carry a request there and its answer back; `answered` hears it, or null where the connection broke. */
  ask(request, answered) {
    const { world } = this;
    if (this.mode === "offline") return void world.later(5, () => answered(null));
    if (this.mode === "void") return;
    world.later(world.between(5, 120), () => {
      if (this.mode !== "pass") return this.broken(answered);
      if (!world.server.isUp) return void world.later(5, () => answered(null));
      const answer = request();
      if (this.loses > 0) {
        this.loses -= 1;
        return this.broken(answered);
      }
      world.later(world.between(5, 120), () => (this.mode === "pass" ? answered(answer) : this.broken(answered)));
    });
  }

  /** Either end may learn of it, or never. */
  broken(answered) {
    if (this.mode !== "void" && this.world.chance() < 0.7) this.world.later(5, () => answered(null));
  }
}
