import { lookAt } from '@tvm/doctor';
import { generateKeyRing, parseKeyRing } from '@tvm/keys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headOf } from '../src/chain.ts';
import { sealerChecks } from '../src/doctor-checks.ts';
import { addEvent, type Harness, query, sealEverything, startHarness } from './harness.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
});
afterEach(() => h.close());

const look = async (config: Partial<Parameters<typeof sealerChecks>[1]> = {}) => {
  const checks = sealerChecks(
    h.sealer,
    { auditKeys: h.deps.auditKeys, headsFile: undefined, ...config },
    new Date(),
  );
  return (await lookAt('sealer', checks)).map(({ check, state, found }) => `${check} ${state}: ${found}`);
};

test('a deployment of the sealer that is well passes each check, before the first seal and after', async () => {
  expect((await look()).filter((found) => !/^[\w ]+ ok: /.test(found))).toEqual([]);
  await addEvent(h.app, 1);
  await sealEverything(h);
  expect(await look()).toContain('trail ok: goes on after seal 1');
});

test('a key that the last seal was not made with, and a database that was set back, are told before the sealer refuses', async () => {
  await addEvent(h.app, 1);
  const [batch] = await sealEverything(h);
  const otherKeys = parseKeyRing('AUDIT_KEYS', generateKeyRing());
  expect((await look({ auditKeys: otherKeys })).at(-1)).toMatch(
    /^trail failed: Seal 1 wasn't made with a key/,
  );
  if (batch?.outcome !== 'sealed') throw new Error('nothing sealed');
  const published = headOf({ ...batch.seal, sequence: 7 });
  const headsFile = { last: () => published, append: async () => {}, close: async () => {} };
  expect((await look({ headsFile })).at(-1)).toMatch(
    /^trail failed: Seal 7 was published and isn't there now/,
  );
});

test("a server's counter below the newest event is told, though no seal covers that yet", async () => {
  await addEvent(h.app, 1);
  await query(h.owner, 'alter table audit_events disable trigger user');
  await query(h.owner, `update audit_events set transaction_id = '99999999999'`);
  expect((await look()).at(-1)).toMatch(
    /^trail failed: the server's transaction counter \(\d+\) is below the newest/,
  );
});
