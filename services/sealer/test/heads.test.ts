import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ProgramChild, programs, startProgram, until, verifyExport } from './child.ts';
import { addEvent, type Harness, query, sealEverything, startHarness } from './harness.ts';
import { type Received, startReceiver, webhookSecret } from './webhook-receiver.ts';

let h: Harness;
let folder: string;
let path: string;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let children: ProgramChild[];
beforeEach(async () => {
  h = await startHarness();
  h.clock.now = new Date();
  folder = mkdtempSync(join(tmpdir(), 'heads-'));
  path = join(folder, 'heads.ndjson');
  receiver = await startReceiver();
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill('SIGKILL')));
  await receiver.close();
  await h.close();
  rmSync(folder, { recursive: true });
});

const toFile = () => ({ AUDIT_HEADS_PATH: path });
const toWebhook = () => ({
  AUDIT_HEADS_WEBHOOK_URL: receiver.url,
  AUDIT_HEADS_WEBHOOK_SECRET: webhookSecret,
});

function startSealer(env: Record<string, string>): ProgramChild {
  const child = startProgram(h, programs.quickSealer, { env });
  children.push(child);
  return child;
}

const seals = () =>
  query<{ sequence: number; signature: string }>(
    h.owner,
    'select sequence::int, signature from audit_seals order by sequence',
  );
/** The lines that are whole. */
const published = () =>
  (existsSync(path) ? readFileSync(path, 'utf8') : '')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
    .map(({ seal, signature }) => ({ sequence: JSON.parse(seal)[1], signature }));
const isPublished = async () => JSON.stringify(published()) === JSON.stringify(await seals());

function write(text: string): string {
  writeFileSync(path, text);
  return path;
}

/** As many batches of an event each. */
async function sealBatches(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    await addEvent(h.app, n, h.clock.now);
    await sealEverything(h);
  }
}

/** What a restore of a backup leaves: the last seals and their events are gone. */
async function setBack(count: number): Promise<void> {
  const last = `(select sequence from audit_seals order by sequence desc limit ${count})`;
  await query(
    h.owner,
    `delete from audit_events where transaction_id >= (select min(from_transaction_id::text::bigint)::text::xid8 from audit_seals where sequence in ${last})`,
  );
  await query(h.owner, `delete from audit_seals where sequence in ${last}`);
}

describe('the file of heads', () => {
  test('holds every head, whoever made it, also after a crash in the middle of a line', async () => {
    await sealBatches(3);
    const first = startSealer(toFile());
    await until(isPublished, 'the heads of before are published');
    await first.kill('SIGKILL');
    await sealBatches(2);
    appendFileSync(path, '{"seal":"[\\"tvm-audit-se');
    startSealer(toFile());
    await until(isPublished, 'the heads of meanwhile are published');
    await addEvent(h.app, 9, h.clock.now);
    await until(async () => (await seals()).length === 6 && (await isPublished()), 'a new head is published');
  });

  test('tells who verifies that the end of an export was cut off', async () => {
    await sealBatches(4);
    const child = startSealer(toFile());
    await until(isPublished, 'the heads are published');
    await child.kill('SIGTERM');
    expect((await verifyExport(h, ['--heads', path])).output).toContain('The chain holds.');
    await setBack(1);
    const { code, output } = await verifyExport(h, ['--heads', path]);
    expect([code, output]).toEqual([1, expect.stringContaining('were published and aren')]);
    expect((await verifyExport(h)).output).toContain('The chain holds.');
  });

  test('that cannot be written while the sealer runs holds up nothing, and is brought up later', async () => {
    await sealBatches(1);
    const child = startSealer({ AUDIT_HEADS_PATH: '/dev/full' });
    await until(() => child.output().includes('heads not written'), 'it is told');
    await addEvent(h.app, 1, h.clock.now);
    await until(async () => (await seals()).length === 2, 'it is sealed nevertheless');
    expect(await child.kill('SIGTERM')).toBe(0);
  });

  test.each([
    ['in a folder that is not there', () => join(folder, 'none', 'heads')],
    ['that is a folder', () => folder],
    ['that is another kind of file', () => write('x\n')],
  ])('%s keeps the sealer from starting', async (_what, pathOf) => {
    const child = startProgram(h, programs.sealer, { env: { AUDIT_HEADS_PATH: pathOf() } });
    expect([await child.ended, child.output()]).toEqual([1, expect.stringContaining('AUDIT_HEADS_PATH: ')]);
  });
});

describe('a database that was set back', () => {
  test('is told by log and webhook, and nothing is sealed after it, until somebody puts the file aside', async () => {
    await sealBatches(4);
    const before = startSealer(toFile());
    await until(isPublished, 'the heads are published');
    await before.kill('SIGTERM');
    await setBack(2);
    await addEvent(h.app, 9, h.clock.now);
    const child = startSealer({ ...toFile(), ...toWebhook() });
    expect(await child.ended).not.toBe(0);
    expect(child.output()).toMatch(/the trail was set back[\s\S]*Seal 4 was published and isn't there now/);
    const [{ sequence, signature } = {}] = published().slice(-1);
    expect(receiver.received).toMatchObject([
      { type: 'audit.set_back', data: { published: { signature }, found: null } },
    ]);
    expect([sequence, (await seals()).length]).toEqual([4, 2]);

    renameSync(path, `${path}.before`);
    const after = startSealer(toFile());
    await until(
      async () => (await seals()).length === 3 && (await isPublished()),
      'it goes on with a new file',
    );
    // The export is an event, which a sealer that runs would seal before it is read.
    await after.kill('SIGTERM');
    const { output } = await verifyExport(h, ['--heads', `${path}.before`]);
    expect(output).toMatch(
      /seal 3: isn't the one that was published[\s\S]*seals 4 to 4: were published and aren't there/,
    );
  });

  test('and sealed anew by somebody with the key is told too', async () => {
    await sealBatches(2);
    const before = startSealer(toFile());
    await until(isPublished, 'the heads are published');
    await before.kill('SIGTERM');
    await setBack(1);
    await sealBatches(2);
    const child = startSealer(toFile());
    expect(await child.ended).not.toBe(0);
    expect(child.output()).toContain('Seal 2 was published and is another one now');
  });

  test('under a sealer that runs is told without a file', async () => {
    await sealBatches(3);
    const child = startSealer(toWebhook());
    await until(() => receiver.received.length > 0, 'the head is told');
    await setBack(2);
    expect(await child.ended).not.toBe(0);
    expect(receiver.received.map(({ type }) => type)).toEqual(['audit.head', 'audit.set_back']);
  });
});

describe('the webhook of heads', () => {
  const heads = () => receiver.received.filter(({ type }) => type === 'audit.head');
  const signatureOf = ({ data }: Received) => data.signature;

  test('gets the newest head, signed, at start and with each seal', async () => {
    await sealBatches(2);
    startSealer(toWebhook());
    await until(() => heads().length === 1, 'the head of now is told');
    await addEvent(h.app, 1, h.clock.now);
    await until(() => heads().length === 2, 'the next one is told');
    const signatures = (await seals()).slice(1).map(({ signature }) => signature);
    expect(heads().map(signatureOf)).toEqual(signatures);
  });

  test('that refuses gets it again under the same id, and that hangs holds up no seal', async () => {
    receiver.state.answer = 503;
    await sealBatches(1);
    const child = startSealer(toWebhook());
    await until(() => heads().length === 2, 'it is tried again');
    expect(new Set(heads().map(({ id }) => id)).size).toBe(1);
    expect(child.output()).toContain('"status":503');
    receiver.state.answer = 'never';
    await until(() => heads().length === 3, 'it hangs');
    await addEvent(h.app, 1, h.clock.now);
    await until(async () => (await seals()).length === 2, 'it is sealed nevertheless');
    await addEvent(h.app, 2, h.clock.now);
    await until(async () => (await seals()).length === 3, 'and again');
    receiver.state.answer = 204;
    await until(() => heads().length === 4, 'the newest follows the one that hung');
    expect(signatureOf(heads()[3] as Received)).toBe((await seals())[2]?.signature);
    expect(await child.kill('SIGTERM')).toBe(0);
  });

  test.each([
    ['without its secret', { AUDIT_HEADS_WEBHOOK_SECRET: '' }, 'both are given or neither'],
    [
      'with a secret that is none',
      { AUDIT_HEADS_WEBHOOK_SECRET: 'hunter2' },
      'AUDIT_HEADS_WEBHOOK_SECRET: is no signing secret',
    ],
    [
      'over http off loopback',
      { AUDIT_HEADS_WEBHOOK_URL: 'http://heads.tvm.test/' },
      'AUDIT_HEADS_WEBHOOK_URL: must be https',
    ],
  ])('%s keeps the sealer from starting', async (_what, env, message) => {
    const child = startProgram(h, programs.sealer, { env: { ...toWebhook(), ...env } });
    expect([await child.ended, child.output()]).toEqual([1, expect.stringContaining(message)]);
    expect(child.output()).not.toContain('hunter2');
  });
});
