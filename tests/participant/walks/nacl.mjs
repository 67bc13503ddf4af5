// Stands in for nacl.ts in walks, a thousand times as fast: it seals nothing, but notices any wrong key.

import { createHash } from "node:crypto";

export const hash = (bytes) => Uint8Array.from(createHash("sha512").update(bytes).digest());

const joined = (...parts) => Uint8Array.from(Buffer.concat(parts));
const tag = (length, ...parts) => hash(joined(...parts)).subarray(0, length);
const same = (one, other) => Buffer.compare(one, other) === 0;

export const secretbox = (message, nonce, key) => joined(tag(16, nonce, key, message), message);

secretbox.open = (box, nonce, key) => {
  const message = box.slice(16);
  return same(box.subarray(0, 16), tag(16, nonce, key, message)) ? message : null;
};

export const sign = {
  keyPair: { fromSeed: (seed) => ({ publicKey: tag(32, seed), secretKey: joined(seed, tag(32, seed)) }) },
  detached: (message, secretKey) => tag(64, message, secretKey.subarray(32)),
};

export const verified = (message, signature, publicKey) => same(signature, tag(64, message, publicKey));

export const canMakeKeys = () => true;
export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

export const sealedBox = (message, publicKey) => joined(tag(48, publicKey, message), message);

export const opened = (box, publicKey) => {
  const message = box.slice(48);
  return same(box.subarray(0, 48), tag(48, publicKey, message)) ? message : null;
};
