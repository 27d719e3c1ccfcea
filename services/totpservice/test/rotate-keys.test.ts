import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { auditEvents, authenticators, checkKeys, findKeysInUse, keyUses, mails, webhooks } from '@tvm/db';
import { generateKeyRing, keyChecksOf, open, parseKeyRing, seal } from '@tvm/keys';
import { nodeEnvironment } from '@tvm/testing';
import { generateSecret } from '@tvm/totp';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sharedKeys } from './api-process.ts';
import { createClient } from './clients.ts';
import { startService, type TestService } from './harness.ts';
import { addMail } from './mail-events.ts';
import { codeOf, createUser, enrol, must, signInWithCode, startCodeStep, type TestUser } from './people.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const [oldKey, newKey] = [generateKeyRing(), generateKeyRing()];
const idOf = (key: string) => must(key.split(':')[0]);
const ringOf = (name: string, ...keys: string[]) => parseKeyRing(name, keys.join(','));
const { texts: others, keys: otherRings } = sharedKeys();
const [pepper, mailKeys] = [must(others.PASSWORD_PEPPER), must(others.MAIL_KEYS)];
const children = new Set<ReturnType<typeof spawn>>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** A service whose users were enrolled under the old key, and which has both, the new one in front. */
async function startRotating(): Promise<TestService> {
  return startService({ keys: { ...otherRings, totp: ringOf('TOTP_KEYS', oldKey) } });
}
const bringInNewKey = (service: TestService) => {
  service.config.keys.totp = ringOf('TOTP_KEYS', newKey, oldKey);
};

/** The command as an operator runs it, in a process of its own. */
function rotateKeys(service: TestService, env: NodeJS.ProcessEnv = {}, ...args: string[]) {
  const child = spawn(process.execPath, ['src/commands/rotate-keys.ts', ...args], {
    cwd: folder,
    env: {
      ...nodeEnvironment,
      DATABASE_URL: service.config.databaseUrl,
      ...others,
      TOTP_KEYS: `${newKey},${oldKey}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code ?? signal, said }));
  return { child, ended };
}

/** Enrolled users without a password, by the hundred. */
async function enrolMany(service: TestService, count: number): Promise<Map<string, Uint8Array>> {
  const { totp } = service.config.keys;
  const { rows } = await service.ownerDb.execute<{ id: string }>(sql`
    insert into users (email, email_canonical, kind, employee_role, first_name, created_at)
    select 'veel' || n || '@tvm.test', 'veel' || n || '@tvm.test', 'employee', 'support', 'Veel', now()
    from generate_series(1, ${count}::int) n returning id`);
  const secrets = new Map(rows.map(({ id }) => [id, generateSecret()]));
  const now = service.clock.now;
  const made = [...secrets].map(([userId, secret]) => ({
    userId,
    state: 'active' as const,
    sealedSecret: seal(totp, secret, { userId, purpose: 'totp-secret' }),
    lastAcceptedStep: 1,
    createdAt: now,
    activatedAt: now,
  }));
  for (let from = 0; from < made.length; from += 1000)
    await service.ownerDb.insert(authenticators).values(made.slice(from, from + 1000));
  return secrets;
}

/** How many secrets are under each key. */
async function secretsUnder(service: TestService): Promise<Record<string, number>> {
  const { rows } = await service.ownerDb.execute<{ id: string; count: number }>(sql`
    select split_part(sealed_secret, '.', 1) as id, count(*)::int from authenticators
    where sealed_secret is not null group by 1`);
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
}

/** Everybody's secret is the one they enrolled, now under the new key alone. */
async function expectAllUnderNewKey(service: TestService, secrets: Map<string, Uint8Array>): Promise<void> {
  const onlyNew = ringOf('TOTP_KEYS', newKey);
  const rows = await service.ownerDb
    .select({ userId: authenticators.userId, sealed: authenticators.sealedSecret })
    .from(authenticators)
    .where(inArray(authenticators.state, ['active', 'disabled']));
  for (const { userId, sealed } of rows) {
    const secret = secrets.get(userId);
    if (secret) expect(open(onlyNew, must(sealed), { userId, purpose: 'totp-secret' })).toEqual(secret);
  }
}

const rotationEvents = async (service: TestService) => {
  const rows = await service.ownerDb
    .select({ type: auditEvents.type, result: auditEvents.result, details: auditEvents.details })
    .from(auditEvents)
    .where(inArray(auditEvents.type, ['key_rotation_started', 'key_rotation_ended']))
    .orderBy(asc(auditEvents.id));
  return rows;
};

// A process takes a while to start on a busy machine.
describe('rotate-keys', () => {
  it('goes on where it was killed, while people log in, enrol and lose their authenticators', async () => {
    const service = await startRotating();
    const secrets = await enrolMany(service, 3000);
    const people = new Map<TestUser, Uint8Array>();
    for (let each = 0; each < 20; each++) {
      const user = await createUser(service);
      people.set(user, await enrol(service, user));
    }
    bringInNewKey(service);
    const [revoked, disabled, ...others] = [...people.keys()];
    const logInAll = async () => {
      for (const user of others) {
        service.clock.advance(30);
        await signInWithCode(service, user, must(people.get(user)));
      }
    };

    const first = rotateKeys(service);
    await vi.waitUntil(async () => ((await secretsUnder(service))[idOf(newKey)] ?? 0) > 0, {
      timeout: 300_000,
      interval: 5,
    });
    first.child.kill('SIGKILL');
    expect((await first.ended).code).toBe('SIGKILL');
    const left = (await secretsUnder(service))[idOf(oldKey)] ?? 0;
    expect(left).toBeGreaterThan(0);

    const second = rotateKeys(service);
    const loggingIn = logInAll();
    await service.ownerDb
      .update(authenticators)
      .set({ state: 'revoked', sealedSecret: null, endedAt: service.clock.now })
      .where(eq(authenticators.userId, must(revoked).id));
    await service.ownerDb
      .update(authenticators)
      .set({ state: 'disabled', endedAt: service.clock.now })
      .where(eq(authenticators.userId, must(disabled).id));
    const newcomer = await createUser(service);
    people.set(newcomer, await enrol(service, newcomer));
    const { code, said } = await second.ended;
    await loggingIn;
    expect(said).toContain(`${idOf(oldKey)} (still accepted)\n    nothing left: can be taken out`);
    expect(code).toBe(0);

    expect(await secretsUnder(service)).toEqual({ [idOf(newKey)]: 3000 + 20 });
    await expectAllUnderNewKey(service, secrets);
    service.config.keys.totp = ringOf('TOTP_KEYS', newKey);
    service.clock.advance(30);
    await signInWithCode(service, newcomer, must(people.get(newcomer)));
    await logInAll();
    const states = await service.ownerDb
      .select({ state: authenticators.state, sealed: authenticators.sealedSecret })
      .from(authenticators)
      .where(inArray(authenticators.userId, [must(revoked).id, must(disabled).id]))
      .orderBy(asc(authenticators.state));
    expect(states).toEqual([
      { state: 'disabled', sealed: expect.stringContaining(idOf(newKey)) },
      { state: 'revoked', sealed: null },
    ]);
    const events = await rotationEvents(service);
    expect(events.map(({ type }) => type)).toEqual([
      'key_rotation_started',
      'key_rotation_started',
      'key_rotation_ended',
    ]);
    expect(events.at(-1)).toMatchObject({
      result: 'success',
      details: { outcome: 'completed', unreadable: 0 },
    });
  });

  it('may run twice at once: every row ends under the new key, once', async () => {
    const service = await startRotating();
    const secrets = await enrolMany(service, 2000);
    bringInNewKey(service);
    const both = await Promise.all([rotateKeys(service).ended, rotateKeys(service).ended]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(await secretsUnder(service)).toEqual({ [idOf(newKey)]: 2000 });
    await expectAllUnderNewKey(service, secrets);
    const ended = (await rotationEvents(service)).filter(({ type }) => type === 'key_rotation_ended');
    const sums = ended.map(({ details }) => Number(details.authenticators));
    expect(sums.reduce((a, b) => a + b)).toBe(2000);
  });

  it('passes over a row that somebody works on and takes it later, and never undoes a change', async () => {
    const service = await startRotating();
    const [busy, replaced] = [await createUser(service), await createUser(service)];
    const secret = await enrol(service, busy);
    await enrol(service, replaced);
    await enrolMany(service, 50);
    bringInNewKey(service);
    const chosen = seal(service.config.keys.totp, generateSecret(), {
      userId: replaced.id,
      purpose: 'totp-secret',
    });
    let ended: ReturnType<typeof rotateKeys>['ended'] | undefined;
    await service.ownerDb.transaction(async (tx) => {
      await tx.update(authenticators).set({ lastAcceptedStep: 2 }).where(eq(authenticators.userId, busy.id));
      await tx
        .update(authenticators)
        .set({ sealedSecret: chosen })
        .where(eq(authenticators.userId, replaced.id));
      ended = rotateKeys(service).ended;
      await vi.waitUntil(async () => (await secretsUnder(service))[idOf(newKey)] === 50, {
        timeout: 300_000,
      });
    });
    expect((await ended)?.code).toBe(0);
    expect(await secretsUnder(service)).toEqual({ [idOf(newKey)]: 52 });
    const sealedOf = async (user: TestUser) =>
      (await service.ownerDb.select().from(authenticators).where(eq(authenticators.userId, user.id)))[0];
    expect((await sealedOf(replaced))?.sealedSecret).toBe(chosen);
    expect((await sealedOf(busy))?.lastAcceptedStep).toBe(2);
    const browser = await startCodeStep(service, busy);
    expect((await browser.post('/login/code', { code: codeOf(service, secret) })).status).toBe(200);
  });

  it('names a row that does not open, leaves it as it is, and does the others', async () => {
    const service = await startRotating();
    await enrolMany(service, 20);
    const [changed, moved, damaged, foreign] = await service.ownerDb
      .select({ id: authenticators.id, sealed: authenticators.sealedSecret })
      .from(authenticators)
      .limit(4);
    const bad = new Map([
      [must(changed).id, `${must(must(changed).sealed).slice(0, -2)}AA`],
      [must(moved).id, must(must(foreign).sealed)],
      [must(damaged).id, 'Geheim 2'],
      [must(foreign).id, must(must(foreign).sealed).replace(/^[^.]+/, 'k-gone')],
    ]);
    for (const [id, sealedSecret] of bad)
      await service.ownerDb.update(authenticators).set({ sealedSecret }).where(eq(authenticators.id, id));
    const { code, said } = await rotateKeys(service).ended;
    expect(code).toBe(1);
    const named = said.split('\n').filter((line) => line.includes("doesn't open, left"));
    expect(named).toHaveLength(4);
    for (const [id, sealed] of bad) {
      expect(named.join()).toContain(id);
      expect(said).not.toContain(sealed);
      const [row] = await service.ownerDb.select().from(authenticators).where(eq(authenticators.id, id));
      expect(row?.sealedSecret).toBe(sealed);
    }
    expect((await secretsUnder(service))[idOf(newKey)]).toBe(16);
    expect((await rotationEvents(service)).at(-1)).toMatchObject({
      result: 'failure',
      details: { outcome: 'incomplete', authenticators: 16, unreadable: 4 },
    });
  });

  it('finishes its batch when told to stop, and says so', async () => {
    const service = await startRotating();
    await enrolMany(service, 3000);
    const { child, ended } = rotateKeys(service);
    await vi.waitUntil(async () => (await rotationEvents(service)).length > 0, {
      timeout: 300_000,
      interval: 5,
    });
    child.kill('SIGTERM');
    const { code, said } = await ended;
    expect([code, said]).toEqual([1, expect.stringContaining('Stopped. Run it again to go on.')]);
    expect((await rotationEvents(service)).at(-1)?.details).toMatchObject({ outcome: 'stopped' });
  });

  it('seals nothing with a key that is not the right one, and changes nothing with --report', async () => {
    const service = await startRotating();
    await enrolMany(service, 3);
    await checkKeys(
      service.db,
      keyChecksOf(ringOf('TOTP_KEYS', newKey, oldKey)),
      [],
      new Date('2026-01-01T00:00:00Z'),
    );
    const before = await secretsUnder(service);
    const wrong = `${idOf(newKey)}:${generateKeyRing().split(':')[1]},${oldKey}`;
    const refused = await rotateKeys(service, { TOTP_KEYS: wrong }).ended;
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('is not the key')]);
    const report = await rotateKeys(service, {}, '--report').ended;
    expect([report.code, report.said]).toEqual([
      0,
      expect.stringContaining('3 authenticators: rotate-keys seals them again'),
    ]);
    expect(await secretsUnder(service)).toEqual(before);
    expect(await rotationEvents(service)).toEqual([]);
  });

  it('brings waiting mails under the new key of their ring, and leaves recovery codes, which go on working', async () => {
    const service = await startRotating();
    const user = await createUser(service);
    const secret = await enrol(service, user);
    const context = { userId: user.id, purpose: 'mail-content' } as const;
    const now = service.clock.now;
    await service.ownerDb.insert(mails).values({
      userId: user.id,
      kind: 'password_reset',
      requestedBy: 'system',
      sealedContent: seal(service.config.keys.mail, Buffer.from('token'), context),
      createdAt: now,
      updatedAt: now,
    });
    // A notice to support belongs to no user, hence to itself.
    const mailId = randomUUID();
    const toSupport = { userId: mailId, purpose: 'mail-content' } as const;
    await service.ownerDb.insert(mails).values({
      id: mailId,
      userId: null,
      kind: 'authenticator_replaced_notice',
      requestedBy: 'system',
      sealedContent: seal(service.config.keys.mail, Buffer.from('notice'), toSupport),
      createdAt: now,
      updatedAt: now,
    });
    const newMailKey = generateKeyRing();
    const codeKeys = `${generateKeyRing()},${others.RECOVERY_CODE_KEYS}`;
    const env = { MAIL_KEYS: `${newMailKey},${mailKeys}`, RECOVERY_CODE_KEYS: codeKeys };
    const { code, said } = await rotateKeys(service, env).ended;
    expect(code).toBe(0);
    expect(said).toContain('1 recovery codes: each stays until it is used or its user makes new ones');
    const [mail] = await service.ownerDb.select().from(mails).where(eq(mails.userId, user.id));
    const reopened = open(ringOf('MAIL_KEYS', newMailKey), must(mail?.sealedContent), context);
    expect(Buffer.from(reopened).toString()).toBe('token');
    const [notice] = await service.ownerDb.select().from(mails).where(eq(mails.id, mailId));
    const noticeReopened = open(ringOf('MAIL_KEYS', newMailKey), must(notice?.sealedContent), toSupport);
    expect(Buffer.from(noticeReopened).toString()).toBe('notice');
    service.config.keys.recoveryCode = ringOf('RECOVERY_CODE_KEYS', codeKeys);
    bringInNewKey(service);
    const browser = await startCodeStep(service, user);
    const used = await browser.post('/login/recovery-code', { recoveryCode: 'ABCD-EFGH-IJKL-MNOP' });
    expect(used.status).toBe(200);
    expect(await findKeysInUse(service.db, keyUses.recoveryCodes, now)).toEqual([]);
    expect(secret).toHaveLength(20);
  });
});

it('one former ring is taken over by a ring a purpose: what is sealed comes under each new key, and recovery codes go on working', async () => {
  const former = generateKeyRing();
  const names = { mail: 'MAIL_KEYS', webhook: 'WEBHOOK_KEYS', recoveryCode: 'RECOVERY_CODE_KEYS' } as const;
  const rings = Object.entries(names);
  const of = (texts: (name: string) => string[]) =>
    Object.fromEntries(rings.map(([ring, name]) => [ring, ringOf(name, ...texts(name))]));
  const service = await startService({ keys: { ...otherRings, ...of(() => [former]) } });
  const user = await createUser(service);
  await enrol(service, user);
  const { mail: mailRing, webhook: webhookRing } = service.config.keys;
  const waits = { userId: user.id, purpose: 'mail-content' } as const;
  await addMail(service, user, {
    state: 'queued',
    sealedContent: seal(mailRing, Buffer.from('link'), waits),
  });
  const webhookId = randomUUID();
  const signs = { userId: webhookId, purpose: 'webhook-secret' } as const;
  const at = { createdAt: service.clock.now, updatedAt: service.clock.now };
  await service.ownerDb.insert(webhooks).values({
    ...{
      id: webhookId,
      clientId: (await createClient(service, ['events'])).id,
      url: 'https://polis.tvm.test/',
    },
    ...{ sealedSecret: seal(webhookRing, Buffer.from('secret'), signs), cursor: '0:0', ...at },
  });

  const texts = Object.fromEntries(rings.map(([, name]) => [name, generateKeyRing()]));
  const both = Object.fromEntries(rings.map(([, name]) => [name, `${texts[name]},${former}`]));
  const { code, said } = await rotateKeys(service, { ...both, TOTP_KEYS: must(others.TOTP_KEYS) }).ended;
  expect(said).toContain(`RECOVERY_CODE_KEYS\n  ${idOf(must(texts.RECOVERY_CODE_KEYS))}`);
  expect(code).toBe(0);
  const only = of((name) => [must(texts[name])]) as Pick<typeof otherRings, keyof typeof names>;
  const [sealedMail] = await service.ownerDb.select().from(mails).where(eq(mails.userId, user.id));
  expect(Buffer.from(open(only.mail, must(sealedMail?.sealedContent), waits)).toString()).toBe('link');
  const [webhook] = await service.ownerDb.select().from(webhooks).where(eq(webhooks.id, webhookId));
  expect(Buffer.from(open(only.webhook, must(webhook?.sealedSecret), signs)).toString()).toBe('secret');

  Object.assign(
    service.config.keys,
    of((name) => [must(texts[name]), former]),
  );
  const browser = await startCodeStep(service, user);
  expect((await browser.post('/login/recovery-code', { recoveryCode: 'ABCD-EFGH-IJKL-MNOP' })).status).toBe(
    200,
  );
});

it('a pepper can be taken out once everybody under it has logged in', async () => {
  const service = await startRotating();
  const user = await createUser(service);
  const newPepper = generateKeyRing();
  service.config.keys.pepper = ringOf('PASSWORD_PEPPER', newPepper, pepper);
  const only = ringOf('PASSWORD_PEPPER', newPepper);
  const check = () => checkKeys(service.db, keyChecksOf(only), [keyUses.passwords], service.clock.now);
  await expect(check()).rejects.toThrow(`PASSWORD_PEPPER: ${idOf(pepper)} is missing`);
  const browser = service.browser();
  await browser.post('/login', { email: user.email, password: 'Vijf rode sokken 31!' });
  await check();
});
