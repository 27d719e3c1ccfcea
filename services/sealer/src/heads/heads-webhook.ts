import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Log } from '../logger.ts';

/** What a receiver is told, by Standard Webhooks. A repetition has the same id. */
interface Message {
  id: string;
  type: 'audit.head' | 'audit.set_back';
  data: object;
}

export interface HeadsWebhook {
  /** Sends it as soon as the receiver takes it, again and again until then, unless there is a newer one: a head vouches for all before it. Waits for nothing. */
  offer(message: Message): void;
  /** Sends what can't wait: a few times, and not for long. */
  tell(message: Message): Promise<void>;
  /** Ends the sending. */
  close(): Promise<void>;
}

export interface HeadsWebhookDeps {
  url: string;
  secret: string;
  log: Log;
  now: () => Date;
  /** How long the first wait between two attempts is; each is twice as long, up to five minutes. */
  retrySeconds?: number;
}

const TIMEOUT_MS = 10_000;
const LONGEST_WAIT_MS = 300_000;
const ATTEMPTS_OF_WHAT_CANT_WAIT = 3;

export function startHeadsWebhook(deps: HeadsWebhookDeps): HeadsWebhook {
  const { log, retrySeconds = 1 } = deps;
  const stop = new AbortController();
  let waiting: Message | undefined;
  let sending: Promise<void> | undefined;
  const wait = (attempt: number) =>
    sleep(Math.min(retrySeconds * 1000 * 2 ** attempt, LONGEST_WAIT_MS), undefined, {
      signal: stop.signal,
    }).catch(() => {});

  async function send(): Promise<void> {
    for (let attempt = 0; waiting && !stop.signal.aborted; ) {
      const message: Message = waiting;
      if (await post(deps, message, stop.signal)) {
        if (waiting === message) waiting = undefined;
        attempt = 0;
      } else {
        await wait(attempt);
        attempt += 1;
      }
    }
  }

  return {
    offer: (message) => {
      waiting = message;
      sending ??= send().finally(() => {
        sending = undefined;
      });
    },
    tell: async (message) => {
      for (let attempt = 0; attempt < ATTEMPTS_OF_WHAT_CANT_WAIT; attempt++) {
        if (await post(deps, message, stop.signal)) return;
        await wait(attempt);
      }
      log.error({}, 'nobody was told: the webhook of the heads does not take it');
    },
    close: async () => {
      stop.abort();
      await sending;
    },
  };
}

/** Whether the receiver took it. Redirects aren't followed; nothing of an answer counts but its status. */
async function post(
  { url, secret, log, now }: HeadsWebhookDeps,
  message: Message,
  stop: AbortSignal,
): Promise<boolean> {
  const { id, type, data } = message;
  const at = now();
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]);
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await answer.body?.cancel();
    if (answer.ok) return true;
    log.warn({ what: id, status: answer.status }, 'the webhook of the heads refused, trying again');
  } catch (error) {
    if (!stop.aborted) log.warn({ what: id, error }, 'the webhook of the heads is away, trying again');
  }
  return false;
}
