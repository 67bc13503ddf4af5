// The frames in which this phone and the room's computer speak; `workshop/domain/wire.py` is the same.

import { hash } from "./nacl";

export const VERSION = 1;
export const REQUEST_SIZES: readonly number[] = [1024, 8192, 98304];
export const NOTEBOOK_SIZES: readonly number[] = [2048, 16384, 49152];

/** What was to be sent is longer than the largest frame. */
export class TooLong extends Error {}

/** Bytes that came back are not what they should be. */
export class Unreadable extends Error {}

export function pad(data: Uint8Array, sizes: readonly number[]): Uint8Array {
  const size = sizes.find((candidate) => data.length < candidate);
  if (size === undefined) throw new TooLong("too long");
  const padded = new Uint8Array(size);
  padded.set(data);
  padded[data.length] = 0x80;
  return padded;
}

export function unpad(padded: Uint8Array): Uint8Array {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end -= 1;
  if (end < 0 || padded[end] !== 0x80) throw new Unreadable("padding");
  return padded.subarray(0, end);
}

export function signedBytes(
  operation: string,
  code: string,
  sequence: number,
  box: Uint8Array,
): Uint8Array {
  return join(utf8(`ws1|${operation}|${code}|${sequence}|`), hash(box));
}

export function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** URL-safe base64 without padding. */
export function encode(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** The reverse of `encode`; takes the standard alphabet as well. */
export function decode(encoded: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(encoded.replace(/-/g, "+").replace(/_/g, "/").replace(/=+$/, ""));
  } catch {
    throw new Unreadable("base64");
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
