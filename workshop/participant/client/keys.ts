// A phone's keys, all from 128 random bits that never leave it, and what it locks with them.

import { hash, random, sealedBox, secretbox, sign } from "./nacl";
import * as wire from "./wire";

export interface Keys {
  readonly signer: Uint8Array;
  readonly pub: Uint8Array;
  readonly letter: Uint8Array;
}

interface Envelope {
  readonly body: string;
  /** None if the answer comes as it is. */
  readonly reply: Uint8Array | null;
}

export function newEntropy(): Uint8Array {
  return random(16);
}

export function keysFrom(entropy: Uint8Array, code: string): Keys {
  const root = hash(wire.join(wire.utf8("ws1|root|"), entropy)).subarray(0, 32);
  const pair = sign.keyPair.fromSeed(subkey("sign", code, root));
  return { signer: pair.secretKey, pub: pair.publicKey, letter: subkey("letter", code, root) };
}

function subkey(label: string, code: string, root: Uint8Array): Uint8Array {
  return hash(wire.join(wire.utf8(`ws1|${label}|${code}|`), root)).subarray(0, 32);
}

/**
 * One request: sealed to the room, signed by this phone, with the key that opens its answer. A room
 * that has closed has no key: what is sent then is signed only, and locked already.
 */
export function seal(
  operation: string,
  fields: object,
  code: string,
  sequence: number,
  keys: Keys,
  room: Uint8Array | null,
): Envelope {
  const reply = room && random(32);
  const sender = reply && { from: wire.encode(keys.pub), reply: wire.encode(reply) };
  const padded = wire.pad(wire.utf8(JSON.stringify({ ...fields, ...sender })), wire.REQUEST_SIZES);
  const box = room === null ? padded : sealedBox(padded, room);
  const signature = sign.detached(wire.signedBytes(operation, code, sequence, box), keys.signer);
  const frame = {
    v: wire.VERSION,
    key: wire.encode(keys.pub),
    seq: sequence,
    sig: wire.encode(signature),
    box: wire.encode(box),
  };
  return { body: JSON.stringify(frame), reply };
}

export function openAnswer(answer: Uint8Array, reply: Uint8Array | null): unknown {
  const padded = reply === null ? answer : unlock(answer, reply);
  return JSON.parse(wire.text(wire.unpad(padded))) as unknown;
}

/** Nobody finds them in this page's memory any more. */
export function forget(keys: Keys): void {
  keys.signer.fill(0);
  keys.letter.fill(0);
}

export function lockNotebook(notebook: unknown, keys: Keys): Uint8Array {
  const nonce = random(24);
  const padded = wire.pad(wire.utf8(JSON.stringify(notebook)), wire.NOTEBOOK_SIZES);
  return wire.join(Uint8Array.of(1), nonce, secretbox(padded, nonce, keys.letter));
}

export function openNotebook(blob: Uint8Array, keys: Keys): unknown {
  if (blob[0] !== 1) throw new wire.Unreadable("notebook version");
  return JSON.parse(wire.text(wire.unpad(unlock(blob.subarray(1), keys.letter)))) as unknown;
}

function unlock(sealed: Uint8Array, key: Uint8Array): Uint8Array {
  const opened = secretbox.open(sealed.subarray(24), sealed.subarray(0, 24), key);
  if (opened === null) throw new wire.Unreadable("lock");
  return opened;
}

/** Numbers of the words that this phone and the big screen compare. */
export function checkNumbers(publicKey: Uint8Array, howMany = 3): number[] {
  const digest = hash(wire.join(wire.utf8("ws1|check|"), publicKey));
  return Array.from({ length: howMany }, (_, i) => ((digest[2 * i] ?? 0) * 256 + (digest[2 * i + 1] ?? 0)) % 2048);
}
