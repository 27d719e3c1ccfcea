export interface SendOptions {
  /** How long one attempt may take, in milliseconds; 10 s unless told otherwise. */
  timeoutMs?: number;
  /** How often a request is sent at most; 4 unless told otherwise, 1 for once. */
  attempts?: number;
  /** A longer wait than this, in milliseconds, isn't waited for: the answer is the refusal; a minute unless told otherwise. */
  longestWaitMs?: number;
  fetch?: typeof globalThis.fetch;
  /** For tests: waits, unless it is aborted. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Nothing was done yet, or the database was away: the same again makes sense (RFC 9110, section 15). */
const worthRepeating = [429, 502, 503, 504];
/** Of these the service promises that the same again does no harm: by versions, or an idempotency key. */
const repeatablePosts = /\/(verifications|user-batches|user-imports|organisation-batches|token)$/;

/**
 * Sends a request, and again where that helps and does no harm: after what `Retry-After` says, or a fifth of a second, then twice as long each time, with some chance in it. A POST that the service
 * doesn't promise to take twice is sent again only after a 429, which did nothing.
 * @param make the request, made anew for each attempt: an assertion is good for one
 * @throws what `fetch` throws: `TimeoutError` after `timeoutMs`, `AbortError` when the caller's signal aborts
 */
export async function sendAgain(
  make: () => Request | Promise<Request>,
  options: SendOptions,
): Promise<Response> {
  const { timeoutMs = 10_000, attempts = 4, longestWaitMs = 60_000 } = options;
  const { fetch: send = globalThis.fetch, wait = waitFor } = options;
  for (let attempt = 1; ; attempt++) {
    const request = await make();
    const isHarmless = request.method !== 'POST' || repeatablePosts.test(new URL(request.url).pathname);
    const isLast = attempt >= attempts;
    const ownMs = 200 * 2 ** (attempt - 1) * (0.5 + Math.random());
    request.signal.throwIfAborted();
    try {
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]);
      const response = await send(new Request(request, { signal }));
      const isWorth = worthRepeating.includes(response.status) && (isHarmless || response.status === 429);
      const waitMs = retryAfterMs(response.headers.get('retry-after')) ?? ownMs;
      if (isLast || !isWorth || waitMs > longestWaitMs) return response;
      await response.body?.cancel();
      await wait(waitMs, request.signal);
    } catch (error) {
      if (isLast || !isHarmless || request.signal.aborted) throw error;
      await wait(ownMs, request.signal);
    }
  }
}

/** In seconds, or a moment (RFC 9110, section 10.2.3). */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** @throws the signal's reason, as soon as it aborts */
export const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
