// Asking the room's computer for something: sealed, signed, numbered, answered under a one-time key.

import { openAnswer, seal, type Keys } from "./keys";
import { within } from "./waiting";
import { text } from "./wire";

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
class Unreachable extends Error {}

interface Sequence {
  last(): number;
  use(sequence: number): void;
}

interface Options {
  /** Milliseconds after which no answer counts as none. */
  readonly patience?: number;
  /** Let the request outlive the page; browsers do this for short ones only. */
  readonly keepalive?: boolean;
  /** Who is not in the room is not to join it for this. */
  readonly stranger?: boolean;
  /** Whoever asked has changed their mind: stop, and above all do not try again. */
  readonly signal?: AbortSignal;
}

const PATIENCE = 10_000;
const ATTEMPTS = 5;
const KEEPALIVE_MOST = 60_000;

export class Exchange {
  private leaves = false;
  /** The room has closed, and its key is gone: from now on nothing is sealed to it. */
  afterwards = false;

  constructor(
    private readonly url: string,
    private readonly operation: string,
    private readonly code: string,
    private readonly keys: Keys,
    private readonly room: Uint8Array,
    private readonly sequence: Sequence,
  ) {}

  async act(request: Request, options: Options = {}): Promise<Reply> {
    if (request.op === "erase") this.leaves = true;
    let rejoined = false;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const result = await this.once(request, options);
      if (!(result instanceof Refused)) return result;
      if (options.signal?.aborted === true) throw new Unreachable("given up");
      const current = result.reply["current"];
      if (result.code === "sequence_used" && typeof current === "number") {
        this.sequence.use(Math.max(current, this.sequence.last()));
      } else if (result.code === "not_joined" && request.op !== "join" && !rejoined && !this.leaves
        && !this.afterwards && options.stranger !== true) {
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
    const [operation, room] = this.afterwards ? ["kept", null] : [this.operation, this.room];
    const { body, reply } = seal(operation, request, this.code, sequence, this.keys, room);
    const url = this.afterwards ? this.url.replace(/act(?=$|\?)/, operation) : this.url;
    const [status, bytes] = await post(url, body, options);
    if (status === 200) {
      const answer = openAnswer(bytes, reply) as Reply;
      return "error" in answer ? new Refused(String(answer["code"]), answer) : answer;
    }
    if (status >= 500 || status === 429) throw new Unreachable(String(status));
    const refusal = refusalIn(bytes);
    return new Refused(String(refusal["code"]), refusal);
  }
}

function refusalIn(bytes: Uint8Array): Reply {
  try {
    return JSON.parse(text(bytes)) as Reply;
  } catch {
    return {};
  }
}

/** The whole answer, or none: an answer that stops half way is none. */
async function post(url: string, body: string, options: Options): Promise<[number, Uint8Array]> {
  const send = async (signal: AbortSignal): Promise<[number, Uint8Array]> => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      keepalive: options.keepalive === true && body.length < KEEPALIVE_MOST,
      signal,
    });
    return [response.status, new Uint8Array(await response.arrayBuffer())];
  };
  try {
    return await within(options.patience ?? PATIENCE, send, options.signal);
  } catch (problem) {
    throw new Unreachable(String(problem));
  }
}
