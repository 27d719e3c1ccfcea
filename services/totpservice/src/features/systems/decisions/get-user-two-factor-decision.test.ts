import { attemptBudgets, authenticators, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asClient, createClient, type TestClient } from '../../../../test/clients.ts';
import { reverse } from '../../../../test/employees.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { addPasskey } from '../../../../test/passkeys.ts';
import { createUser, enrol, signInWithCode, type TestUser } from '../../../../test/people.ts';

const mandatoryFrom = new Date('2026-10-31T23:00:00Z');
const service = await startService({ mandatoryFrom }, afterAll);
let client: TestClient;
let user: TestUser;
let externalId: string;
let counter = 0;

beforeEach(async () => {
  client = await createClient(service, ['decisions']);
  externalId = `USR-${++counter}`;
  user = await createUser(service, { externalId });
});

const get = async (path: string, of: TestService = service, as = client) =>
  (await asClient(of, as, 'decisions')('GET', path)).body;
const decide = () => get(`/users/${externalId}/two-factor`);

describe('getUserTwoFactorDecision', () => {
  it('says voluntary until the date, and from when that ends', async () => {
    expect(await decide()).toEqual({
      ...{ externalId, required: false, because: 'voluntary', requiredFrom: mandatoryFrom.toISOString() },
      ...{ exemptUntil: null, enrolled: false, authenticators: [], disabled: false, lockedUntil: null },
      secondFactor: { policy: 'any', phishingResistantFrom: null, hasPasskey: false },
    });
  });

  it('names the kinds of what proves the second factor', async () => {
    const secret = await enrol(service, user);
    expect(await decide()).toMatchObject({ enrolled: true, authenticators: ['app'] });
    await addPasskey(service, await signInWithCode(service, user, secret));
    expect(await decide()).toMatchObject({ authenticators: ['app', 'passkey'] });
  });

  it('says which factors count, and since or from when', async () => {
    const from = new Date('2026-03-02T10:00:00Z');
    const dated = await startService({ secondFactorUsers: { phishingResistantFrom: from } });
    const source = await createClient(dated, ['decisions']);
    await createUser(dated, { externalId: 'USR-dated' });
    const asked = async () => (await get('/users/USR-dated/two-factor', dated, source)).secondFactor;
    const known = { phishingResistantFrom: from.toISOString(), hasPasskey: false };
    dated.clock.now = new Date(from.getTime() - 1);
    expect(await asked()).toEqual({ policy: 'any', ...known });
    dated.clock.now = from;
    expect(await asked()).toEqual({ policy: 'phishing_resistant', ...known });
  });

  it('says activated from the moment of the activation', async () => {
    await activate(service, user.organisationId);
    expect(await decide()).toMatchObject({ required: true, because: 'activated' });
  });

  it('says mandatory from the date on, to the millisecond, and exempt until an exemption ends by the clock', async () => {
    const dated = await startService({ mandatoryFrom });
    dated.clock.now = new Date(mandatoryFrom.getTime() - 1);
    const as = await createClient(dated, ['decisions']);
    const subject = await createUser(dated, { externalId: 'USR-1' });
    const now = () => get('/users/USR-1/two-factor', dated, as);
    expect(await now()).toMatchObject({ required: false, because: 'voluntary' });
    dated.clock.advance(0.001);
    expect(await now()).toMatchObject({
      required: true,
      because: 'mandatory',
      requiredFrom: mandatoryFrom.toISOString(),
    });
    expect((await reverse(dated, subject.organisationId, { exemptionDays: 1 })).status).toBe(200);
    const exempt = await now();
    expect(exempt).toMatchObject({ required: false, because: 'exempt', requiredFrom: exempt.exemptUntil });
    dated.clock.now = new Date(exempt.exemptUntil);
    expect(await now()).toMatchObject({ required: true, because: 'mandatory', exemptUntil: null });
  });

  it('follows a changed date at once, and none', async () => {
    for (const [date, required] of [
      [new Date('2026-03-01T23:00:00Z'), true],
      [undefined, false],
    ] as const) {
      const moved = await startService({ mandatoryFrom: date });
      const as = await createClient(moved, ['decisions']);
      await createUser(moved, { externalId: 'USR-1' });
      const decision = await get('/users/USR-1/two-factor', moved, as);
      expect(decision).toMatchObject({ required, requiredFrom: date?.toISOString() ?? null });
    }
  });

  it('tells who is enrolled: with an active authenticator, not with a disabled one', async () => {
    await enrol(service, user);
    expect((await decide()).enrolled).toBe(true);
    await service.ownerDb
      .update(authenticators)
      .set({ state: 'disabled' })
      .where(eq(authenticators.userId, user.id));
    expect((await decide()).enrolled).toBe(false);
  });

  it('tells who is disabled, and until when the login takes no codes', async () => {
    const lockedUntil = new Date(service.clock.now.getTime() + 900_000);
    const now = service.clock.now;
    await service.ownerDb.insert(attemptBudgets).values({
      scope: 'code',
      subject: user.id,
      attempts: 5,
      consecutive: 5,
      windowStartedAt: now,
      updatedAt: now,
      lockedUntil,
    });
    await service.ownerDb.update(users).set({ disabledAt: now }).where(eq(users.id, user.id));
    expect(await decide()).toMatchObject({ disabled: true, lockedUntil: lockedUntil.toISOString() });
    service.clock.advance(900);
    expect((await decide()).lockedUntil).toBeNull();
  });

  it('knows no employee, and nobody by our own id', async () => {
    await createUser(service, { kind: 'employee', externalId: 'EMP-1' });
    for (const unknown of ['EMP-1', 'USR-nobody', user.id])
      expect((await get(`/users/${unknown}/two-factor`)).code).toBe('user_not_found');
  });
});
