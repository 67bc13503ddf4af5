// BLAKE2b (RFC 7693) as sealed boxes need it: 24 bytes out of 64, so that one block is all.

/** Of each word the lower half, then the upper. */
const START = [
  0xf3bcc908, 0x6a09e667, 0x84caa73b, 0xbb67ae85, 0xfe94f82b, 0x3c6ef372, 0x5f1d36f1, 0xa54ff53a,
  0xade682d1, 0x510e527f, 0x2b3e6c1f, 0x9b05688c, 0xfb41bd6b, 0x1f83d9ab, 0x137e2179, 0x5be0cd19,
];

/** In which order each round takes the words of the block. */
const ORDERS =
  "0123456789abcdefea489fd61c02b753b8c052fdae3671947931dcbe265a40f8905724afe1bc683d" +
  "2c6a0b834d75fe19c51fed4a0763928bdb7ec13950f4862a6fe9b308c2d714a5a2847615fb9e3cd0";

const ROUNDS = 12;
const LENGTHS = 0x01010000 ^ 24;

export function digest24(input: Uint8Array): Uint8Array {
  const block = new Uint32Array(32);
  new Uint8Array(block.buffer).set(input);
  const words = Uint32Array.from([...START, ...START]);
  for (const [at, bits] of [[0, LENGTHS], [24, input.length], [28, -1], [29, -1]] as const) words[at] = (words[at] ?? 0) ^ bits;
  for (let step = 0; step < ROUNDS * 8; step += 1) mix(words, block, step);
  const digest = Uint32Array.from(START.slice(0, 6), (word, at) =>
    word ^ (at === 0 ? LENGTHS : 0) ^ (words[at] ?? 0) ^ (words[at + 16] ?? 0));
  return new Uint8Array(digest.buffer);
}

/** One of the eight mixtures of a round: down the columns first, then along the diagonals. */
function mix(words: Uint32Array, block: Uint32Array, step: number): void {
  const [column, slant] = [step % 4, step % 8 < 4 ? 0 : 1];
  const [a, b, c, d] = [0, 1, 2, 3].map((row) => row * 8 + ((column + row * slant) % 4) * 2) as [number, number, number, number];
  const word = (which: number): number => 2 * parseInt(ORDERS[(2 * step + which) % 160] ?? "", 16);
  for (const [which, first, second] of [[0, 32, 24], [1, 16, 63]] as const) {
    add(words, a, words, b);
    add(words, a, block, word(which));
    turn(words, d, a, first);
    add(words, c, words, d);
    turn(words, b, c, second);
  }
}

function add(words: Uint32Array, to: number, others: Uint32Array, from: number): void {
  const lower = (words[to] ?? 0) + (others[from] ?? 0);
  words[to] = lower;
  words[to + 1] = (words[to + 1] ?? 0) + (others[from + 1] ?? 0) + (lower > 0xffffffff ? 1 : 0);
}

/** Take in the other word, and turn to the right by so many bits. */
function turn(words: Uint32Array, to: number, from: number, bits: number): void {
  const halves = [0, 1].map((half) => (words[to + half] ?? 0) ^ (words[from + half] ?? 0));
  const [lower = 0, upper = 0] = bits < 32 ? halves : halves.reverse();
  const by = bits % 32;
  words[to] = by === 0 ? lower : (lower >>> by) | (upper << (32 - by));
  words[to + 1] = by === 0 ? upper : (upper >>> by) | (lower << (32 - by));
}
