import { percentile } from '../measure.ts';
import type { BenchService } from '../service.ts';
import { type HotOperation, wire } from './operations.ts';
import type { BenchClient } from './people.ts';
import { cpuOf, cpuOfFamily, type startLoader } from './processes.ts';

export interface Servers {
  service: BenchService;
  floors: { port: number; pid: number };
  loader: ReturnType<typeof startLoader>;
  client: BenchClient;
}

/** Of one round: requests a second; milliseconds of the middle one and of one in a hundred; of CPU a request, of the server and of PostgreSQL. */
interface Side {
  rate: number;
  p50: number;
  p99: number;
  cpu: number;
  databaseCpu: number;
}
export interface Measured {
  product: Side;
  floor: Side;
}

const connections = 16;

/** One round of an operation and its floor, one after the other. */
export async function measure(servers: Servers, operation: HotOperation): Promise<Measured> {
  const { service, floors } = servers;
  const floor = await side(servers, floors, await floorRequests(service, operation));
  const { before = [], requests } = await operation.prepare(servers, operation.requests);
  // What was just written in bulk isn't part of what is measured.
  await service.owner.$client.query('checkpoint').catch(() => undefined);
  const port = Number(new URL(service.origin).port);
  if (before.length > 0) await servers.loader.load({ port, connections, requests: before });
  return { floor, product: await side(servers, { port, pid: service.pid }, requests) };
}

async function side(
  { service, loader }: Servers,
  { port, pid }: { port: number; pid: number },
  requests: string[],
): Promise<Side> {
  const before = [cpuOf(pid), cpuOfFamily(service.postgresPid)] as const;
  const { milliseconds, each } = await loader.load({ port, connections, requests });
  return {
    rate: (requests.length * 1000) / milliseconds,
    p50: percentile(each, 50),
    p99: percentile(each, 99),
    cpu: (cpuOf(pid) - before[0]) / requests.length,
    databaseCpu: (cpuOfFamily(service.postgresPid) - before[1]) / requests.length,
  };
}

async function floorRequests(
  { owner }: BenchService,
  { floor, floorMethod, requests }: HotOperation,
): Promise<string[]> {
  if (!floor.includes(':id')) return Array.from({ length: requests }, () => wire(floorMethod, floor));
  const { rows } = await owner.$client.query<{ id: string }>(
    'insert into floor_rows (step) select 0 from generate_series(1, $1) returning id',
    [requests],
  );
  return rows.map(({ id }) => wire(floorMethod, floor.replace(':id', id)));
}
