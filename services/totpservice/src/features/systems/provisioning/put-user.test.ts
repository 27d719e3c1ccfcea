import { auditEvents, users } from '@tvm/db';
import { open } from '@tvm/keys';
import { asc, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asClient, createClient } from '../../../../test/clients.ts';
import { activate } from '../../../../test/organisations.ts';
import {
  changed,
  createUser,
  enrol,
  mintLink,
  must,
  password,
  signIn,
  signInWithCode,
} from '../../../../test/people.ts';
import { startProvisioning } from '../../../../test/provisioning.ts';
import {
  allRows,
  authenticatorsOf,
  eventsOf,
  expectOnlyRefusals,
  queuedMails,
} from '../../../../test/records.ts';

const { service, given, count, makeOrganisation, body, put, remove, rowOf, userOf, settle, kindsOf } =
  await startProvisioning();

describe('putUser', () => {
  it('makes a user, who gets a mail to set a password; the same again changes nothing', async () => {
    expect((await put(1)).status).toBe(201);
    expect(await kindsOf()).toEqual(['registration']);
    const before = await allRows(service);
    const again = await put(1);
    expect([again.status, again.body]).toEqual([200, { outcome: 'unchanged' }]);
    expect(await allRows(service)).toEqual(before);
    expect(await eventsOf(service, await userOf())).toEqual(['user_created success']);
  });

  it('refuses an older version, and the same version with other content; each is written down and changes nothing', async () => {
    await put(5);
    const before = await allRows(service);
    expect((await put(4, { surname: 'ouder' })).body.code).toBe('version_stale');
    expect((await put(5, { surname: 'anders' })).body.code).toBe('version_reused');
    await expectOnlyRefusals(service, before, 2);
    expect((await put(6)).body).toEqual({ outcome: 'unchanged' });
    expect((await rowOf())?.sourceVersion).toBe(6);
  });

  it('ends at the highest version, whatever order forty arrive in at once', async () => {
    const versions = Array.from({ length: 40 }, (_, index) => index + 1);
    const answers = await Promise.all(
      versions.map((version) => put(version, { surname: `versie ${version}` })),
    );
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await rowOf()).toMatchObject({ sourceVersion: 40, surname: 'versie 40' });
    expect(await service.ownerDb.$count(users, eq(users.externalId, given.ext))).toBe(1);
    expect(await kindsOf()).toEqual(['registration']);
  });

  it.each([
    [
      'an address of somebody else, in other letters',
      'email_in_use',
      async () => ({ email: (await createUser(service)).email.toUpperCase() }),
    ],
    [
      'an address of an employee',
      'email_in_use',
      async () => ({ email: (await createUser(service, { kind: 'employee' })).email }),
    ],
    ['no address', 'email_refused', async () => ({ email: 'joost' })],
    ['an address that only looks like ASCII', 'email_refused', async () => ({ email: 'ｊoost@tvm.test' })],
    ['an unknown organisation', 'organisation_unknown', async () => ({ organisation: 'ORG-none' })],
  ])('refuses %s', async (_what, code, more) => {
    const wrong = await more();
    const before = await allRows(service);
    expect((await put(1, wrong)).body.code).toBe(code);
    await expectOnlyRefusals(service, before);
  });

  it('gives an address to one of two who are put with it at once', async () => {
    const email = `samen${count()}@tvm.test`;
    const answers = await Promise.all(
      [`${given.ext}-a`, `${given.ext}-b`, `${given.ext}-c`].map((of) => put(1, { email }, of)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('another address ends sessions and links, keeps the authenticator, starts 72 hours, and both addresses are told', async () => {
    const { user, secret } = await settle();
    const browser = await signInWithCode(service, user, must(secret));
    const link = await mintLink(service, user, { purpose: 'reset' });
    const email = `nieuw${count()}@tvm.test`;
    expect((await put(2, { email })).body).toEqual({ outcome: 'changed' });
    expect((await browser.get('/session')).status).toBe(401);
    expect((await service.browser().post('/registrations/open', { token: link })).body.code).toBe(
      'registration_withdrawn',
    );
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'active' }]);
    expect((await rowOf())?.emailChangedAt).toEqual(service.clock.now);
    expect(await kindsOf()).toEqual(['email_changed', 'email_changed']);
    const { rows } = await service.ownerDb.execute<{ sealed: string | null; params: object }>(
      sql`select sealed_content as sealed, params from mails where user_id = ${user.id} and kind = 'email_changed' order by sealed_content nulls first`,
    );
    expect(rows[0]?.sealed).toBeNull();
    const at = service.clock.now.toISOString();
    expect(rows.map(({ params }) => params)).toEqual([{ at }, { at, toFormer: true }]);
    const content = Buffer.from(
      open(service.config.keys.mail, must(rows[1]?.sealed), { userId: user.id, purpose: 'mail-content' }),
    ).toString();
    expect(JSON.parse(content)).toMatchObject({ to: user.email, addressee: { language: 'nl' } });
    service.clock.advance(30);
    await signInWithCode(service, { ...user, email }, must(secret));
    expect(await eventsOf(service, user)).toEqual(
      expect.arrayContaining(['user_changed success', 'user_email_changed success']),
    );
    expect(JSON.stringify((await allRows(service))['public.audit_events'])).not.toContain('@tvm.test');
  });

  it('other letters of the same address are no other address', async () => {
    const { user } = await settle();
    const browser = await signInWithCode(service, user, must(await settleSecret(user)));
    await put(2, { email: user.email.toUpperCase() });
    expect((await browser.get('/session')).status).toBe(200);
    expect((await rowOf())?.emailChangedAt).toBeNull();
    expect(await kindsOf()).toEqual([]);
  });

  async function settleSecret(user: Awaited<ReturnType<typeof userOf>>) {
    for (const table of ['authenticators', 'recovery_codes'])
      await service.ownerDb.execute(sql`delete from ${sql.identifier(table)} where user_id = ${user.id}`);
    return enrol(service, user);
  }

  it('a user without 2FA who gets another address is not asked to register anew where there is a password', async () => {
    const { user } = await settle({ isEnrolled: false });
    await put(2, { email: `nieuw${count()}@tvm.test` });
    expect(await kindsOf()).toEqual(['email_changed', 'email_changed']);
    expect(user.id).toBe((await rowOf())?.id);
  });

  it('moving ends sessions, keeps the authenticator, and the new organisation decides; who must register there is invited', async () => {
    const { user } = await settle({ isEnrolled: false });
    const browser = await signIn(service, user);
    const [other, otherId] = await makeOrganisation();
    await activate(service, otherId);
    expect((await put(2, { organisation: other })).body).toEqual({ outcome: 'changed' });
    expect((await browser.get('/session')).status).toBe(401);
    expect((await rowOf())?.organisationId).toBe(otherId);
    expect(await kindsOf()).toEqual(['registration']);
    const login = await service.browser().post('/login', { email: user.email, password });
    expect(login.body.next).toBe('registration_required');
  });

  it('a main user’s rights come and go with the next request', async () => {
    const { user } = await settle({ isEnrolled: false });
    const browser = await signIn(service, user);
    expect((await browser.get('/organisation/users')).body.code).toBe('main_user_required');
    await put(2, { mainUser: true });
    expect((await browser.get('/organisation/users')).status).toBe(200);
    await put(3, { mainUser: false });
    expect((await browser.get('/organisation/users')).body.code).toBe('main_user_required');
  });

  it('that somebody became a main user is in the event, with whether an address was given with it', async () => {
    const detailsOf = async (type: string) => {
      const { id } = await userOf();
      const events = await service.ownerDb.select().from(auditEvents).where(eq(auditEvents.userId, id));
      return events.filter((event) => event.type === type).map(({ details }) => details);
    };
    given.ext = `${given.ext}-power`;
    await put(1, { mainUser: true });
    expect(await detailsOf('user_created')).toEqual([{ mainUser: true, addressGiven: true }]);
    await put(2, { mainUser: false });
    await put(3, { mainUser: true });
    await put(4, { mainUser: true, firstName: 'Jo' });
    expect(await detailsOf('user_changed')).toEqual([
      { changed: 'isMainUser' },
      { changed: 'isMainUser', mainUser: true, addressGiven: false },
      { changed: 'firstName' },
    ]);
  });

  it('a new main user of an activated organisation is invited, and told to the other main users; support where there is none', async () => {
    const [org, organisationId] = await makeOrganisation();
    const told = async (to: { id: string } | null) =>
      (await queuedMails(service, to && { email: '', organisationId, ...to })).filter(
        ({ kind }) => kind === 'main_user_added',
      );
    await put(1, { organisation: org, mainUser: true });
    await remove(2);
    expect(await told(null)).toEqual([]);
    await activate(service, organisationId);
    const toSupport = (await told(null)).length;
    given.ext = `${given.ext}-first`;
    await put(1, { organisation: org, mainUser: true });
    expect(await kindsOf()).toEqual(['registration']);
    expect((await told(null)).length).toBe(toSupport + 1);
    const first = await userOf();
    given.ext = `${given.ext}-second`;
    await put(1, { organisation: org });
    expect(await kindsOf()).toEqual(['registration']);
    expect(await told(first)).toEqual([]);
    await put(2, { organisation: org, mainUser: true });
    const { id } = await userOf();
    expect(await told(first)).toMatchObject([{ params: { subjectUserId: id } }]);
  });

  it('who is made anew under another id with the address of somebody deleted within 72 hours takes over what was done', async () => {
    const { user } = await settle({ isEnrolled: false });
    await changed(service, user, 'moved');
    await remove(2);
    const of = `${given.ext}-anew`;
    await put(1, { email: user.email }, of);
    expect(await kindsOf(of)).toEqual([]);
    await remove(2, of);
    service.clock.advance(72 * 3600);
    await put(1, { email: user.email }, `${of}-later`);
    expect(await kindsOf(`${of}-later`)).toEqual(['registration']);
  });

  it('who was given another address and deleted, so that nobody heard of it, and is made anew when 72 hours are over, is held', async () => {
    await settle({ isEnrolled: false });
    const email = `ander${count()}@tvm.test`;
    await put(2, { email });
    await remove(3);
    service.clock.advance(72 * 3600);
    await put(4, { email });
    expect(await kindsOf()).toEqual([]);
    const link = await mintLink(service, await userOf());
    expect((await service.browser().post('/registrations/open', { token: link })).body.next).toBe('held');
  });

  it('disabling ends everything, enabling gives it back, and nobody is invited for it', async () => {
    const { user, secret } = await settle();
    const browser = await signInWithCode(service, user, must(secret));
    await put(2, { disabled: true });
    expect((await browser.get('/session')).status).toBe(401);
    expect((await service.browser().post('/login', { email: user.email, password })).status).toBe(401);
    await put(3, { disabled: false });
    service.clock.advance(60);
    await signInWithCode(service, user, must(secret));
    expect(await kindsOf()).toEqual([]);
  });

  it('a user of an activated organisation is invited once, in whichever order activation and request come', async () => {
    for (let round = 0; round < 6; round++) {
      const [racing, id] = await makeOrganisation();
      const main = await createUser(service, { organisationId: id, isMainUser: true });
      const browser = await signIn(service, main);
      const { userListVersion } = (await browser.get('/organisation/users')).body;
      const of = `${given.ext}-${round}`;
      const [activated, made] = await Promise.all([
        browser.post('/organisation/two-factor/activation', { userListVersion }),
        put(1, { organisation: racing, email: `${of.toLowerCase()}@tvm.test` }, of),
      ]);
      expect(made.status).toBe(201);
      expect([200, 201, 409]).toContain(activated.status);
      // A mail of the activation makes an earlier one needless: the mailworker sends the latest.
      expect((await kindsOf(of)).length).toBeGreaterThanOrEqual(1);
    }
  });
});

it('after any requests, in any order and by two clients, what stands is the highest version of each, and deleted stays deleted', async () => {
  const request = fc.record({
    of: fc.constantFrom('a', 'b', 'c'),
    version: fc.integer({ min: 1, max: 12 }),
    kind: fc.constantFrom('put', 'put', 'delete', 'move'),
    byOther: fc.boolean(),
  });
  const other = await createClient(service, ['provisioning']);
  const [second] = await makeOrganisation();
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 20 }), async (requests) => {
      const run = `M${count()}`;
      const id = (of: string) => `${run}-${of}`;
      // The content of a version is one, as a source has it.
      const content = (of: string, version: number, kind: string) => ({
        ...body(version),
        email: `${run}-${of}@tvm.test`,
        surname: `versie ${version} ${kind}`,
        organisation: kind === 'move' ? second : given.org,
      });
      const model = new Map<string, { version: number; kind: string; isDeleted: boolean }>();
      for (const { of, version, kind, byOther } of requests) {
        const send = asClient(service, byOther ? other : given.client, 'provisioning');
        const known = model.get(of);
        if (kind === 'delete') {
          const answer = await send('DELETE', `/users/${id(of)}?version=${version}`);
          const isStale = known && !known.isDeleted && version < known.version;
          expect(answer.status).toBe(isStale ? 409 : 204);
          if (!isStale && (!known?.isDeleted || version > known.version))
            model.set(of, { version, kind, isDeleted: true });
          continue;
        }
        const answer = await send('PUT', `/users/${id(of)}`, content(of, version, kind));
        expect(answer.status).toBeLessThan(500);
        const isNewer = !known || version > known.version;
        if (isNewer) expect([200, 201]).toContain(answer.status);
        if (isNewer) model.set(of, { version, kind, isDeleted: false });
      }
      for (const [of, { version, kind, isDeleted }] of model) {
        const row = await rowOf(id(of));
        if (isDeleted) expect(row).toBeUndefined();
        else expect(row).toMatchObject({ sourceVersion: version, surname: `versie ${version} ${kind}` });
      }
    }),
    { numRuns: 25 },
  );
  const addresses = await service.ownerDb
    .select({ email: users.emailCanonical })
    .from(users)
    .orderBy(asc(users.id));
  expect(new Set(addresses.map(({ email }) => email)).size).toBe(addresses.length);
});
