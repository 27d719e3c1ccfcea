/**
 * `pnpm bench`: what the hot operations do in a second on this machine, each beside a floor that is measured in the same rounds: Fastify and pg with nothing of ours
 * (`floors.ts`), on the same PostgreSQL with durable commits. `--rounds=7 --only=name`.
 */
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { median } from '../measure.ts';
import { freePort, startBenchService } from '../service.ts';
import { countedCosts } from './counted-costs.ts';
import { type Measured, measure, type Servers } from './measure-load.ts';
import { type HotOperation, hotOperations } from './operations.ts';
import { makeClient } from './people.ts';
import { memoryOf, startFloors, startLoader } from './processes.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, only: { type: 'string', default: '' } },
});
const rounds = Number(values.rounds);
const operations = hotOperations.filter(({ name }) => name.includes(values.only));

// PostgreSQL as it comes, but for what the machine has in memory.
const service = await startBenchService({}, 'none', { max_connections: '200', shared_buffers: '512MB' });
const floorPort = await freePort();
await service.owner.$client.query(
  'create table floor_rows (id uuid primary key default uuidv7(), step bigint not null)',
);
await service.owner.$client.query('grant select, update on floor_rows to app');
const floors = await startFloors(floorPort, service.databaseUrl);
const loader = startLoader();
const servers: Servers = {
  service,
  floors: { port: floorPort, pid: floors.pid },
  loader,
  client: await makeClient(service),
};
try {
  const idle = service.memory();
  const measured = new Map<HotOperation, Measured[]>(operations.map((operation) => [operation, []]));
  // The first round warms everything up and isn't counted.
  for (let round = 0; round <= rounds; round++)
    for (const [operation, seen] of measured) {
      const one = await measure(servers, operation);
      if (round > 0) seen.push(one);
    }
  const loaded = service.memory();
  const costs = await countedCosts(servers, operations);
  console.info(
    `${cpus()[0]?.model}, ${availableParallelism()} cores shared by the API, PostgreSQL and the loader; 16 connections, medians of ${rounds} rounds`,
  );
  for (const [operation, seen] of measured) tell(operation, seen, costs.get(operation.name) ?? '');
  console.info(
    `start of the API ${service.startMilliseconds.toFixed(0)} ms; memory ${idle.toFixed(0)} MiB at rest, ${loaded.toFixed(0)} MiB after all this; the floors' ${memoryOf(floors.pid).toFixed(0)} MiB`,
  );
} finally {
  await loader.stop();
  await floors.stop();
  await service.stop();
}

function tell({ name, floor }: HotOperation, seen: Measured[], cost: string): void {
  const middle = (of: (one: Measured) => number) => median(seen.map(of));
  const [rate, floorRate] = [middle((one) => one.product.rate), middle((one) => one.floor.rate)];
  const ratio = middle((one) => one.product.rate / one.floor.rate);
  const column = (side: 'product' | 'floor') =>
    `p50 ${middle((one) => one[side].p50).toFixed(1)} p99 ${middle((one) => one[side].p99).toFixed(1)} ms, CPU ${middle((one) => one[side].cpu).toFixed(2)} + ${middle((one) => one[side].databaseCpu).toFixed(2)} ms`;
  console.info(
    `${name.padEnd(30)}${rate.toFixed(0).padStart(6)}/s  ${ratio.toFixed(2)} of ${floor} ${floorRate.toFixed(0)}/s; ${column('product')} (floor ${column('floor')}); ${cost}`,
  );
}
