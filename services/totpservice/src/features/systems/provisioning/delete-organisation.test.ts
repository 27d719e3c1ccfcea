import { activations, approvals, auditEvents, deletedOrganisations, organisations } from '@tvm/db';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneBehindTheOther } from '../../../../test/at-once.ts';
import { approve, askReversal, signedInEmployee, twoEmployees } from '../../../../test/employees.ts';
import { activate } from '../../../../test/organisations.ts';
import { codeOf, createUser, must, password, signInWithCode } from '../../../../test/people.ts';
import { aliveness, type Enrolled } from '../../../../test/profile.ts';
import { startProvisioning } from '../../../../test/provisioning.ts';
import { allRows, eventsOf, queuedKinds } from '../../../../test/records.ts';

const { service, given, count, ask, put, rowOf, settle, makeOrganisation } = await startProvisioning();

/** Ids only: what was done and decided, and who they were for whoever is made anew. */
const outlives = [
  ...['audit_events', 'deleted_users', 'deleted_organisations', 'sensitive_changes', 'session_ends'],
  'approvals',
];

const remove = (version: number, of = given.org) => ask('DELETE', `/organisations/${of}?version=${version}`);
const putOrganisation = (version: number, more: object = {}) =>
  ask('PUT', `/organisations/${given.org}`, { version, name: 'Testvervoer', ...more });
const requestsOf = (organisationId = given.organisationId) =>
  service.ownerDb
    .select()
    .from(approvals)
    .where(eq(approvals.organisationId, organisationId))
    .orderBy(asc(approvals.id));
const openRequest = async () =>
  must((await requestsOf()).find(({ kind, decision }) => kind === 'organisation_deletion' && !decision)).id;
const isThere = async () =>
  (await service.ownerDb.$count(organisations, eq(organisations.id, given.organisationId))) === 1;

let deciding: Enrolled;
beforeAll(async () => {
  deciding = await signedInEmployee(service);
});
/** Approves what waits, with a code that wasn't used. */
async function decide() {
  service.clock.advance(30);
  return approve(service, deciding, await openRequest());
}
const reject = async () => {
  service.clock.advance(30);
  const path = `/admin/approvals/${await openRequest()}/rejection`;
  await deciding.browser.post('/session/step-up', { code: codeOf(service, deciding.secret) });
  return deciding.browser.post(path, { reason: 'Nog een lopend contract' });
};

describe('deleteOrganisation', () => {
  it('of one that nobody is of removes it at once, and an older request brings it not back', async () => {
    expect((await remove(2)).status).toBe(204);
    expect(await isThere()).toBe(false);
    expect((await remove(2)).status).toBe(204);
    expect((await putOrganisation(2)).body.code).toBe('version_stale');
    expect((await put(1)).body.code).toBe('organisation_unknown');
    expect((await putOrganisation(3)).status).toBe(201);
  });

  it('of one that never was remembers the version', async () => {
    const never = `${given.org}-never`;
    expect((await remove(4, never)).status).toBe(204);
    const row = { version: 4, name: 'Testvervoer' };
    expect((await ask('PUT', `/organisations/${never}`, row)).body.code).toBe('version_stale');
    expect((await ask('PUT', `/organisations/${never}`, { ...row, version: 5 })).status).toBe(201);
  });

  it('of an older version than is held is refused', async () => {
    await putOrganisation(5);
    expect((await remove(4)).body.code).toBe('version_stale');
    expect(await isThere()).toBe(true);
  });

  it('of one with users changes nothing until an employee approves, who is told', async () => {
    const { user, secret } = await settle();
    const browser = await signInWithCode(service, user, must(secret));
    const first = await remove(2);
    expect([first.status, first.body.state]).toEqual([202, 'waiting']);
    expect((await remove(2)).body).toEqual(first.body);
    expect(await requestsOf()).toHaveLength(1);
    expect(await aliveness(browser)).toBe(200);
    expect(await queuedKinds(service, deciding.user)).toContain('approval_waits');
    const shown = (await deciding.browser.get(`/admin/approvals/${await openRequest()}`)).body;
    expect(shown).toMatchObject({
      requestedBy: null,
      requestedByClient: { id: given.client.id },
      deletion: { users: 1, enrolled: 1, sessions: 1, registrations: 0, approvals: 0 },
    });
    const page = (await deciding.browser.get(`/admin/organisations/${given.organisationId}`)).body;
    expect([page.openDeletion.id, page.openReversal]).toEqual([shown.id, null]);
  });

  it('once approved takes users, sessions, links, mails and requests along, and keeps the trail', async () => {
    const { user, secret } = await settle();
    const browser = await signInWithCode(service, user, must(secret));
    await createUser(service, { organisationId: given.organisationId, externalId: null });
    await activate(service, given.organisationId);
    const asking = await signedInEmployee(service);
    await askReversal(asking.browser, given.organisationId);
    await remove(2);
    const approved = await decide();
    expect([approved.status, approved.body.state, approved.body.organisation.name]).toEqual([
      ...[200, 'approved'],
      'Testvervoer',
    ]);
    expect(await aliveness(browser)).toBe('unauthenticated');
    for (const [table, contents] of Object.entries(await allRows(service))) {
      if (outlives.includes(table.replace('public.', ''))) continue;
      const held = contents.filter((row) => row.includes(user.id) || row.includes(given.organisationId));
      expect(
        held.filter((row) => !row.includes('mailId')),
        table,
      ).toEqual([]);
    }
    expect((await requestsOf()).map(({ kind, decision }) => [kind, decision])).toEqual([
      ['reversal', 'cancelled'],
      ['organisation_deletion', 'approved'],
    ]);
    expect((await eventsOf(service, user)).at(-1)).toBe('user_deleted success');
    expect((await remove(2)).status).toBe(204);
    expect((await putOrganisation(2)).body.code).toBe('version_stale');
    await putOrganisation(3);
    expect((await put(1)).body.code).toBe('version_stale');
    expect((await put(2)).status).toBe(201);
  });

  it('is told to other systems by the ids of the source: each user, then the organisation', async () => {
    await settle({ isEnrolled: false });
    await remove(2);
    await decide();
    const told = await service.ownerDb
      .select({ type: auditEvents.type, actor: auditEvents.actorKind })
      .from(auditEvents)
      .where(inArray(auditEvents.type, ['user_deleted', 'organisation_deleted']))
      .orderBy(asc(auditEvents.id));
    expect(told.slice(-2)).toEqual([
      { type: 'user_deleted', actor: 'employee' },
      { type: 'organisation_deleted', actor: 'employee' },
    ]);
    const [remembered] = await service.ownerDb
      .select()
      .from(deletedOrganisations)
      .where(eq(deletedOrganisations.externalId, given.org));
    expect(remembered).toMatchObject({ organisationId: given.organisationId, sourceVersion: 2 });
  });

  it('of one that activated 2FA waits for an employee, also when nobody is of it any more', async () => {
    const { user } = await settle({ isEnrolled: false });
    await activate(service, given.organisationId);
    await ask('DELETE', `/users/${given.ext}?version=2`);
    expect(await rowOf()).toBeUndefined();
    expect((await remove(2)).status).toBe(202);
    await decide();
    expect(await isThere()).toBe(false);
    expect(
      await service.ownerDb.$count(activations, eq(activations.organisationId, user.organisationId ?? '')),
    ).toBe(0);
  });

  it('leaves whom moved away meanwhile with the mail of the former activation', async () => {
    const { user } = await settle({ isEnrolled: false });
    await activate(service, given.organisationId);
    const [elsewhere] = await makeOrganisation();
    await put(2, { organisation: elsewhere });
    await remove(2);
    await decide();
    expect(await isThere()).toBe(false);
    expect(must(await rowOf()).id).toBe(user.id);
  });

  it('once rejected is asked for again by a later version only', async () => {
    await settle({ isEnrolled: false });
    await remove(2);
    expect((await reject()).body.state).toBe('rejected');
    expect((await remove(2)).body).toEqual({ state: 'rejected', expiresAt: null });
    expect((await remove(3)).body.state).toBe('waiting');
    expect(await requestsOf()).toHaveLength(2);
  });

  it('expires after seven days, and the next request asks anew', async () => {
    await settle({ isEnrolled: false });
    await remove(2);
    service.clock.advance(7 * 24 * 3600);
    expect((await remove(2)).body.state).toBe('waiting');
    expect((await requestsOf()).map(({ decision }) => decision)).toEqual(['expired', null]);
    deciding = await signedInEmployee(service);
  });

  it('is taken back by a newer state of the source, and approves nothing then', async () => {
    await settle({ isEnrolled: false });
    await remove(2);
    await putOrganisation(3);
    expect((await decide()).body.code).toBe('deletion_overtaken');
    expect((await remove(2)).body.code).toBe('version_stale');
    expect((await remove(4)).body.state).toBe('waiting');
    expect((await requestsOf()).map(({ decision }) => decision)).toEqual(['cancelled', null]);
    expect((await decide()).body.state).toBe('approved');
  });

  it('is looked at again when somebody came in since it was shown', async () => {
    await settle({ isEnrolled: false });
    await remove(2);
    const id = await openRequest();
    const shown = await deciding.browser.get(`/admin/approvals/${id}`);
    await put(1, { email: `later${count()}@tvm.test` }, `${given.ext}-later`);
    service.clock.advance(30);
    const body = { code: codeOf(service, deciding.secret), version: shown.body.version };
    expect((await deciding.browser.post(`/admin/approvals/${id}/approval`, body)).body.code).toBe(
      'approval_changed',
    );
    expect(await isThere()).toBe(true);
  });

  it('lets a user who is put at that moment in before it, or to no organisation', async () => {
    const race = async (deletionFirst: boolean) => {
      [given.org, given.organisationId] = await makeOrganisation();
      await createUser(service, { organisationId: given.organisationId, password: null });
      await remove(2);
      const late = () => put(1, { email: `laat${count()}@tvm.test` }, `USR-late-${count()}`);
      const lock = sql`select from organisations where id = ${given.organisationId} for update`;
      const calls = deletionFirst ? [decide, late] : [late, decide];
      const answers = await oneBehindTheOther<{ status: number; body: { code?: string } }>(
        service,
        lock,
        calls,
      );
      return answers.map(({ status, body }) => body.code ?? status);
    };
    expect(await race(true)).toEqual([200, 'organisation_unknown']);
    expect(await race(false)).toEqual([201, 'approval_changed']);
  });

  it('in the middle of puts, moves and logins is whole or not at all, and breaks none of them', async () => {
    for (let round = 0; round < 5; round++) {
      [given.org, given.organisationId] = await makeOrganisation();
      given.ext = `${given.ext}-x`;
      const { user } = await settle({ isEnrolled: false });
      const [elsewhere] = await makeOrganisation();
      await remove(2);
      const answers = await Promise.all([
        decide(),
        put(2, { email: `nieuw${count()}@tvm.test` }, `${given.ext}-new`),
        put(2, { organisation: elsewhere }),
        putOrganisation(2, { name: 'Anders' }),
        service.browser().post('/login', { email: user.email, password }),
        service.browser().post('/password-resets', { email: user.email, lost: 'password' }),
      ]);
      for (const { status } of answers) expect(status).toBeLessThan(500);
      expect(service.logLines.filter((line) => line.includes('request failed'))).toEqual([]);
      const [decided] = answers;
      expect(await isThere()).toBe(decided.status !== 200);
      const { rows } = await service.ownerDb.execute(
        sql`select id from users where organisation_id = ${given.organisationId}`,
      );
      if (decided.status === 200) expect(rows).toEqual([]);
    }
  });

  it('is asked for twenty times an hour by one system, so that nobody is mailed without end', async () => {
    const states: unknown[] = [];
    for (let asked = 0; asked < 21; asked++) {
      const [externalId, organisationId] = await makeOrganisation();
      await createUser(service, { organisationId, password: null });
      states.push((await remove(2, externalId)).status);
    }
    expect(states).toEqual([...Array(20).fill(202), 429]);
  });
});

describe('an employee', () => {
  const request = (browser: Enrolled['browser'], organisationName = 'testvervoer ') =>
    browser.post('/admin/approvals', {
      ...{ kind: 'organisation_deletion', organisationId: given.organisationId, organisationName },
      ...{ reason: 'Contract beëindigd', ticketReference: 'TVM-9' },
    });

  it('asks for it by its name, never approves it themselves, and another one does', async () => {
    await createUser(service, { organisationId: given.organisationId });
    const [asking, other] = await twoEmployees(service);
    expect((await request(asking.browser, 'Iets anders')).body.code).toBe('confirmation_mismatch');
    const asked = await request(asking.browser);
    expect(asked.body).toMatchObject({ state: 'open', deletion: { users: 1 }, requestedByClient: null });
    expect((await request(other.browser)).body.code).toBe('approval_open');
    expect((await remove(2)).body.state).toBe('waiting');
    expect((await approve(service, asking, asked.body.id)).body.code).toBe('second_employee_required');
    expect(await isThere()).toBe(true);
    expect((await approve(service, other, asked.body.id)).body.state).toBe('approved');
    expect(await isThere()).toBe(false);
    expect((await request(asking.browser)).body.code).toBe('organisation_not_found');
  });
});
