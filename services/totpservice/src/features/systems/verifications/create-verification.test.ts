import { randomUUID } from 'node:crypto';
import { attemptBudgets, auditEvents, idempotencyKeys, stoppedVerifiers, users } from '@tvm/db';
import { hashToken, keyedHash } from '@tvm/keys';
import { generateCode } from '@tvm/totp';
import { and, asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asClient, createClient, type TestClient } from '../../../../test/clients.ts';
import { startService } from '../../../../test/harness.ts';
import { wrongCodeOf } from '../../../../test/mailed-links.ts';
import {
  codeOf,
  createUser,
  enrol,
  signInWithCode,
  startCodeStep,
  type TestUser,
} from '../../../../test/people.ts';
import { allRows, authenticatorsOf, queuedMails } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
let client: TestClient;
let user: TestUser;
let externalId: string;
let secret: Uint8Array;
let counter = 0;

beforeEach(async () => {
  client = await createClient(service, ['verifications']);
  externalId = `USR-${++counter}`;
  user = await createUser(service, { externalId });
  secret = await enrol(service, user);
  service.clock.advance(30);
});

interface Options {
  key?: string;
  as?: TestClient;
  purpose?: string;
  user?: string;
}
const verify = (
  code: string,
  { key = randomUUID(), as = client, purpose = 'change_bank_account', ...more }: Options = {},
) =>
  asClient(service, as, 'verifications')(
    'POST',
    '/verifications',
    { user: more.user ?? externalId, code, purpose },
    { 'idempotency-key': key },
  );
const right = () => codeOf(service, secret);
const wrong = () => wrongCodeOf(service, secret);
const outcomes = (answers: { body: { outcome?: string } }[]) =>
  answers.map(({ body }) => body.outcome).sort();
const at = (seconds: number) =>
  generateCode({ secret, now: new Date(service.clock.now.getTime() + seconds * 1000) });

const budgetOf = async () => {
  const ofClient = eq(attemptBudgets.subject, `${client.id}:${user.id}`);
  return (await service.ownerDb.select().from(attemptBudgets).where(ofClient))[0];
};
const setBudget = (counts: { attempts: number; consecutive: number }) =>
  service.ownerDb.insert(attemptBudgets).values({
    ...{ scope: 'verification' as const, subject: `${client.id}:${user.id}`, ...counts },
    ...{ windowStartedAt: service.clock.now, updatedAt: service.clock.now },
  });

const eventsOf = (subject: TestUser) =>
  service.ownerDb
    .select({
      type: auditEvents.type,
      result: auditEvents.result,
      reason: auditEvents.reason,
      details: auditEvents.details,
    })
    .from(auditEvents)
    .where(eq(auditEvents.userId, subject.id))
    .orderBy(asc(auditEvents.id));

describe('a code', () => {
  it('is accepted once, in whatever order the login and other systems see it', async () => {
    const code = right();
    expect((await verify(code)).body).toEqual({ outcome: 'accepted', lockedUntil: null });
    expect((await verify(code)).body).toEqual({ outcome: 'rejected', lockedUntil: null });
    const browser = await startCodeStep(service, user);
    expect((await browser.post('/login/code', { code })).status).toBe(401);

    service.clock.advance(60);
    const next = right();
    await signInWithCode(service, user, secret);
    expect((await verify(next)).body.outcome).toBe('rejected');
  });

  it('that is verified by the login and by other systems at once is accepted once', async () => {
    for (let round = 0; round < 10; round++) {
      service.clock.advance(60);
      const code = right();
      const other = await createClient(service, ['verifications']);
      const browser = await startCodeStep(service, user);
      const [login, ...verified] = await Promise.all([
        browser.post('/login/code', { code }),
        ...[client, client, other, other].map((as) => verify(code, { as })),
      ]);
      const times =
        (login?.status === 200 ? 1 : 0) + outcomes(verified).filter((each) => each === 'accepted').length;
      expect(times).toBe(1);
    }
  });

  it('of an earlier step than one that was accepted is rejected, and the accepted step never gets lower', async () => {
    const [early, late] = [at(-30), right()];
    expect((await verify(late)).body.outcome).toBe('accepted');
    const [before] = await authenticatorsOf(service, user);
    expect((await verify(early)).body.outcome).toBe('rejected');
    expect((await authenticatorsOf(service, user))[0]?.lastAcceptedStep).toBe(before?.lastAcceptedStep);
  });

  it('of another user is rejected, and what happened is written down with its reason, never with the code', async () => {
    const other = await createUser(service, { externalId: `USR-${++counter}` });
    const theirs = await enrol(service, other);
    const code = codeOf(service, theirs);
    expect((await verify(code)).body.outcome).toBe('rejected');
    expect((await verify(right())).body.outcome).toBe('accepted');
    expect(await eventsOf(user)).toMatchObject([
      {
        type: 'verification',
        result: 'failure',
        reason: 'wrong',
        details: { purpose: 'change_bank_account', consecutive: 1 },
      },
      { type: 'verification', result: 'success', reason: null, details: { purpose: 'change_bank_account' } },
    ]);
    const rows = JSON.stringify(await allRows(service));
    expect(rows).not.toContain(code);
  });
});

describe('the budget', () => {
  it('is five, then fifteen minutes, and a right code in between is not looked at', async () => {
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await verify(wrong())).body.outcome).toBe('rejected');
    const lockedUntil = new Date(service.clock.now.getTime() + 900_000).toISOString();
    expect((await verify(right())).body).toEqual({ outcome: 'locked', lockedUntil });
    service.clock.advance(899);
    expect((await verify(right())).body.outcome).toBe('locked');
    service.clock.advance(1);
    expect((await verify(right())).body.outcome).toBe('accepted');
    expect(await budgetOf()).toBeUndefined();
  });

  it('lets five of forty wrong codes be looked at that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => verify(wrong())));
    expect(outcomes(answers).filter((each) => each === 'rejected')).toHaveLength(5);
    expect(outcomes(answers).filter((each) => each === 'locked')).toHaveLength(35);
  });

  it('is each client’s own for each user, and locks nobody’s login and tells nobody', async () => {
    const [other, someone] = [
      await createClient(service, ['verifications']),
      await createUser(service, { externalId: `USR-${++counter}` }),
    ];
    const theirs = await enrol(service, someone);
    for (let attempt = 0; attempt < 6; attempt++) await verify(wrong());
    expect((await verify(wrong())).body.outcome).toBe('locked');
    expect((await verify(codeOf(service, theirs), { user: `USR-${counter}` })).body.outcome).toBe('accepted');
    expect((await verify(wrong(), { as: other })).body.outcome).toBe('rejected');
    await signInWithCode(service, user, secret);
    expect(await queuedMails(service, user)).toEqual([]);
  });

  it('is not the login’s: what is locked there goes on here, and a right code there gives nothing back here', async () => {
    for (let attempt = 0; attempt < 4; attempt++) await verify(wrong());
    await signInWithCode(service, user, secret);
    service.clock.advance(60);
    expect((await verify(wrong())).body.outcome).toBe('rejected');
    expect((await verify(right())).body.outcome).toBe('locked');
    service.clock.advance(900);
    const browser = await startCodeStep(service, user);
    for (let attempt = 0; attempt < 6; attempt++) await browser.post('/login/code', { code: wrong() });
    expect((await verify(right())).body.outcome).toBe('accepted');
  });

  it('stops the client for that user after a hundred wrong codes in a row, and nobody else; the authenticator stays', async () => {
    for (let attempt = 0; attempt < 100; attempt++) {
      if (attempt % 5 === 0) service.clock.advance(900);
      expect((await verify(wrong())).body.outcome).toBe('rejected');
    }
    service.clock.advance(100 * 900);
    expect((await verify(right())).body).toEqual({ outcome: 'locked', lockedUntil: null });
    const events = await eventsOf(user);
    expect(events.filter(({ type }) => type === 'verifier_stopped')).toHaveLength(1);
    const other = await createClient(service, ['verifications']);
    expect((await verify(right(), { as: other })).body.outcome).toBe('accepted');
    service.clock.advance(60);
    await signInWithCode(service, user, secret);
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'active' }]);
  });
});

describe('who has no active authenticator', () => {
  it.each([
    [
      'never enrolled',
      async (subject: TestUser) =>
        void (await service.ownerDb.execute(`delete from authenticators where user_id = '${subject.id}'`)),
    ],
    [
      'has it disabled',
      async (subject: TestUser) =>
        void (await service.ownerDb.execute(
          `update authenticators set state = 'disabled' where user_id = '${subject.id}'`,
        )),
    ],
    [
      'is disabled',
      async (subject: TestUser) =>
        void (await service.ownerDb
          .update(users)
          .set({ disabledAt: service.clock.now })
          .where(eq(users.id, subject.id))),
    ],
  ])('and %s is told as not enrolled, and no attempt is counted', async (_what, arrange) => {
    await arrange(user);
    expect((await verify(right())).body).toEqual({ outcome: 'not_enrolled', lockedUntil: null });
    expect(await budgetOf()).toBeUndefined();
  });

  it('and nobody and employees are unknown', async () => {
    await createUser(service, { kind: 'employee', externalId: 'EMP-1' });
    for (const unknown of ['USR-nobody', 'EMP-1'])
      expect((await verify(right(), { user: unknown })).body.code).toBe('user_not_found');
  });
});

describe('an Idempotency-Key', () => {
  it('gives the same request the same answer for a day, and counts once', async () => {
    const key = randomUUID();
    const code = right();
    const first = await verify(code, { key });
    const again = await verify(code, { key });
    expect([first.body, again.body]).toEqual([
      { outcome: 'accepted', lockedUntil: null },
      { outcome: 'accepted', lockedUntil: null },
    ]);
    expect([first, again].map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true']);

    const rejectedKey = randomUUID();
    const bad = wrong();
    for (let time = 0; time < 8; time++)
      expect((await verify(bad, { key: rejectedKey })).body.outcome).toBe('rejected');
    expect((await budgetOf())?.attempts).toBe(1);
    expect((await eventsOf(user)).map(({ result }) => result)).toEqual(['success', 'failure']);
  });

  it('that comes twenty times at once is done once: others get its answer or are told to wait', async () => {
    const key = randomUUID();
    const code = right();
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify(code, { key })));
    for (const { status, body } of answers)
      expect(status === 200 ? body.outcome : body.code).toBe(
        status === 200 ? 'accepted' : 'idempotency_in_progress',
      );
    expect((await eventsOf(user)).map(({ result }) => result)).toEqual(['success']);
    expect((await verify(code, { key })).body.outcome).toBe('accepted');
  });

  it.each([
    ['another code', { code: () => wrong() }],
    ['another purpose', { purpose: 'sign_contract' }],
  ])(
    'with %s is refused, and nothing is counted',
    async (_what, change: { code?: () => string; purpose?: string }) => {
      const key = randomUUID();
      await verify(right(), { key });
      const answer = await verify(change.code?.() ?? right(), {
        key,
        ...(change.purpose && { purpose: change.purpose }),
      });
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency_key_reused']);
      expect(await budgetOf()).toBeUndefined();
    },
  );

  it('is its client’s own', async () => {
    const key = randomUUID();
    await verify(right(), { key });
    const other = await createClient(service, ['verifications']);
    expect((await verify(wrong(), { key, as: other })).body.outcome).toBe('rejected');
  });

  it('of a request whose process ended is held for a minute, can then be used anew, and its attempt stays counted', async () => {
    const key = randomUUID();
    const code = right();
    // As a process leaves it that ended between its two commits.
    const request = JSON.stringify(['createVerification', externalId, user.id, code, 'change_bank_account']);
    const now = service.clock.now;
    await service.ownerDb.insert(idempotencyKeys).values({
      ...{ clientId: client.id, keyHash: hashToken('idempotency-key', key), reservation: randomUUID() },
      requestHmac: keyedHash(service.config.keys.request, 'idempotent-request', request),
      ...{ reservedAt: now, createdAt: now },
    });
    await setBudget({ attempts: 1, consecutive: 1 });
    const waiting = await verify(code, { key });
    expect([waiting.status, waiting.body.code]).toEqual([409, 'idempotency_in_progress']);
    expect(waiting.headers['retry-after']).toBe('1');
    expect((await budgetOf())?.attempts).toBe(1);
    service.clock.advance(60);
    expect((await verify(wrong(), { key })).body.code).toBe('idempotency_key_reused');
    expect((await verify(code, { key })).body.outcome).toBe('rejected');
    expect((await budgetOf())?.attempts).toBe(2);
  });

  it('of a request that failed at its second commit can be used again at once, and its attempt stays counted', async () => {
    const key = randomUUID();
    const code = right();
    // As when the disk is full.
    await service.ownerDb.execute(
      sql`create function refuse() returns trigger language plpgsql as $$ begin raise sqlstate '53100'; end $$`,
    );
    await service.ownerDb.execute(
      sql`create trigger refuse before update on idempotency_keys for each row execute function refuse()`,
    );
    const failed = await verify(code, { key });
    expect([failed.status, failed.body.code]).toEqual([503, 'service_unavailable']);
    expect((await budgetOf())?.attempts).toBe(1);
    await service.ownerDb.execute(sql`drop trigger refuse on idempotency_keys`);
    expect((await verify(code, { key })).body.outcome).toBe('accepted');
    expect((await verify(code, { key })).headers['idempotency-replayed']).toBe('true');
    expect((await verify(code)).body.outcome).toBe('rejected');
  });

  it('leaves nothing behind from which the code could be found out', async () => {
    await verify(right());
    const [row] = await service.ownerDb
      .select()
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.clientId, client.id));
    expect(row?.requestHmac).toMatch(/^k-[0-9a-f]{8}\.[A-Za-z0-9_-]{43}$/);
    expect(row?.response).toEqual({ outcome: 'accepted', lockedUntil: null });
  });

  it('is required, and visible ASCII', async () => {
    const ask = asClient(service, client, 'verifications');
    const body = { user: externalId, code: right(), purpose: 'x' };
    for (const headers of [
      {},
      { 'idempotency-key': '' },
      { 'idempotency-key': 'a b' },
      { 'idempotency-key': 'x'.repeat(256) },
    ])
      expect((await ask('POST', '/verifications', body, headers)).body.code).toBe('validation_failed');
  });
});

it.each([
  [-240, -240],
  [300, 300],
  [-600, -600],
])(
  'a phone that is %i seconds off is diagnosed for support, and its code is not accepted',
  async (seconds, found) => {
    expect((await verify(at(seconds))).body.outcome).toBe('rejected');
    const events = await eventsOf(user);
    expect(events.at(-1)?.details).toMatchObject({ driftSeconds: found });
    const browser = await startCodeStep(service, user);
    await browser.post('/login/code', { code: at(seconds) });
    const [login] = await service.ownerDb
      .select({ details: auditEvents.details })
      .from(auditEvents)
      .where(and(eq(auditEvents.userId, user.id), eq(auditEvents.type, 'login_code')));
    expect(login?.details).toMatchObject({ driftSeconds: found });
  },
);

it('a stopped client is one row, whatever comes at once', async () => {
  await service.ownerDb.insert(attemptBudgets).values({
    scope: 'verification',
    subject: `${client.id}:${user.id}`,
    attempts: 0,
    consecutive: 99,
    windowStartedAt: service.clock.now,
    updatedAt: service.clock.now,
  });
  await Promise.all(Array.from({ length: 10 }, () => verify(wrong())));
  expect(await service.ownerDb.$count(stoppedVerifiers, eq(stoppedVerifiers.userId, user.id))).toBe(1);
  expect((await verify(right())).body).toEqual({ outcome: 'locked', lockedUntil: null });
});
