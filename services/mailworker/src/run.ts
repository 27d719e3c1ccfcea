import { checkKeys, connect, keyUses, poolSizes, untilKeysChecked } from '@tvm/db';
import { keyChecksOf } from '@tvm/keys';
import { answers, serveMetrics } from '@tvm/metrics';
import { countEverybody } from './campaign/count-everybody.ts';
import { runCampaign } from './campaign/run-campaign.ts';
import type { Config } from './config.ts';
import { keepDoing } from './keep-doing.ts';
import { createLog, type Log } from './logger.ts';
import { dueLogouts } from './logouts/deliver-logouts.ts';
import type { RenderMail } from './mails/parts/said.ts';
import { createWorkerMetrics } from './metrics.ts';
import type { SendMailDeps } from './queue/send-mail.ts';
import { type WorkerOptions, work } from './queue/worker.ts';
import { keepDelivering } from './receivers/keep-delivering.ts';
import { dueSignals } from './signals/deliver-signals.ts';
import { loadSigners } from './signing/signing-keys.ts';
import { openTransport } from './transports/open-transport.ts';
import { addressOf, CHECK_TIMEOUT_SECONDS, type Transport } from './transports/transport.ts';
import { dueEvents } from './webhooks/deliver-events.ts';

/** One listens for new jobs, one beats, some deliver events. */
const OTHER_CONNECTIONS = 6;
const MAX_CONCURRENCY = poolSizes.mailworker - OTHER_CONNECTIONS;

type Timing = Omit<WorkerOptions, 'concurrency' | 'onBeat'> & {
  /** How often somebody looks whom the mandatory date makes us invite or remind. */
  campaignEverySeconds: number;
  /** How often somebody looks whether the figures of all users have to be counted again. */
  countEverySeconds: number;
  /** How often somebody looks for events to deliver: nobody tells that a transaction can't be overtaken any more. */
  deliverEverySeconds: number;
} & Required<Pick<SendMailDeps, 'attemptSeconds' | 'clockToleranceSeconds'>>;

const TIMING: Timing = {
  everySeconds: 30,
  deadAfterSeconds: 60,
  restartAfterSeconds: 2,
  lookForLostEverySeconds: 60,
  lostAfterSeconds: 300,
  campaignEverySeconds: 60,
  countEverySeconds: 60,
  deliverEverySeconds: 1,
  attemptSeconds: 60,
  // A mail that is being sent is compared with the clock of another worker than the one that wrote it down.
  clockToleranceSeconds: 60,
};

/** The provider doesn't let us in, and won't until the operator changes something. */
export class TransportRefusedError extends Error {
  override readonly name = 'TransportRefusedError';
}

/**
 * Opens all that the worker needs, checks its login at the provider and its keys, works until told to stop, and closes it again.
 * @throws TransportRefusedError
 * @throws KeyCheckError
 * @throws StartError
 */
export async function run(
  config: Config,
  renderMail: RenderMail,
  stop: AbortSignal,
  timing = TIMING,
): Promise<void> {
  const {
    mailKeys,
    webhookKeys,
    signalKeys,
    publicOrigin,
    mandatoryFrom,
    recoveryPolicy,
    mailRatePerSecond: mailsPerSecond,
  } = config;
  const log = createLog(config.logLevel);
  // Fills the pace with hand-overs of up to two seconds each.
  const concurrency = Math.min(MAX_CONCURRENCY, Math.max(2, Math.ceil(mailsPerSecond * 2)));
  const transport = openTransport(config.transport, config.mailFrom, concurrency);
  const db = connect(config.databaseUrl, {
    max: concurrency + OTHER_CONNECTIONS,
    applicationName: 'mailworker',
    onError: (error) => log.warn({ error }, 'idle database connection lost'),
  });
  const deps = {
    renderMail,
    transport,
    mailsPerSecond,
    mailKeys,
    webhookKeys,
    publicOrigin,
    mandatoryFrom,
    recoveryPolicy,
    supportAddress: addressOf(config.mailFrom),
    attemptSeconds: timing.attemptSeconds,
    clockToleranceSeconds: timing.clockToleranceSeconds,
    log,
    now: () => new Date(),
    random: Math.random,
  };
  const checks = [mailKeys, webhookKeys, signalKeys].flatMap(keyChecksOf);

  let beatAt = Number.NEGATIVE_INFINITY;
  const onBeat = () => {
    beatAt = Date.now();
  };
  const metrics = await serveMetrics(() => createWorkerMetrics(db, config), config, {
    database: () => answers(db),
    queue: () => Date.now() - beatAt < timing.deadAfterSeconds * 1000,
  });
  log.info({ transport: transport.name, mailsPerSecond }, 'mailworker started');
  try {
    await checkTransport(transport, log);
    await untilKeysChecked(
      () =>
        checkKeys(
          db,
          checks,
          [keyUses.waitingMails, keyUses.webhookSecrets, keyUses.signalAuthorizations],
          deps.now(),
        ),
      {
        everySeconds: timing.restartAfterSeconds,
        signal: stop,
        onAway: (error) => log.warn({ error }, "the keys can't be checked yet: the database doesn't answer"),
      },
    );
    const signers = await loadSigners(db, signalKeys, deps.now());
    await Promise.all([
      work(db, deps, { ...timing, concurrency, onBeat }, stop),
      keepDoing(() => runCampaign(db, deps), {
        everySeconds: timing.campaignEverySeconds,
        failed: 'nobody was invited or reminded, trying again',
        log,
        stop,
      }),
      keepDoing(() => countEverybody(db, deps), {
        everySeconds: timing.countEverySeconds,
        failed: 'the figures of all users were not counted, trying again',
        log,
        stop,
      }),
      keepDelivering((free) => dueEvents(db, deps, free), {
        everySeconds: timing.deliverEverySeconds,
        failed: 'events not delivered, trying again',
        log,
        stop,
      }),
      keepDelivering((free) => dueSignals(db, { ...deps, sign: signers.RS256 }, free), {
        everySeconds: timing.deliverEverySeconds,
        failed: 'signals not delivered, trying again',
        log,
        stop,
      }),
      keepDelivering((free, busy) => dueLogouts(db, { ...deps, sign: signers.ES256 }, free, busy), {
        everySeconds: timing.deliverEverySeconds,
        failed: 'logouts not delivered, trying again',
        log,
        stop,
      }),
    ]);
  } finally {
    await metrics.close();
    transport.close();
    await db.$client.end();
    log.info({}, 'mailworker stopped');
  }
}

/** A provider that is away isn't waited for: the mails are. */
async function checkTransport(transport: Transport, log: Log): Promise<void> {
  const check = await transport.check(CHECK_TIMEOUT_SECONDS);
  if (check.result === 'ok') return;
  const { result, reason } = check;
  if (result === 'refused')
    throw new TransportRefusedError(`${transport.name} refuses our login (${reason}).`);
  log.warn({ transport: transport.name, reason }, "the provider can't be reached yet; mails wait for it");
}
