// A PIN that the person may set: it keeps a curious hand away, and never leaves this phone.

import { hash, random } from "./nacl";
import type { Vault } from "./vault";
import { decode, encode, join, utf8 } from "./wire";

/** `wrong` tries in a row, the last of them `at`. */
interface Pin {
  readonly salt: string;
  readonly hash: string;
  readonly wrong: number;
  readonly at: number;
}

const LOCK_AFTER = 5 * 60_000;
const ROUNDS = 5_000;
const FREE_TRIES = 5;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 60_000;

/** Four to eight digits, in whatever numerals they were typed. */
export function digitsIn(typed: string): string | null {
  const digits = typed.trim().replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
  return /^\d{4,8}$/.test(digits) ? digits : null;
}

function stretched(digits: string, salt: string): string {
  let key = join(decode(salt), utf8(digits));
  for (let round = 0; round < ROUNDS; round += 1) key = hash(key);
  return encode(key);
}

export function pinOf(vault: Vault): Pin | null {
  return vault.recall<Pin>("pin");
}

export function setPin(vault: Vault, digits: string): void {
  const salt = encode(random(16));
  vault.remember("pin", { salt, hash: stretched(digits, salt), wrong: 0, at: 0 });
}

/** Milliseconds until the next try. A clock that was put back does not make it longer. */
export function waitFor({ wrong, at }: Pin, now: number): number {
  if (wrong < FREE_TRIES) return 0;
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE_TRIES));
  return now < at ? wait : Math.max(0, at + wait - now);
}

/** What became of a try; or the milliseconds to wait, because there were many before it. */
export function tryPin(vault: Vault, typed: string, now: number): "open" | "wrong" | "notDigits" | number {
  const pin = pinOf(vault);
  if (pin === null) return "open";
  const wait = waitFor(pin, now);
  if (wait > 0) return wait;
  const digits = digitsIn(typed);
  if (digits === null) return "notDigits";
  const opens = stretched(digits, pin.salt) === pin.hash;
  vault.remember("pin", { ...pin, wrong: opens ? 0 : pin.wrong + 1, at: now });
  return opens ? "open" : "wrong";
}

/** The page was last in sight long ago, or later than now, as after a clock was put back. */
export function isDue(vault: Vault, now = Date.now()): boolean {
  const seen = vault.recall<number>("seen") ?? 0;
  return pinOf(vault) !== null && (now < seen || now - seen > LOCK_AFTER);
}

/** Say when the page goes out of sight, and look when it is back, or has been away for long. */
export function watchSight(hidden: () => void, look: () => void): void {
  let away = false;
  let timer: number | undefined;
  const changed = ({ type }: Event): void => {
    const gone = type === "pagehide" || document.visibilityState === "hidden";
    if (gone === away) return; // a page that is closed while it is hidden was last in sight before
    away = gone;
    clearTimeout(timer);
    if (!gone) return look();
    hidden();
    timer = setTimeout(look, LOCK_AFTER + 1);
  };
  document.addEventListener("visibilitychange", changed);
  window.addEventListener("pagehide", changed);
  window.addEventListener("pageshow", changed);
}
