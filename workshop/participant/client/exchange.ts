// Asking the room's computer for something: sealed, signed, numbered, answered under a one-time key.

import { openAnswer, seal, type Keys } from "./keys";

export type Reply = Readonly<Record<string, unknown>>;

export type Request = Readonly<Record<string, unknown>> & { readonly op: string };

/** The room said no. `message` is for people. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly reply: Reply,
  ) {
    super(typeof reply["error"] === "string" ? reply["error"] : "");
  }
}

/** No answer came, or the computer cannot answer now. Trying again later may help. */
export class Unreachable extends Error {}

export interface Sequence {
  last(): number;
  use(sequence: number): void;
}

export interface Options {
  /** Milliseconds after which no answer counts as none. */
  readonly patience?: number;
  /** Let the request outlive the page; browsers do this for short ones only. */
  readonly keepalive?: boolean;
  /** Whoever asked has changed their mind: stop, and above all do not try again. */
  readonly signal?: AbortSignal;
}

const PATIENCE = 10_000;
const ATTEMPTS = 5;
const KEEPALIVE_MOST = 60_000;

export class Exchange {
  constructor(
    private readonly url: string,
    private readonly operation: string,
    private readonly code: string,
    private readonly keys: Keys,
    private readonly room: Uint8Array,
    private readonly sequence: Sequence,
  ) {}

  async act(request: Request, options: Options = {}): Promise<Reply> {
    let rejoined = false;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const result = await this.once(request, options);
      if (!(result instanceof Refused)) return result;
      if (options.signal?.aborted === true) throw new Unreachable("given up");
      const current = result.reply["current"];
      if (result.code === "sequence_used" && typeof current === "number") {
        this.sequence.use(Math.max(current, this.sequence.last()));
      } else if (result.code === "not_joined" && request.op !== "join" && !rejoined) {
        rejoined = true; // the computer lost us, as after a restore; our keys are still good
        await this.act({ op: "join" }, options);
      } else {
        throw result;
      }
    }
    throw new Unreachable("other messages kept coming first");
  }

  private async once(request: Request, options: Options): Promise<Reply | Refused> {
    const sequence = this.sequence.last() + 1;
    this.sequence.use(sequence);
    const { body, reply } = seal(
      this.operation, request, this.code, sequence, this.keys, this.room,
    );
    const response = await post(this.url, body, options);
    if (response.status === 200) {
      const answer = openAnswer(new Uint8Array(await response.arrayBuffer()), reply) as Reply;
      return "error" in answer ? new Refused(String(answer["code"]), answer) : answer;
    }
    if (response.status >= 500 || response.status === 429) throw new Unreachable(response.statusText);
    const refusal = (await response.json().catch(() => ({}))) as Reply;
    return new Refused(String(refusal["code"]), refusal);
  }
}

async function post(url: string, body: string, options: Options): Promise<Response> {
  const giveUp = new AbortController();
  const stop = (): void => giveUp.abort();
  const timer = setTimeout(stop, options.patience ?? PATIENCE);
  options.signal?.addEventListener("abort", stop);
  try {
    return await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      keepalive: options.keepalive === true && body.length < KEEPALIVE_MOST,
      signal: giveUp.signal,
    });
  } catch (problem) {
    throw new Unreachable(String(problem));
  } finally {
    clearTimeout(timer);
  }
}
