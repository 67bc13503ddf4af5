// How long to wait before trying again: longer each time, never in step with other phones.

export function backoff(failures: number, most = 15_000): number {
  return Math.min(most, 1000 * 2 ** failures) * (0.5 + chance());
}

/** A number from 0 to 1; nothing secret depends on it. */
export function chance(): number {
  return Math.random();
}

/** A clock that was set anew, either way, counts as a long time. */
export function elapsed(since: number): number {
  return Math.abs(Date.now() - since);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Do something that takes no longer than this: then its signal, like the outer one, says stop. */
export async function within<T>(
  milliseconds: number, work: (signal: AbortSignal) => Promise<T>, outer?: AbortSignal,
): Promise<T> {
  const giveUp = new AbortController();
  const stop = (): void => giveUp.abort();
  if (outer?.aborted === true) stop();
  outer?.addEventListener("abort", stop);
  const timer = setTimeout(stop, milliseconds);
  try {
    return await work(giveUp.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", stop);
  }
}
