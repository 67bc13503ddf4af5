// Words for keys: three to compare, twelve (BIP39) to keep on paper. Fetched only when asked for.

import { checkNumbers } from "./keys";
import { sha256 } from "./sha256";

const LIST = "/static/words.json";
const BITS = 11;

/** That is not a set of twelve words from the list, or one of them is wrong. */
export class NotTwelveWords extends Error {}

let list: Promise<readonly string[]> | null = null;

async function fetchList(): Promise<readonly string[]> {
  const response = await fetch(LIST);
  if (!response.ok) throw new Error(LIST);
  return unpacked((await response.json()) as string);
}

/** `02AbYz`: ba, zyba. Digits say how many letters are those of the word before; backwards, until sorted. */
function unpacked(packed: string): string[] {
  let word = "";
  const rests = packed.match(/[A-Z][a-z]*/g) ?? [];
  const words = rests.map((rest, at) => (word = word.slice(0, Number(packed[at])) + rest.toLowerCase()));
  return words.map((each) => [...each].reverse().join("")).sort();
}

function wordList(): Promise<readonly string[]> {
  list ??= fetchList();
  list.catch(() => (list = null));
  return list;
}

export async function checkWords(publicKey: Uint8Array): Promise<string[]> {
  const known = await wordList();
  return checkNumbers(publicKey).map((number) => known[number] ?? "");
}

export async function twelveFrom(entropy: Uint8Array): Promise<string[]> {
  const known = await wordList();
  const bits = binary(entropy) + checksum(entropy);
  return Array.from({ length: 12 }, (_, i) => known[parseInt(bits.slice(i * BITS, (i + 1) * BITS), 2)] ?? "");
}

export async function entropyFrom(typed: string): Promise<Uint8Array> {
  const known = await wordList();
  const numbers = typed.trim().toLowerCase().split(/[\s,;.]+/).map((word) => known.indexOf(word));
  if (numbers.length !== 12 || numbers.some((number) => number < 0)) throw new NotTwelveWords();
  const bits = numbers.map((number) => number.toString(2).padStart(BITS, "0")).join("");
  const entropy = Uint8Array.from({ length: 16 }, (_, i) => parseInt(bits.slice(i * 8, (i + 1) * 8), 2));
  if (checksum(entropy) !== bits.slice(128)) throw new NotTwelveWords();
  return entropy;
}

function binary(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
}

/** BIP39 ends with the first four bits of a hash of the rest. */
function checksum(entropy: Uint8Array): string {
  return binary(sha256(entropy)).slice(0, 4);
}
