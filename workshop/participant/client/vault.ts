// What this phone keeps of one room, in the browser's storage: keys, choices and the notebook.

/** A text, a number on a scale, or the options that were chosen. */
export type Answer = string | number | readonly (number | string)[];

export type Answers = Readonly<Record<string, Answer>>;

export interface SentLine {
  readonly id: string;
  readonly segment: string;
  readonly text: string;
}

export type Wish = "come" | "step_out_with_me" | "later";

/** The hand as the person wants it: up, and `heard` by the room or not yet; or to be lowered. */
export interface KeptHand {
  readonly wish: Wish;
  readonly place: string;
  readonly is: "wanted" | "heard" | "unwanted";
}

/** A desk print: tried, without an answer yet; known to wait; or printed. */
export interface AskedPrint {
  readonly id: string;
  readonly word: string;
  readonly large: boolean;
  readonly letter: boolean;
  readonly is: "tried" | "waiting" | "printed";
}

export interface Facts {
  readonly entropy: string;
  readonly room: string;
  /** The last sequence number and notebook revision that were used, whether or not they arrived. */
  readonly seq: number;
  readonly rev: number;
  /** How often the notebook was changed, and the change that is known to be saved. */
  readonly edits: number;
  readonly saved: number;
  readonly joined: boolean;
  /** Twelve words were typed, and the notebook that they open has not come yet. */
  readonly restoring: boolean;
  readonly writes: boolean;
  readonly wall: boolean;
  readonly ratings: boolean;
  /** Which kind of letter was chosen in which step. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly lines: readonly SentLine[];
  /** The line and the ratings that were last tried: trying again must not count twice. */
  readonly triedLine: SentLine | null;
  readonly triedRatings: string | null;
  readonly sentRatings: string | null;
  readonly hand: KeptHand | null;
  readonly print: AskedPrint | null;
  /** What was written stays here after the room has closed, because its author said so. */
  readonly stays: boolean;
}

const NEW: Omit<Facts, "entropy" | "room"> = {
  seq: 0,
  rev: 0,
  edits: 0,
  saved: 0,
  joined: false,
  restoring: false,
  writes: true,
  wall: false,
  ratings: false,
  kinds: {},
  lines: [],
  triedLine: null,
  triedRatings: null,
  sentRatings: null,
  hand: null,
  print: null,
  stays: false,
};

/** Somewhere that keeps texts: the browser's storage, or memory where that is refused. */
export type Drawer = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export class Memory implements Drawer {
  private readonly kept = new Map<string, string>();

  get length(): number {
    return this.kept.size;
  }

  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }

  getItem(name: string): string | null {
    return this.kept.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    this.kept.set(name, value);
  }

  removeItem(name: string): void {
    this.kept.delete(name);
  }
}

export function nameOf(code: string): string {
  return `workshop.${code}`;
}

export class Vault {
  /** False once the browser has refused to keep something. */
  keeps: boolean;
  private facts: Facts | null;
  private notebook: Answers;
  private readonly name: string;

  constructor(
    code: string,
    private readonly drawer: Drawer,
  ) {
    this.name = nameOf(code);
    this.keeps = !(drawer instanceof Memory);
    [this.facts, this.notebook] = this.kept();
  }

  /** Look again: another tab may have written, or erased everything. */
  reread(): void {
    [this.facts, this.notebook] = this.kept();
  }

  get known(): Facts | null {
    return this.facts;
  }

  get answers(): Answers {
    return this.notebook;
  }

  /** Facts of someone who has begun; asking earlier is a mistake in this program. */
  get mine(): Facts {
    if (this.facts === null) throw new Error("nothing has been begun here");
    return this.facts;
  }

  begin(facts: Pick<Facts, "entropy" | "room"> & Partial<Facts>): void {
    this.facts = { ...NEW, ...facts };
    this.write("", this.facts);
  }

  change(changes: Partial<Facts>): void {
    this.facts = { ...this.mine, ...changes };
    this.write("", this.facts);
  }

  /** Put an answer into the notebook, or take it out. On the phone when this returns. */
  answer(prompt: string, answer: Answer | null): void {
    const { [prompt]: _, ...others } = this.notebook;
    this.replace(answer === null ? others : { ...others, [prompt]: answer });
  }

  replace(notebook: Answers): void {
    this.notebook = notebook;
    this.write(".notebook", notebook);
    this.change({ edits: this.mine.edits + 1 });
  }

  remember(name: string, value: unknown): void {
    this.write(`.${name}`, value);
  }

  recall<T>(name: string): T | null {
    return this.read<T>(`.${name}`);
  }

  /** Remove everything of this room, then look again: how many entries are still there? */
  erase(): number {
    this.left().forEach((name) => this.drawer.removeItem(name));
    this.facts = null;
    this.notebook = {};
    return this.left().length;
  }

  private kept(): [Facts | null, Answers] {
    return [this.read<Facts>(""), this.read<Answers>(".notebook") ?? {}];
  }

  private left(): string[] {
    const names = Array.from({ length: this.drawer.length }, (_, index) => this.drawer.key(index));
    return names.filter((name): name is string => name?.startsWith(this.name) ?? false);
  }

  private read<T>(ending: string): T | null {
    try {
      return JSON.parse(this.drawer.getItem(this.name + ending) ?? "null") as T | null;
    } catch {
      return null;
    }
  }

  private write(ending: string, value: unknown): void {
    try {
      this.drawer.setItem(this.name + ending, JSON.stringify(value));
    } catch {
      this.keeps = false;
    }
  }
}

/** The browser's storage if it really keeps things, else memory. */
export function drawer(): Drawer {
  try {
    localStorage.setItem("workshop", "1");
    localStorage.removeItem("workshop");
    return localStorage;
  } catch {
    return new Memory();
  }
}
