import { checkKeys, connect, keyUses, untilKeysChecked } from '@tvm/db';
import { keyChecksOf } from '@tvm/keys';
import type { Config } from './config.ts';
import { createLog } from './logger.ts';
import type { RenderMail } from './templates/mail.ts';
import { resendTransport } from './transports/resend.ts';
import { smtpTransport } from './transports/smtp.ts';
import { addressOf, type Transport } from './transports/transport.ts';
import { work } from './worker.ts';

const HAND_OVER_TIMEOUT_SECONDS = 30;
const MAX_CONCURRENCY = 10;

interface Timing {
  /** Between two heartbeats. */
  everySeconds: number;
  /** Without a heartbeat for so long a worker counts as dead. */
  deadAfterSeconds: number;
  restartAfterSeconds: number;
}

const TIMING: Timing = { everySeconds: 30, deadAfterSeconds: 60, restartAfterSeconds: 2 };

/**
 * Opens all that the worker needs, checks its keys, works until told to stop, and closes it again.
 * @throws KeyCheckError
 */
export async function run(
  config: Config,
  renderMail: RenderMail,
  stop: AbortSignal,
  timing = TIMING,
): Promise<void> {
  const { tokenKeys, publicOrigin, mailRatePerSecond: mailsPerSecond } = config;
  const log = createLog(config.logLevel);
  // Fills the pace with hand-overs of up to two seconds each.
  const concurrency = Math.min(MAX_CONCURRENCY, Math.max(2, Math.ceil(mailsPerSecond * 2)));
  const transport = openTransport(config, concurrency);
  const db = connect(config.databaseUrl, {
    // One more listens for new jobs, one beats.
    max: concurrency + 2,
    applicationName: 'mailworker',
    onError: (error) => log.warn({ error }, 'idle database connection lost'),
  });
  const deps = {
    renderMail,
    transport,
    mailsPerSecond,
    tokenKeys,
    publicOrigin,
    supportAddress: addressOf(config.mailFrom),
    log,
    now: () => new Date(),
  };

  log.info({ transport: transport.name, mailsPerSecond }, 'mailworker started');
  try {
    await untilKeysChecked(() => checkKeys(db, keyChecksOf(tokenKeys), [keyUses.waitingMails], deps.now()), {
      everySeconds: timing.restartAfterSeconds,
      signal: stop,
      onAway: (error) => log.warn({ error }, "the keys can't be checked yet: the database doesn't answer"),
    });
    await work(db, deps, { ...timing, concurrency }, stop);
  } finally {
    transport.close();
    await db.$client.end();
    log.info({}, 'mailworker stopped');
  }
}

function openTransport({ transport, mailFrom: from }: Config, maxConnections: number): Transport {
  const timeoutSeconds = HAND_OVER_TIMEOUT_SECONDS;
  return transport.kind === 'smtp'
    ? smtpTransport({ url: transport.url, from, timeoutSeconds, maxConnections })
    : resendTransport({ apiKey: transport.apiKey, baseUrl: transport.baseUrl, from, timeoutSeconds });
}
