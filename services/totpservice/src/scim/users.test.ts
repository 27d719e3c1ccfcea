import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { accessToken, createClient } from '../../test/clients.ts';
import { must, signInWithCode } from '../../test/people.ts';
import { allRows, eventsOf, expectOnlyRefusals, queuedMails } from '../../test/records.ts';
import { errorId, portalUser, startScim } from '../../test/scim.ts';

const { service, given, scim, user, patch, put, settle, userOf, makeOrganisation } = await startScim();
const list = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const find = (filter: string) => scim('GET', `/Users?filter=${encodeURIComponent(filter)}`);

/** As the SCIM 2.0 specification test that Okta publishes for new integrations asks. */
describe('what Okta asks', () => {
  it('an empty page and a page of users have the members of a list', async () => {
    const { status, headers, body } = await scim('GET', '/Users?startIndex=1&count=2');
    expect([status, headers['content-type']]).toEqual([200, 'application/scim+json; charset=utf-8']);
    expect(body).toMatchObject({ schemas: [list], startIndex: 1 });
    expect(body.Resources.length).toBe(body.itemsPerPage);
  });

  it('somebody unknown is found by no filter, and by no id', async () => {
    expect((await find('userName eq "abcdefgh@atko.test"')).body).toMatchObject({
      totalResults: 0,
      Resources: [],
    });
    const { status, body } = await scim('GET', '/Users/010101001010101011001010101011');
    expect([status, body.schemas, body.status]).toEqual([404, [errorId], '404']);
  });

  it('a user is made, read, found and listed; a second time is a conflict', async () => {
    const made = await scim('POST', '/Users', user(given.ext));
    expect(made.status).toBe(201);
    const { id, meta } = made.body;
    expect(made.headers.location).toBe(`/totpservice/scim/v2/Users/${id}`);
    expect([meta.resourceType, meta.location]).toEqual(['User', made.headers.location]);
    expect(made.body).toMatchObject({
      userName: `${given.ext.toLowerCase()}@tvm.test`,
      name: { givenName: 'Gewone', familyName: 'sub' },
      active: true,
    });
    expect((await scim('GET', `/Users/${id}`)).body).toEqual(made.body);
    const found = await find(`userName eq "${given.ext.toUpperCase()}@TVM.test"`);
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id }] });
    const again = await scim('POST', '/Users', user(given.ext));
    expect([again.status, again.body.scimType]).toEqual([409, 'uniqueness']);
  });

  it('a user is deactivated and activated by PATCH without a path, and replaced by PUT', async () => {
    const { body: made } = await scim('POST', '/Users', user(given.ext));
    const off = await patch(`/Users/${made.id}`, { op: 'replace', value: { active: false } });
    expect([off.status, off.body.active]).toEqual([200, false]);
    const put = await scim('PUT', `/Users/${made.id}`, {
      ...made,
      name: { ...made.name, familyName: 'anders' },
    });
    expect([put.status, put.body.active, put.body.name.familyName]).toEqual([200, true, 'anders']);
  });
});

/** As the validator that Microsoft publishes for Entra asks. */
describe('what Entra asks', () => {
  it('PATCH with paths, operations in capitals and booleans as text', async () => {
    const { body: made } = await scim('POST', '/Users', user(given.ext, { externalId: `00u${given.ext}` }));
    const changed = await patch(
      `/Users/${made.id}`,
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'Replace', path: 'name.givenName', value: 'Nieuwe' },
      { op: 'Add', path: 'name.middleName', value: 'van' },
      { op: 'Replace', path: `${portalUser}:mainUser`, value: true },
    );
    expect(changed.body).toMatchObject({
      ...{ active: false, externalId: `00u${given.ext}` },
      name: { givenName: 'Nieuwe', middleName: 'van', formatted: 'Nieuwe van sub' },
      [portalUser]: { organisation: given.org, mainUser: true },
    });
    const removed = await patch(`/Users/${made.id}`, { op: 'Remove', path: 'name.middleName' });
    expect(removed.body.name.middleName).toBeUndefined();
  });

  it('filters by externalId, by address and by both, and leaves attributes out', async () => {
    const externalId = `00u${given.ext}`;
    const { body: made } = await scim('POST', '/Users', user(given.ext, { externalId }));
    for (const filter of [
      `externalId eq "${externalId}"`,
      `emails[type eq "work" and value eq "${made.userName}"]`,
      `emails.value eq "${made.userName}"`,
      `userName eq "${made.userName}" and active eq true`,
    ])
      expect((await find(filter)).body.Resources).toMatchObject([{ id: made.id }]);
    const { body } = await scim('GET', `/Users/${made.id}?attributes=userName`);
    expect(Object.keys(body).sort()).toEqual(['id', 'schemas', 'userName']);
    expect((await scim('GET', `/Users/${made.id}?excludedAttributes=emails`)).body.emails).toBeUndefined();
  });

  it('whose address is the first of emails has it from there, where userName is none', async () => {
    const { status, body } = await scim('POST', '/Users', user(given.ext, { userName: given.ext }));
    expect([status, body.userName]).toEqual([201, `${given.ext.toLowerCase()}@tvm.test`]);
  });
});

describe('a user over SCIM', () => {
  it('is one of provisioning: invited, told, held by two changes, ended by disabling and gone by DELETE', async () => {
    const { user: settled, secret } = await settle();
    const browser = await signInWithCode(service, settled, must(secret));
    const path = `/Users/${settled.id}`;
    const moved = (await makeOrganisation())[0];
    await patch(path, {
      op: 'replace',
      path: 'userName',
      value: `nieuw-${given.ext.toLowerCase()}@tvm.test`,
    });
    expect((await browser.get('/session')).status).toBe(401);
    await patch(path, { op: 'replace', value: { [portalUser]: { organisation: moved } } });
    const told = (await queuedMails(service, settled)).map(({ kind }) => kind);
    expect(told).toEqual(['email_changed', 'email_changed']);
    expect(await eventsOf(service, settled)).toEqual(
      expect.arrayContaining(['user_email_changed success', 'user_moved success', 'enrolment_held success']),
    );
    expect((await scim('DELETE', path)).status).toBe(204);
    expect((await scim('GET', path)).status).toBe(404);
    expect((await put(2)).body.code).toBe('version_stale');
  });

  it('counts its versions on from those of provisioning, and says them as ETags', async () => {
    await put(7);
    const { id } = await userOf();
    const { headers } = await scim('GET', `/Users/${id}`);
    expect(headers.etag).toBe('W/"7"');
    expect((await scim('GET', `/Users/${id}`, undefined, { 'if-none-match': 'W/"7"' })).status).toBe(304);
    const body = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'active', value: false }],
    };
    expect((await scim('PATCH', `/Users/${id}`, body, { 'if-match': 'W/"6"' })).status).toBe(412);
    const changed = await scim('PATCH', `/Users/${id}`, body, { 'if-match': 'W/"7"' });
    expect([changed.status, changed.headers.etag]).toEqual([200, 'W/"8"']);
    expect((await scim('PATCH', `/Users/${id}`, body)).headers.etag).toBe('W/"8"');
    expect((await put(8, { surname: 'anders' })).body.code).toBe('version_reused');
    expect((await scim('DELETE', `/Users/${id}`, undefined, { 'if-match': 'W/"7"' })).status).toBe(412);
  });

  it('loses no change to another one at the same moment', async () => {
    await put(1);
    const { id } = await userOf();
    const answers = await Promise.all([
      patch(`/Users/${id}`, { op: 'replace', path: 'name.givenName', value: 'Eerste' }),
      patch(`/Users/${id}`, { op: 'replace', path: 'name.familyName', value: 'tweede' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await scim('GET', `/Users/${id}`)).body).toMatchObject({
      displayName: 'Eerste tweede',
      meta: { version: 'W/"3"' },
    });
  });

  it('what PUT leaves out stays: nobody is enabled, demoted or moved by silence', async () => {
    await put(1, { disabled: true, mainUser: true });
    const { id } = await userOf();
    const { body } = await scim('PUT', `/Users/${id}`, {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: `${given.ext.toLowerCase()}@tvm.test`,
    });
    expect(body).toMatchObject({ active: false, [portalUser]: { organisation: given.org, mainUser: true } });
  });

  it.each([
    ['another one’s address', { userName: 'bezet@tvm.test' }, 409, 'uniqueness'],
    ['no address', { userName: 'geen adres', emails: [] }, 400, 'invalidValue'],
    ['no organisation', { [portalUser]: { mainUser: true } }, 400, 'invalidValue'],
    ['an unknown organisation', { [portalUser]: { organisation: 'ORG-none' } }, 400, 'invalidValue'],
    ['no surname', { name: { givenName: 'Gewone' } }, 400, 'invalidValue'],
    ['a control character', { name: { familyName: 'sub\u202e' } }, 400, 'invalidValue'],
    ['an id of no form', { externalId: 'met spaties' }, 400, 'invalidValue'],
    ['text for a flag', { active: 'misschien' }, 400, 'invalidValue'],
    ['another schema', { schemas: ['urn:other'] }, 400, 'invalidSyntax'],
  ])('refuses %s, and changes nothing', async (_what, wrong, status, scimType) => {
    if (!(await service.ownerDb.$count(users, eq(users.emailCanonical, 'bezet@tvm.test'))))
      await put(1, { email: 'bezet@tvm.test' }, 'USR-bezet');
    const before = await allRows(service);
    const answer = await scim('POST', '/Users', user(given.ext, wrong));
    expect([answer.status, answer.body.scimType, answer.body.status]).toEqual([
      status,
      scimType,
      String(status),
    ]);
    await expectOnlyRefusals(
      service,
      before,
      _what.includes('address') || _what.includes('unknown') ? undefined : 0,
    );
  });

  it.each([
    ['surname co "x"', 'invalidFilter'],
    ['userName co "x"', 'invalidFilter'],
    ['userName eq "a" or userName eq "b"', 'invalidFilter'],
    ['userName eq', 'invalidFilter'],
    ['not (active eq true)', 'invalidFilter'],
  ])('refuses the filter %s', async (filter, scimType) => {
    const { status, body } = await find(filter);
    expect([status, body.scimType]).toEqual([400, scimType]);
  });

  it.each([
    ['a path that isn’t there', { op: 'replace', path: 'nickName', value: 'x' }, 'invalidPath'],
    ['an operation of no kind', { op: 'move', path: 'active', value: true }, 'invalidSyntax'],
    ['another externalId', { op: 'replace', path: 'externalId', value: 'USR-other' }, 'mutability'],
    ['no name', { op: 'remove', path: 'name.familyName' }, 'invalidValue'],
  ])('refuses a PATCH of %s', async (_what, operation, scimType) => {
    await put(1);
    const { id } = await userOf();
    const { status, body } = await patch(`/Users/${id}`, operation);
    expect([status, body.scimType]).toEqual([400, scimType]);
    expect((await scim('GET', `/Users/${id}`)).headers.etag).toBe('W/"1"');
  });
});

describe('who asks', () => {
  it('needs a token with the scope, and every refusal has the form of SCIM', async () => {
    const none = await scim('GET', '/Users', undefined, { authorization: '' });
    expect([none.status, none.body.schemas]).toEqual([401, [errorId]]);
    expect(none.headers['www-authenticate']).toContain('Bearer');
    const other = await createClient(service, ['decisions']);
    const authorization = `Bearer ${await accessToken(service, other, 'decisions')}`;
    const lacking = await scim('GET', '/Users', undefined, { authorization });
    expect([lacking.status, lacking.body.schemas]).toEqual([403, [errorId]]);
    for (const [status, answer] of [
      [404, await scim('GET', '/Nothing')],
      [400, await scim('POST', '/Users', undefined, { 'content-type': 'application/scim+json' })],
      [415, await scim('POST', '/Users', {}, { 'content-type': 'text/plain' })],
    ] as const)
      expect([answer.status, answer.body.schemas, answer.body.status]).toEqual([
        status,
        [errorId],
        String(status),
      ]);
  });
});
