/** Seconds before the next attempt; hourly from then on. */
const backoff = [5, 30, 120, 600, 1800, 3600] as const;
const longest = 3600;
/** After so long without one success nobody is listening any more. */
const disusedAfterSeconds = 72 * 3600;

/**
 * How long a receiver that failed is left alone, in seconds.
 * @param attempts that failed before this one
 * @param retryAfterSeconds what the receiver asked for
 */
export function secondsUntilNext(
  attempts: number,
  retryAfterSeconds: number | undefined,
  random: () => number,
): number {
  const seconds = Math.max(backoff[attempts] ?? longest, Math.min(retryAfterSeconds ?? 0, longest));
  // Up to a fifth more, so that many don't come at once.
  return seconds * (1 + random() / 5);
}

/** Whether what has failed since then is given up: 72 hours. */
export const isDisusedSince = (since: Date, now: Date): boolean =>
  now.getTime() - since.getTime() >= disusedAfterSeconds * 1000;
