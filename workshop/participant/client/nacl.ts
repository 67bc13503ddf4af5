// The primitives, each under the one name we use: tweetnacl, and BLAKE2b for sealed boxes.

import nacl from "tweetnacl";

import { digest24 } from "./blake2b";

export const hash = nacl.hash;
export const secretbox = nacl.secretbox;
export const sign = nacl.sign;
export const box = nacl.box;

/** Only the browser's own generator will do; without one this phone does not take part. */
export function canMakeKeys(): boolean {
  return typeof crypto !== "undefined" && typeof crypto.getRandomValues === "function";
}

export function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** libsodium's `crypto_box_seal`: only the holder of the other key can open it. */
export function sealedBox(message: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const once = box.keyPair();
  const sealed = new Uint8Array(32 + message.length + box.overheadLength);
  const both = new Uint8Array(64);
  both.set(once.publicKey);
  both.set(publicKey, 32);
  sealed.set(once.publicKey);
  sealed.set(box(message, digest24(both), publicKey, once.secretKey), 32);
  once.secretKey.fill(0);
  return sealed;
}
