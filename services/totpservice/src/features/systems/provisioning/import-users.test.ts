import { authenticators, passwords } from '@tvm/db';
import made from '@tvm/keys/imported-passwords.json' with { type: 'json' };
import { generateCode } from '@tvm/totp';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { asClient, createClient } from '../../../../test/clients.ts';
import { activate } from '../../../../test/organisations.ts';
import { createUser, mintLink, must, password } from '../../../../test/people.ts';
import { startProvisioning } from '../../../../test/provisioning.ts';
import { allRows, authenticatorsOf, eventsOf } from '../../../../test/records.ts';

const { service, given, count, ask, put, remove, userOf, kindsOf, rowOf } = await startProvisioning();

/** What other tools made of it: `packages/keys/src/imported-passwords.json` says which. */
const vectors = made.filter((vector) => vector.password === password);
const hashOf = (algorithm: string) => must(vectors.find((vector) => vector.algorithm === algorithm)).hash;
const base32 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const secret = new TextEncoder().encode('12345678901234567890');

const row = (more: object = {}, externalId = given.ext) => ({
  ...{ externalId, version: 1, organisation: given.org, surname: 'sub' },
  ...{ email: `${externalId.toLowerCase()}@tvm.test`, ...more },
});
const importing = async (items: object[], more: object = {}) =>
  asClient(service, await importer(), 'provisioning credentials')('POST', '/user-imports', {
    items,
    ...more,
  });
const importer = () => createClient(service, ['provisioning', 'credentials']);
const importOne = async (more: object = {}, externalId = given.ext) =>
  (await importing([row(more, externalId)])).body.items[0];
const logIn = async (typed = password) => {
  const browser = service.browser();
  return {
    browser,
    body: (await browser.post('/login', { email: (await userOf()).email, password: typed })).body,
  };
};
const storedHash = async () => {
  const { id } = await userOf();
  return must((await service.ownerDb.select().from(passwords).where(eq(passwords.userId, id)))[0]).hash;
};

describe('importUsers', () => {
  it.each([...new Set(vectors.map(({ algorithm }) => algorithm))])(
    'takes a password hash of %s, and the next login makes it one of ours',
    async (algorithm) => {
      const passwordHash = hashOf(algorithm);
      expect(await importOne({ passwordHash })).toMatchObject({
        outcome: 'created',
        next: 'session',
        mails: [],
      });
      expect((await logIn('Vijf rode sokken 32!')).body.code).toBe('invalid_credentials');
      expect(await storedHash()).not.toMatch(/^\$/);
      expect((await logIn()).body.next).toBe('session');
      expect(await storedHash()).toMatch(/^\$2b\$/);
      expect((await logIn()).body.next).toBe('session');
      expect(await eventsOf(service, await userOf())).toContain('password_imported success');
    },
  );

  it('takes the secret of an app, whose next code logs in, and none of before', async () => {
    const imported = await importOne({ passwordHash: hashOf('bcrypt'), totpSecret: base32 });
    expect(imported).toMatchObject({ password: true, authenticator: true, next: 'code', mails: [] });
    const { browser, body } = await logIn();
    expect(body.next).toBe('code');
    const code = () => generateCode({ secret, now: service.clock.now });
    expect((await browser.post('/login/code', { code: code() })).body.code).toBe('code_rejected');
    service.clock.advance(30);
    expect((await browser.post('/login/code', { code: code() })).status).toBe(200);
    expect((await browser.get('/session')).body.level).toBe('full');
    expect(await authenticatorsOf(service, await userOf())).toMatchObject([{ kind: 'app', state: 'active' }]);
  });

  it('keeps hash and secret sealed, and shows them nowhere', async () => {
    const passwordHash = hashOf('argon2id');
    const answer = await importing([row({ passwordHash, totpSecret: base32 })]);
    const shown = [
      JSON.stringify(answer.body),
      JSON.stringify((await ask('GET', `/users/${given.ext}`)).body),
      JSON.stringify((await ask('GET', `/users?organisation=${given.org}`)).body),
      ...service.logLines,
      ...Object.values(await allRows(service)).flat(),
    ];
    for (const kept of [passwordHash, must(passwordHash.split('$').at(-1)), base32]) {
      expect(shown.filter((text) => text.includes(kept))).toEqual([]);
    }
    const secrets = [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')];
    for (const kept of secrets) expect(shown.filter((text) => text.includes(String(kept)))).toEqual([]);
  });

  it('is open to a client with both scopes alone', async () => {
    for (const scopes of [['provisioning'], ['credentials']] as const) {
      const client = await createClient(service, [...scopes]);
      const answer = await asClient(service, client, scopes.join(' '))('POST', '/user-imports', {
        items: [row()],
      });
      expect([answer.status, answer.body.code]).toEqual([403, 'insufficient_scope']);
    }
    expect((await put(1, { passwordHash: hashOf('bcrypt') })).body.code).toBe('validation_failed');
  });

  it('sent again changes nothing, so that an import can be resumed', async () => {
    const brought = { passwordHash: hashOf('bcrypt'), totpSecret: base32 };
    await importOne(brought);
    const { credentialEpoch } = must(await rowOf());
    expect(await importOne(brought)).toMatchObject({ outcome: 'unchanged', next: 'code' });
    expect(must(await rowOf()).credentialEpoch).toBe(credentialEpoch);
    await logIn();
    expect(await importOne(brought)).toMatchObject({ outcome: 'unchanged' });
    expect(await storedHash()).toMatch(/^\$2b\$/);
  });

  it('never replaces what a person has, nor brings anything for who was here before', async () => {
    const passwordHash = hashOf('bcrypt');
    const refused = { outcome: 'refused', problem: 'credentials_exist' };
    const has = await createUser(service, { externalId: given.ext, organisationId: given.organisationId });
    const before = await allRows(service);
    expect(await importOne({ version: 2, email: has.email, passwordHash })).toMatchObject(refused);
    expect(await importOne({ version: 2, email: has.email, totpSecret: base32 })).toMatchObject(refused);
    const after = await allRows(service);
    expect(after['public.passwords']).toEqual(before['public.passwords']);
    expect(after['public.authenticators']).toEqual(before['public.authenticators']);
    await remove(3);
    expect(await importOne({ version: 4, email: has.email, passwordHash })).toMatchObject(refused);
    expect(await importOne({ email: has.email, passwordHash }, `${given.ext}-x`)).toMatchObject(refused);
    expect(await importOne({ version: 4, email: has.email })).toMatchObject({ outcome: 'created' });
  });

  it('brings it for who was put before and never began; the link that was mailed is dead', async () => {
    await activate(service, given.organisationId);
    await put(1);
    const link = await mintLink(service, await userOf());
    const brought = { firstName: 'Gewone', passwordHash: hashOf('bcrypt'), totpSecret: base32 };
    expect(await importOne(brought)).toMatchObject({ outcome: 'changed', next: 'code' });
    expect(
      (await service.browser().post('/registrations/open', { token: link })).status,
    ).toBeGreaterThanOrEqual(400);
    expect((await logIn()).body.next).toBe('code');
  });

  it('brings nothing for who opened the link by then', async () => {
    await activate(service, given.organisationId);
    await put(1);
    await service.browser().post('/registrations/open', { token: await mintLink(service, await userOf()) });
    expect(await importOne({ version: 2, totpSecret: base32 })).toMatchObject({
      problem: 'credentials_exist',
    });
    expect(await authenticatorsOf(service, await userOf())).toEqual([]);
  });

  it('refuses a row whose hash is too costly or whose secret is too short, and does the others', async () => {
    const other = `${given.ext}-other`;
    const { items } = (
      await importing([
        row({ passwordHash: '$2y$13$92IXUNpkjO0rOQ5byMi.Ye4oKoEa3Ro9llC/.og/at2.uheWG/igi' }),
        row({ totpSecret: 'GEZDGNBVGY3TQOJQ' }, `${given.ext}-short`),
        row({ passwordHash: hashOf('scrypt') }, other),
      ])
    ).body;
    expect(items.map(({ problem }: { problem: string | null }) => problem)).toEqual([
      ...['password_hash_refused', 'totp_secret_refused'],
      null,
    ]);
    expect(await rowOf()).toBeUndefined();
    expect(await rowOf(other)).toBeDefined();
  });

  it('invites who has to register nevertheless, and nobody else', async () => {
    await activate(service, given.organisationId);
    const passwordHash = hashOf('pbkdf2-sha256');
    const whole = `${given.ext}-whole`;
    expect(await importOne({ passwordHash })).toMatchObject({
      next: 'registration',
      mails: ['registration'],
    });
    expect(await importOne({ passwordHash, totpSecret: base32 }, whole)).toMatchObject({
      next: 'code',
      mails: [],
    });
    expect([await kindsOf(), await kindsOf(whole)]).toEqual([['registration'], []]);
    const none = `${given.ext}-none`;
    expect(await importOne({ disabled: true, passwordHash }, none)).toMatchObject({
      next: 'none',
      mails: [],
    });
  });

  it('as a dry run tells the same, and does nothing', async () => {
    await activate(service, given.organisationId);
    const taken = await createUser(service);
    const items = [
      row({ passwordHash: hashOf('bcrypt'), totpSecret: base32 }),
      row({}, `${given.ext}-bare`),
      row({ email: taken.email }, `${given.ext}-taken`),
      row({ organisation: 'ORG-nowhere' }, `${given.ext}-nowhere`),
    ];
    const client = await importer();
    const send = asClient(service, client, 'provisioning credentials');
    const before = await allRows(service);
    const tried = await send('POST', '/user-imports', { items, dryRun: true });
    expect(await allRows(service)).toEqual(before);
    const done = await send('POST', '/user-imports', { items });
    expect(tried.body).toEqual(done.body);
    expect(tried.body.items).toMatchObject([
      { outcome: 'created', password: true, authenticator: true, next: 'code', mails: [] },
      { outcome: 'created', password: false, next: 'registration', mails: ['registration'] },
      { outcome: 'refused', problem: 'email_in_use', next: 'none' },
      { outcome: 'refused', problem: 'organisation_unknown' },
    ]);
    expect(await service.ownerDb.$count(authenticators, eq(authenticators.userId, (await userOf()).id))).toBe(
      1,
    );
  });
});

it('an imported password has to be typed as it was, in whatever composition of its letters', async () => {
  const accented = must(made.find((each) => each.algorithm === 'bcrypt' && each.password !== password));
  await importOne({ passwordHash: accented.hash, email: `accent${count()}@tvm.test` });
  expect((await logIn(accented.password.normalize('NFD'))).body.next).toBe('session');
});
