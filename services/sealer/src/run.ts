import { setTimeout as sleep } from 'node:timers/promises';
import { checkKeys, connect, poolSizes, untilKeysChecked } from '@tvm/db';
import { keyChecksOf } from '@tvm/keys';
import { answers, serveMetrics } from '@tvm/metrics';
import type { Config } from './config.ts';
import { startHeadsWebhook } from './heads/heads-webhook.ts';
import { createPublisher, type Publisher } from './heads/publish-heads.ts';
import { createLog, type Log } from './logger.ts';
import { createSealerMetrics } from './metrics.ts';
import { purgeExpired } from './purge-expired.ts';
import { type SealDeps, SealingRefused, SetBack, sealBatch } from './seal-batch.ts';

interface Timing {
  sealEverySeconds: number;
  heartbeatSeconds: number;
  purgeEverySeconds: number;
  maxEvents: number;
}

/** Ten seconds are what an intruder has to rewrite an event unnoticed; a seal for each login would be many times as many rows. */
const TIMING: Timing = {
  sealEverySeconds: 10,
  heartbeatSeconds: 3600,
  purgeEverySeconds: 3600,
  maxEvents: 10_000,
};

/** Six rounds of sealing: a sealer that is held up longer doesn't do its work. */
const MAX_SILENCE_MS = 60_000;

/**
 * Seals and purges until told to stop. When the database is away it tries again.
 * @throws SealingRefused, KeyCheckError, StartError
 */
export async function run(config: Config, stop: AbortSignal, timing = TIMING): Promise<void> {
  const { auditKeys, logLevel, databaseUrl, headsFile } = config;
  const log = createLog(logLevel);
  const db = connect(databaseUrl, {
    max: poolSizes.sealer,
    applicationName: 'sealer',
    onError: (error) => log.warn({ error }, 'database connection lost'),
  });
  const now = () => new Date();
  const webhook = webhookOf(config, log, now);
  const publisher = createPublisher({ file: headsFile, webhook, log });
  const deps = { auditKeys, log, now, publisher, ...timing };
  let sealedAt = Number.NEGATIVE_INFINITY;
  const metrics = await serveMetrics(() => createSealerMetrics(db, config), config, {
    database: () => answers(db),
    sealing: () => Date.now() - sealedAt < MAX_SILENCE_MS,
  });
  try {
    const isChecked = await untilKeysChecked(() => checkKeys(db, keyChecksOf(auditKeys), [], deps.now()), {
      everySeconds: 2,
      signal: stop,
      onAway: (error) => log.error({ error }, 'keys not checked, trying again'),
    });
    if (!isChecked) return;
    log.info({ seconds: timing.sealEverySeconds }, 'sealer started');
    let purgeAt = 0;
    let failures = 0;
    while (!stop.aborted) {
      const isSealed = await tried(log, 'sealing failed, trying again', () => sealAll(db, deps, stop));
      if (isSealed) sealedAt = Date.now();
      if (Date.now() >= purgeAt) {
        const isDone = await tried(log, 'purging failed, trying again', () => purgeExpired(db, deps, stop));
        failures = isDone ? 0 : failures + 1;
        // What fails again waits for its next hour, or sealing would wait for it every time.
        if (failures !== 1) purgeAt = Date.now() + timing.purgeEverySeconds * 1000;
      }
      await sleep(timing.sealEverySeconds * 1000, undefined, { signal: stop }).catch(() => {});
    }
  } catch (error) {
    if (error instanceof SetBack) await publisher.tellSetBack(error);
    throw error;
  } finally {
    await metrics.close();
    await Promise.all([db.$client.end(), webhook?.close(), headsFile?.close()]);
    log.info({}, 'sealer stopped');
  }
}

function webhookOf({ headsWebhookUrl: url, headsWebhookSecret: secret }: Config, log: Log, now: () => Date) {
  return url && secret ? startHeadsWebhook({ url, secret, log, now }) : undefined;
}

/**
 * Batch after batch until nothing is left. Each head is logged, and published where it is wanted: whoever keeps it can tell later whether the end of the chain was cut off.
 */
async function sealAll(
  db: Parameters<typeof sealBatch>[0],
  deps: SealDeps & { log: Log; publisher: Publisher },
  stop: AbortSignal,
): Promise<void> {
  for (let hasMore = true; hasMore && !stop.aborted; ) {
    const batch = await sealBatch(db, { ...deps, published: deps.publisher.last() });
    hasMore = batch.outcome === 'sealed' && batch.hasMore;
    if (batch.outcome === 'sealed') {
      const { sequence, signature, events } = batch.seal;
      deps.log.info({ sequence, signature, events }, 'sealed');
    }
    await deps.publisher.publish(db);
  }
}

async function tried(log: Log, message: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof SealingRefused) throw error;
    log.error({ error }, message);
    return false;
  }
}
