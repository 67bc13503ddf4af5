// What this phone keeps of one room, in the browser's storage: keys, choices and the notebook.

import { Memory, type Drawer } from "./drawer";
import { EMPTY, merged, same, unlike, type Notebook, type Others } from "./notebook";

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
interface KeptHand {
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
  readonly sheets?: readonly string[] | undefined;
  readonly is: "tried" | "waiting" | "printed";
}

export interface Facts {
  readonly entropy: string;
  readonly room: string;
  /** The last sequence number that was used, whether or not it arrived. */
  readonly seq: number;
  readonly joined: boolean;
  /** Twelve words were typed, and the notebook that they open has not come yet. */
  readonly restoring: boolean;
  /** Came after the first step, and has not gone to the group yet. */
  readonly catchesUp: boolean;
  readonly writes: boolean;
  readonly wall: boolean;
  readonly ratings: boolean;
  /** The other way comes first at each step. Nobody else is told. */
  readonly gentle: boolean;
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
  joined: false,
  restoring: false,
  catchesUp: false,
  writes: true,
  wall: false,
  ratings: false,
  gentle: false,
  kinds: {},
  lines: [],
  triedLine: null,
  triedRatings: null,
  sentRatings: null,
  hand: null,
  print: null,
  stays: false,
};

function nameOf(code: string): string {
  return `workshop.${code}`;
}

/** The notebook that the computer was last known to hold, and its revision there. */
export interface There extends Notebook {
  readonly rev: number;
}

/** Where a notebook is kept. What lies beside it is written first: better twice there than nowhere. */
const PARTS = { others: ".others", answers: ".notebook" } as const;

const NOTHING_THERE: There = { rev: 0, ...EMPTY };

export class Vault {
  /** The browser would not keep something: from then on this page alone has it. */
  private refused = false;
  private facts: Facts | null = null;
  /** Whose notebook this tab has begun; another tab may erase it, and begin one anew. */
  private own: string | null = null;
  private notebook: Notebook = EMPTY;
  private lastThere: There = NOTHING_THERE;
  /** What the browser held when this tab last looked, so that another tab's writing is noticed. */
  private readonly seen = new Map<string, string | null>();
  private readonly name: string;

  constructor(
    code: string,
    private readonly drawer: Drawer,
  ) {
    this.name = nameOf(code);
    this.reread();
  }

  /** False once the browser has refused to keep something. */
  get keeps(): boolean {
    return !this.refused && !(this.drawer instanceof Memory);
  }

  /** Look again: another tab may have written, or erased everything. */
  reread(): void {
    this.isNews(PARTS.others);
    this.isNews(PARTS.answers);
    this.notebook = this.refused ? merged(EMPTY, this.notebook, this.stored()) : this.stored();
  }

  get known(): Facts | null {
    if (this.isNews("")) {
      const facts = this.read<Facts>("");
      this.own ??= facts && facts.entropy;
      this.facts = facts && facts.entropy === this.own ? { ...facts, seq: Math.max(facts.seq, this.facts?.seq ?? 0) } : null;
    }
    return this.facts;
  }

  get answers(): Answers {
    return this.notebook.answers;
  }

  get others(): Others {
    return this.notebook.others;
  }

  /** Both at once; what was handed out does not change any more. */
  get whole(): Notebook {
    return this.notebook;
  }

  get there(): There {
    if (this.isNews(".there")) this.lastThere = this.read<There>(".there") ?? NOTHING_THERE;
    return this.lastThere;
  }

  /** Does the computer hold other words than this phone? */
  get isBehind(): boolean {
    const { answers, others } = this.there;
    return this.known !== null && !same({ answers, others }, this.notebook);
  }

  /** Facts of someone who has begun; asking earlier is a mistake in this program. */
  get mine(): Facts {
    const { known } = this;
    if (known === null) throw new Error("nothing has been begun here");
    return known;
  }

  begin(facts: Pick<Facts, "entropy" | "room"> & Partial<Facts>): void {
    this.facts = { ...NEW, ...facts };
    this.own = facts.entropy;
    this.write("", this.facts);
  }

  /** Nothing is written any more once another tab has erased everything. */
  change(changes: Partial<Facts>): void {
    const { known } = this;
    if (known === null) return;
    this.facts = { ...known, ...changes };
    this.write("", this.facts);
  }

  /**
   * Put an answer into the notebook, or take it out, with what lies beside it. On the phone when this
   * returns. True if another tab had written as well, so that there is more to show.
   */
  answer(prompt: string, answer: Answer | null, asides = this.others[prompt] ?? []): boolean {
    const { [prompt]: _, ...answers } = this.answers;
    const { [prompt]: __, ...others } = this.others;
    const beside = unlike(answer ?? undefined, asides);
    return this.put({
      answers: answer === null ? answers : { ...answers, [prompt]: answer },
      others: beside.length === 0 ? others : { ...others, [prompt]: beside },
    });
  }

  /** The computer has this: it goes into the notebook, and nothing that was here is lost. */
  meet(there: There): void {
    this.put(merged(this.there, this.notebook, there));
    this.holds(there);
  }

  holds(there: There): void {
    if (this.known === null) return;
    this.lastThere = there;
    this.write(".there", there);
  }

  /**
   * Another tab wrote. The one that goes on takes that in; one that does not only puts back what it
   * has written over. Nothing goes because the other lacks it. True if the notebook changed.
   */
  hear({ key, newValue }: StorageEvent, goesOn: boolean): boolean {
    const part = (Object.keys(PARTS) as (keyof Notebook)[]).find((each) => key === this.name + PARTS[each]);
    if (part === undefined || this.known === null) return false;
    const wroteOver = this.raw(PARTS[part]) === this.seen.get(PARTS[part]);
    if (!goesOn && !wroteOver) return false;
    const ours = this.notebook;
    const theirs: Notebook = { ...EMPTY, [part]: parsed(newValue) ?? {} };
    this.put(goesOn ? merged(EMPTY, ours, theirs) : merged(EMPTY, theirs, ours));
    return !same(this.notebook, ours);
  }

  remember(name: string, value: unknown): void {
    this.write(`.${name}`, value);
  }

  recall<T>(name: string): T | null {
    return this.read<T>(`.${name}`);
  }

  /** Remove everything of this room, then look again: how many entries are still there? */
  erase(): number {
    if (this.known === null && this.raw("") !== null) return 0; // another tab has begun anew
    this.left().forEach((name) => this.drawer.removeItem(name));
    this.seen.clear();
    this.facts = null;
    this.notebook = EMPTY;
    this.lastThere = NOTHING_THERE;
    this.own = ""; // none
    return this.left().length;
  }

  /** Keep this, with what another tab has written since this one looked. */
  private put(mine: Notebook): boolean {
    if (this.known === null) return false;
    const news = [this.isNews(PARTS.others), this.isNews(PARTS.answers)].includes(true);
    this.notebook = news ? merged(EMPTY, mine, this.stored()) : mine;
    if (!same(this.notebook.others, this.stored().others)) this.write(PARTS.others, this.notebook.others);
    this.write(PARTS.answers, this.notebook.answers);
    return news;
  }

  private stored(): Notebook {
    return { answers: this.read<Answers>(PARTS.answers) ?? {}, others: this.read<Others>(PARTS.others) ?? {} };
  }

  private isNews(ending: string): boolean {
    const raw = this.raw(ending);
    if (raw === (this.seen.get(ending) ?? null)) return false;
    this.seen.set(ending, raw);
    return true;
  }

  private left(): string[] {
    const names = Array.from({ length: this.drawer.length }, (_, index) => this.drawer.key(index));
    return names.filter((name): name is string => name?.startsWith(this.name) ?? false);
  }

  private raw(ending: string): string | null {
    return this.drawer.getItem(this.name + ending);
  }

  private read<T>(ending: string): T | null {
    return parsed(this.raw(ending));
  }

  private write(ending: string, value: unknown): void {
    const raw = JSON.stringify(value);
    try {
      this.drawer.setItem(this.name + ending, raw);
      this.seen.set(ending, raw);
    } catch {
      this.refused = true;
    }
  }
}

function parsed<T>(raw: string | null): T | null {
  try {
    return JSON.parse(raw ?? "null") as T | null;
  } catch {
    return null;
  }
}
