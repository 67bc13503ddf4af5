// How long to wait before trying again: longer each time, never in step with other phones.

export function backoff(failures: number, most = 15_000): number {
  return Math.min(most, 1000 * 2 ** failures) * (0.5 + chance());
}

/** A number from 0 to 1; nothing secret depends on it. */
export function chance(): number {
  return Math.random();
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
