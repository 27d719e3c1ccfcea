import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { authenticators, checkKeys, KeyCheckError, keyChecks, keyUses, mails, registrations } from '@tvm/db';
import { generateKeyRing, hashPassword, keyChecksOf, parseKeyRing, seal } from '@tvm/keys';
import { startTcpProxy } from '@tvm/testing';
import { eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { processSettings, sharedKeys, spawnService, startApiProcess } from './api-process.ts';
import { eventsOf } from './facts.ts';
import { startService, type TestService } from './harness.ts';
import { codeOf, createUser, enrol, mintLink, must, startCodeStep } from './people.ts';
import { authenticatorsOf } from './records.ts';

const fresh = () => generateKeyRing();
/** The same id with other bytes. */
const otherBytes = (ring: string) => `${ring.split(':')[0]}:${fresh().split(':')[1]}`;
const idOf = (ring: string) => must(ring.split(':')[0]);

/** Starts a process that is expected not to: its exit code and what it says. */
async function refusedStart(env: NodeJS.ProcessEnv) {
  const child = spawnService(env);
  const [said, logged, [code]] = await Promise.all([
    text(child.stderr),
    text(child.stdout),
    once(child, 'exit'),
  ]);
  expect(logged).not.toContain('listening');
  return { code, said };
}

/** A user with something under every key of the service. */
async function useEveryKey(service: TestService) {
  const user = await createUser(service);
  await enrol(service, user);
  const { pepper, mail } = service.config.keys;
  const link = await mintLink(service, user, { purpose: 'reset', expiresAt: inAnHour() });
  const kept = await hashPassword(pepper, 'x', 4);
  await service.ownerDb
    .update(registrations)
    .set({ keptPasswordHash: kept.hash, keptPepperKeyId: kept.pepperKeyId });
  const sealedContent = seal(mail, Buffer.from(link), { userId: user.id, purpose: 'mail-content' });
  await service.ownerDb.update(mails).set({ state: 'queued', sealedContent });
  return user;
}
const inAnHour = () => new Date(Date.now() + 3_600_000);

describe('a service', () => {
  it('does not start with other bytes under the id of a key, and says which and nothing of it', async () => {
    const { keys, texts } = sharedKeys();
    const service = await startService({ keys });
    const good = processSettings(service.config.databaseUrl, texts);
    await (await startApiProcess(good, onTestFinished)).kill();
    const wrong = otherBytes(must(texts.TOTP_KEYS));
    const { code, said } = await refusedStart({ ...good, TOTP_KEYS: wrong });
    expect(code).toBe(1);
    expect(said).toBe(
      [
        "totpservice can't start, because of its keys (docs/runbooks/keys.md):",
        `TOTP_KEYS: ${idOf(wrong)} is not the key that this database knows by that id`,
        '',
      ].join('\n'),
    );
    await startApiProcess(good, onTestFinished);
  });

  it('does not start without a key that rows need, names each, and writes none of its own down', async () => {
    const { keys, texts } = sharedKeys();
    const service = await startService({ keys });
    await useEveryKey(service);
    const others = {
      TOTP_KEYS: fresh(),
      PASSWORD_PEPPER: fresh(),
      MAIL_KEYS: fresh(),
      RECOVERY_CODE_KEYS: fresh(),
    };
    const { code, said } = await refusedStart(processSettings(service.config.databaseUrl, others));
    expect(code).toBe(1);
    expect(said.trim().split('\n').slice(1)).toEqual([
      `TOTP_KEYS: ${idOf(must(texts.TOTP_KEYS))} is missing, and authenticators need it`,
      `PASSWORD_PEPPER: ${idOf(must(texts.PASSWORD_PEPPER))} is missing, and passwords need it`,
      `PASSWORD_PEPPER: ${idOf(must(texts.PASSWORD_PEPPER))} is missing, and kept passwords need it`,
      `RECOVERY_CODE_KEYS: ${idOf(must(texts.RECOVERY_CODE_KEYS))} is missing, and recovery codes need it`,
      `MAIL_KEYS: ${idOf(must(texts.MAIL_KEYS))} is missing, and waiting mails need it`,
    ]);
    expect(await service.ownerDb.select().from(keyChecks)).toEqual([]);
    const rotated = Object.fromEntries(
      Object.entries(others).map(([name, ring]) => [name, `${ring},${texts[name]}`]),
    );
    await startApiProcess(processSettings(service.config.databaseUrl, rotated), onTestFinished);
  });

  it('serves nothing but its health while the database is away at start, then checks its keys', async () => {
    const { keys, texts } = sharedKeys();
    const service = await startService({ keys });
    await useEveryKey(service);
    const line = await startTcpProxy(service.config.databaseUrl);
    onTestFinished(() => line.close());
    line.cut();
    const wrong = processSettings(line.url, { ...texts, TOTP_KEYS: fresh() });
    const [api, doomed] = await Promise.all([
      startApiProcess(processSettings(line.url, texts), onTestFinished),
      startApiProcess(wrong, onTestFinished),
    ]);
    for (const { browser } of [api, doomed]) {
      expect((await browser().get('/healthz')).status).toBe(200);
      for (const path of ['/readyz', '/session', '/profile'])
        expect((await browser().get(path)).body.code).toBe('service_unavailable');
    }
    line.mend();
    await vi.waitUntil(async () => (await api.browser().get('/readyz')).status === 200, { timeout: 300_000 });
    await vi.waitUntil(() => doomed.lines.some((each) => each.includes('is missing')), { timeout: 300_000 });
  });
});

describe('key checks', () => {
  it('of two processes that start at once with different bytes, exactly one goes on', async () => {
    const service = await startService();
    const id = idOf(fresh());
    const rings = [0, 1].map(() => parseKeyRing('TOTP_KEYS', `${id}:${fresh().split(':')[1]}`));
    for (let round = 0; round < 5; round++) {
      await service.ownerDb.delete(keyChecks);
      const results = await Promise.allSettled(
        rings.map((ring) => checkKeys(service.db, keyChecksOf(ring), [], service.clock.now)),
      );
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const failed = results.find((result) => result.status === 'rejected');
      expect(failed?.reason).toBeInstanceOf(KeyCheckError);
    }
  });

  it('let go of a key once nothing needs it, and of dead resets and damaged rows at once', async () => {
    const service = await startService();
    const user = await useEveryKey(service);
    const { totp, pepper } = service.config.keys;
    const check = () =>
      checkKeys(service.db, keyChecksOf(totp), [keyUses.authenticators, keyUses.keptPasswords], new Date());
    await expect(check()).rejects.toThrow(`PASSWORD_PEPPER: ${pepper.keys[0].id} is missing`);
    await service.ownerDb.update(registrations).set({ supersededAt: new Date() });
    await check();
    await service.ownerDb
      .update(authenticators)
      .set({ sealedSecret: 'NO key at all' })
      .where(eq(authenticators.userId, user.id));
    await check();
  });

  it('do not read whole tables', async () => {
    const service = await startService();
    const user = await createUser(service);
    await enrol(service, user);
    await service.ownerDb.$client.query(
      `insert into recovery_codes (user_id, keyed_hash)
       select a.user_id, 'k-' || n % 3 || '.' || n from authenticators a, generate_series(1, 30000) n;
       analyze recovery_codes`,
    );
    await service.ownerDb.$client.query('vacuum recovery_codes');
    const { rows } = await service.ownerDb.$client.query<{ 'QUERY PLAN': string }>(
      `explain select split_part(keyed_hash, '.', 1) from recovery_codes
       where used_at is null and split_part(keyed_hash, '.', 1) > 'k-1' order by 1 limit 1`,
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('recovery_codes_key');
  });
});

describe('a secret that was moved to another user', () => {
  it('opens for neither: no login, a bare 500, a line without values and an event', async () => {
    const service = await startService();
    const [one, other] = [await createUser(service), await createUser(service)];
    const [secret] = [await enrol(service, one), await enrol(service, other)];
    const [mine] = await authenticatorsOf(service, one);
    const [theirs] = await authenticatorsOf(service, other);
    const swap = (id: string | undefined, sealedSecret: string | null | undefined) =>
      service.ownerDb
        .update(authenticators)
        .set({ sealedSecret: must(sealedSecret) })
        .where(eq(authenticators.id, must(id)));
    await swap(mine?.id, theirs?.sealedSecret);
    await swap(theirs?.id, mine?.sealedSecret);
    for (const user of [one, other]) {
      const browser = await startCodeStep(service, user);
      const response = await browser.post('/login/code', { code: codeOf(service, secret) });
      expect([response.status, response.body.code]).toEqual([500, 'internal_error']);
      expect((await browser.get('/session')).status).toBe(401);
      expect(await eventsOf(service, user.id)).toContain('authenticator_unreadable failure');
    }
    const failure = service.logLines.find((line) => line.includes('SealError'));
    expect(failure).toBeDefined();
    for (const value of [mine?.sealedSecret, theirs?.sealedSecret])
      expect(service.logLines.join()).not.toContain(value);
  });
});
