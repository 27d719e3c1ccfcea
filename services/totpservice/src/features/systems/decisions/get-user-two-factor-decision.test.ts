import { attemptBudgets, authenticators, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asClient, createClient, type TestClient } from '../../../../test/clients.ts';
import { reverse } from '../../../../test/employees.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createOrganisation, createUser, enrol, type TestUser } from '../../../../test/people.ts';

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
      ...{ exemptUntil: null, enrolled: false, disabled: false, lockedUntil: null },
    });
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

describe('listUserTwoFactorDecisions', () => {
  it('answers about those that are named and known, as for each alone', async () => {
    await activate(service, user.organisationId);
    const other = `USR-${++counter}`;
    await createUser(service, { externalId: other });
    const { items, total } = await get(
      `/two-factor-decisions?user=${other}&user=${externalId}&user=USR-nobody`,
    );
    expect(total).toBe(2);
    expect(items).toEqual(
      [await decide(), await get(`/users/${other}/two-factor`)].sort((a, b) =>
        a.externalId < b.externalId ? -1 : 1,
      ),
    );
  });

  it('answers about all of an organisation, page by page, each once', async () => {
    const organisationId = await createOrganisation(service, 'Groot');
    await service.ownerDb.execute(
      `update organisations set external_id = 'ORG-groot' where id = '${organisationId}'`,
    );
    const ids = Array.from({ length: 25 }, (_, index) => `USR-groot-${String(index).padStart(2, '0')}`);
    for (const each of ids) await createUser(service, { externalId: each, organisationId });
    await createUser(service, { organisationId });
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) =>
        get(`/two-factor-decisions?organisation=ORG-groot&page=${page}&pageSize=10`),
      ),
    );
    expect(pages.map(({ items }) => items.length)).toEqual([10, 10, 5, 0]);
    expect(pages.map(({ total }) => total)).toEqual([25, 25, 25, 25]);
    expect(
      pages.flatMap(({ items }) => items.map((item: { externalId: string }) => item.externalId)),
    ).toEqual(ids);
  });

  it('takes one of the two and refuses both, neither, and no organisation', async () => {
    for (const query of ['', `?user=${externalId}&organisation=ORG-groot`])
      expect((await get(`/two-factor-decisions${query}`)).code).toBe('validation_failed');
    expect((await get('/two-factor-decisions?organisation=ORG-none')).code).toBe('organisation_not_found');
    const many = Array.from({ length: 101 }, (_, index) => `user=USR-${index}`).join('&');
    expect((await get(`/two-factor-decisions?${many}`)).code).toBe('validation_failed');
  });
});
