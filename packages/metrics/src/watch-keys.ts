import { type Connection, keyChecks } from '@tvm/db';
import type { Metrics } from './create-metrics.ts';

/** Of a ring its setting and its keys, the first of which is in use. */
interface Ring {
  name: string;
  keys: readonly [{ id: string }, ...{ id: string }[]];
}

/** When the key that each ring seals with was first used, by the database: how old it is says when to rotate. */
export function watchKeys(metrics: Metrics, db: Connection, rings: readonly Ring[]): void {
  metrics.collect({
    name: 'tvm_key_first_used_timestamp_seconds',
    help: 'When the key that a ring makes new things with was first used.',
    labels: ['ring', 'key'],
    read: async () => {
      const inUse = new Map(rings.map(({ name, keys }) => [name, keys[0].id]));
      const known = await db.select().from(keyChecks);
      return known
        .filter(({ ring, keyId }) => inUse.get(ring) === keyId)
        .map(({ ring, keyId, createdAt }) => ({
          labels: { ring, key: keyId },
          value: createdAt.getTime() / 1000,
        }));
    },
  });
}
