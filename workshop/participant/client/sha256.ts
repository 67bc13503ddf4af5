// SHA-256 of a few bytes, for the checksum in twelve words. Nothing secret rests on its speed or timing.

const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && Array.from({ length: n }, (_, d) => d).every((d) => d < 2 || n % d !== 0),
);

/** The first 32 bits behind the point. */
function fraction(value: number): number {
  return ((value % 1) * 2 ** 32) | 0;
}

const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Of at most 55 bytes, which fit one block. */
export function sha256(message: Uint8Array): Uint8Array {
  const block = new DataView(new ArrayBuffer(64));
  message.forEach((byte, at) => block.setUint8(at, byte));
  block.setUint8(message.length, 0x80);
  block.setUint32(60, message.length * 8);
  const state = compressed(schedule(block));
  const digest = new DataView(new ArrayBuffer(32));
  START.forEach((start, at) => digest.setInt32(4 * at, (start + (state[at] ?? 0)) | 0));
  return new Uint8Array(digest.buffer);
}

function schedule(block: DataView): number[] {
  const w = Array.from({ length: 16 }, (_, at) => block.getInt32(4 * at));
  const at = (t: number): number => w[t] ?? 0;
  for (let t = 16; t < 64; t += 1) {
    const low = turn(at(t - 15), 7) ^ turn(at(t - 15), 18) ^ (at(t - 15) >>> 3);
    const high = turn(at(t - 2), 17) ^ turn(at(t - 2), 19) ^ (at(t - 2) >>> 10);
    w.push((at(t - 16) + low + at(t - 7) + high) | 0);
  }
  return w;
}

function compressed(w: readonly number[]): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = START;
  for (let t = 0; t < 64; t += 1) {
    const one = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + one + ((e & f) ^ (~e & g)) + (ROUNDS[t] ?? 0) + (w[t] ?? 0)) | 0;
    const zero = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (zero + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return [a, b, c, d, e, f, g, h];
}
