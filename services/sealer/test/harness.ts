import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordEvent } from '@tvm/audit';
import { type Connection, connect, type Database } from '@tvm/db';
import { generateKeyRing, parseKeyRing, publicKeysOf } from '@tvm/keys';
import { createTestDatabase, type TestDatabase } from '@tvm/testing';
import { type ChainReport, readLines, readPublicKeys, verifyChain } from '@tvm/verify-audit';
import { inject } from 'vitest';
import { type SealBatch, type SealDeps, sealBatch } from '../src/seal-batch.ts';
import { writeChain } from '../src/write-chain.ts';

export const auditKeyText = generateKeyRing();
export const start = new Date('2025-06-11T12:27:00.000Z');

/** A database of its own, the roles on it, and a clock that the test moves. */
export interface Harness {
  database: TestDatabase;
  owner: Connection;
  app: Connection;
  sealer: Connection;
  deps: SealDeps;
  clock: { now: Date };
  close(): Promise<void>;
}

export async function startHarness(): Promise<Harness> {
  const database = await createTestDatabase(inject('cluster'));
  const open = (url: string) => connect(url, { max: 12, applicationName: 'test', onError: () => {} });
  const [owner, app, sealer] = [open(database.ownerUrl), open(database.appUrl), open(database.sealerUrl)];
  const clock = { now: start };
  const deps = {
    auditKeys: parseKeyRing('AUDIT_KEYS', auditKeyText),
    maxEvents: 10_000,
    heartbeatSeconds: 3600,
    now: () => clock.now,
  };
  const close = async () => {
    await Promise.all([owner, app, sealer].map((db) => db.$client.end()));
    await database.drop();
  };
  return { database, owner, app, sealer, deps, clock, close };
}

/** One event with a number to know it by. */
export const addEvent = (db: Database, n: number, at = start) =>
  recordEvent(db, { type: 'logout', result: 'success', actor: { kind: 'user' }, details: { n } }, at);

/** Seals until no event is left. Another database's transaction may hold it up for a moment. */
export async function sealEverything(h: Harness, deps: SealDeps = h.deps): Promise<SealBatch[]> {
  const batches: SealBatch[] = [];
  for (const deadline = Date.now() + 300_000; ; ) {
    batches.push(await sealBatch(h.sealer, deps));
    if ((await verify(h)).unsealed === 0) return batches;
    if (Date.now() > deadline) throw new Error('some events are never sealed');
    await sleep(20);
  }
}

/** The chain as it is exported. */
async function exportChain(db: Connection): Promise<string> {
  const lines: string[] = [];
  await writeChain(db, (line) => void lines.push(line));
  return lines.join('');
}

/** What the public keys of a ring are published as. */
const publicKeys = (auditKeys = auditKeyText): string =>
  JSON.stringify({ keys: publicKeysOf(parseKeyRing('AUDIT_KEYS', auditKeys), 'audit-seal') });

/** Exports the chain and verifies the export with the public keys, as somebody else would. */
export async function verify(
  h: Harness,
  options: { heads?: [number, string][]; auditKeys?: string; now?: Date } = {},
): Promise<ChainReport> {
  const text = await exportChain(h.sealer);
  return verifyChain(linesOf(text), {
    keys: readPublicKeys(publicKeys(options.auditKeys)),
    logged: new Map(options.heads),
    now: options.now ?? h.clock.now,
  });
}

const linesOf = (text: string) => readLines(Readable.from([text]));

export async function query<T extends object>(
  db: Connection,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  return (await db.$client.query<T>(text, values)).rows;
}
