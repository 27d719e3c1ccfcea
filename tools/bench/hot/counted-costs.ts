import { startMessageCounter } from '@tvm/testing';
import type { Servers } from './measure-load.ts';
import type { HotOperation } from './operations.ts';

const requests = 20;

/**
 * What one request of each operation asks PostgreSQL, by operation: statements, of them parsed, and transactions that wrote, each of which took the next number. Of an API process that
 * reaches PostgreSQL through a counter; after as many requests that let its connection prepare what it keeps.
 */
export async function countedCosts(
  servers: Servers,
  operations: readonly HotOperation[],
): Promise<ReadonlyMap<string, string>> {
  const counter = await startMessageCounter(servers.service.databaseUrl);
  const beside = await servers.service.startBeside(counter.url);
  const port = Number(new URL(beside.origin).port);
  // Cookies and origins are of the process that is asked.
  const world = { ...servers, service: { ...servers.service, origin: beside.origin } };
  const costs = new Map<string, string>();
  try {
    for (const operation of operations) {
      const { before = [], requests: asked } = await operation.prepare(world, 2 * requests);
      const ask = (some: string[]) => servers.loader.load({ port, connections: 1, requests: some });
      if (before.length > 0) await ask(before);
      await ask(asked.slice(0, requests));
      const numberBefore = await nextTransaction(servers);
      counter.take();
      await ask(asked.slice(requests));
      const { statements, parses } = counter.take();
      const wrote = (await nextTransaction(servers)) - numberBefore;
      const each = [statements, parses, wrote].map((count) => (count / requests).toFixed(1));
      costs.set(operation.name, `${each[0]} statements, ${each[1]} parsed, ${each[2]} commits`);
    }
    return costs;
  } finally {
    await beside.stop();
    await counter.close();
  }
}

async function nextTransaction({ service }: Servers): Promise<number> {
  const { rows } = await service.owner.$client.query<{ next: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
  );
  return Number(rows[0]?.next);
}
