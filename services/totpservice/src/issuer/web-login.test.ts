import { backchannelLogouts, oidcGrants, oidcRecords, signingKeys, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../../test/browser.ts';
import { askToken, createClient, issuerOf, type TestClient } from '../../test/clients.ts';
import { startService } from '../../test/harness.ts';
import { newPassword, openLink } from '../../test/mailed-links.ts';
import { activate } from '../../test/organisations.ts';
import { addPasskey, stepUpWithPasskey } from '../../test/passkeys.ts';
import {
  codeOf,
  createUser,
  enrol,
  mintLink,
  must,
  password,
  signIn,
  signInWithCode,
  type TestUser,
} from '../../test/people.ts';
import { allRows, raiseEpoch } from '../../test/records.ts';
import { recordsOf } from './records.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const callback = 'https://polis.tvm.test/callback';
const backchannel = 'https://polis.tvm.test/backchannel';
const loggedOut = 'https://polis.tvm.test/uitgelogd';
let client: TestClient;
let configuration: Configuration;

beforeAll(async () => {
  // The library's clock is the real one.
  service.clock.now = new Date();
  const addresses = {
    redirectUris: [callback],
    ...{ postLogoutRedirectUris: [loggedOut], backchannelLogoutUris: [backchannel] },
  };
  client = await createClient(service, ['decisions'], addresses);
  configuration = await discover(client);
});

async function discover({ id, secret }: TestClient): Promise<Configuration> {
  const { port } = service.app.server.address() as { port: number };
  const there = (url: string) => url.replace(service.config.publicOrigin, `http://127.0.0.1:${port}`);
  return discovery(new URL(issuerOf(service)), id, secret, undefined, {
    execute: [allowInsecureRequests],
    [customFetch]: (url: string, request: object) => fetch(there(url), request),
  });
}

/** What an application keeps of a login that it began. */
async function begin(more: Record<string, string> = {}, of = configuration) {
  const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()];
  const url = buildAuthorizationUrl(of, {
    ...{ redirect_uri: callback, scope: 'openid profile email', state, nonce },
    ...{ code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
    ...more,
  });
  return { url, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce } };
}

/** Follows redirects as the browser does, until it leaves for another origin or stands at a page. */
async function follow(browser: Browser, target: URL | string): Promise<URL> {
  let next = new URL(target, service.config.publicOrigin);
  for (let step = 0; step < 10; step++) {
    const isPage = !next.pathname.startsWith('/totpservice/oidc/');
    if (next.origin !== service.config.publicOrigin || isPage) return next;
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await service.app.inject({
      url: next.pathname + next.search,
      headers: { cookie, accept: 'text/html' },
    });
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) browser.cookies.delete(name);
      else browser.cookies.set(name, value);
    }
    if (!response.headers.location) throw new Error(`${next}: ${response.statusCode} ${response.body}`);
    next = new URL(response.headers.location, next);
  }
  throw new Error('round and round');
}

const uidOf = (page: URL) => must(page.searchParams.get('interaction'));
const interactionPath = (page: URL) => `/totpservice/oidc/interaction/${uidOf(page)}`;

async function enrolledUser(): Promise<{ user: TestUser; secret: Uint8Array }> {
  service.clock.now = new Date();
  const user = await createUser(service, {
    firstName: 'Jonnie',
    surname: 'Joosten',
    externalId: `USR-${Math.random()}`,
  });
  return { user, secret: await enrol(service, user) };
}

/** A browser that is logged in with a code, and an application that has just got its tokens. */
async function loggedIn(more: Record<string, string> = {}) {
  const { user, secret } = await enrolledUser();
  const browser = await signInWithCode(service, user, secret);
  const login = await begin(more);
  const back = await follow(browser, login.url);
  const tokens = await authorizationCodeGrant(configuration, back, login.checks);
  return { user, secret, browser, tokens, back, login };
}

describe('a login for an application', () => {
  it('goes over the login page, and the id token tells who it is and how they proved it', async () => {
    const { user, secret } = await enrolledUser();
    const browser = service.browser();
    const login = await begin();
    const page = await follow(browser, login.url);
    expect(page.pathname).toBe('/totpservice/');
    expect((await browser.get(`/interactions/${uidOf(page)}`)).body.application).toMatch(/^Systeem \d+$/);
    const signedIn = await signInWithCode(service, user, secret);
    for (const [name, value] of signedIn.cookies) browser.cookies.set(name, value);
    const back = await follow(browser, interactionPath(page));
    expect(back.origin + back.pathname).toBe(callback);
    expect(back.searchParams.get('iss')).toBe(issuerOf(service));
    const tokens = await authorizationCodeGrant(configuration, back, login.checks);
    expect(tokens.claims()).toMatchObject({
      ...{ sub: user.id, acr: 'urn:tvm:acr:otp', amr: ['pwd', 'otp', 'mfa'], name: 'Jonnie Joosten' },
      ...{ email: user.email, email_verified: false, locale: 'nl', role: 'sub_user' },
      organisation: { name: 'Testvervoer' },
    });
    expect(tokens.refresh_token).toBeUndefined();
    expect(tokens.expires_in).toBe(300);
    const info = await fetchUserInfo(configuration, tokens.access_token, user.id);
    expect(info).toMatchObject({ sub: user.id, email: user.email });
    expect((await browser.get(`/interactions/${uidOf(page)}`)).body.code).toBe('interaction_not_found');
  });

  it.each(['<id>', 'a<id>b<id>', '"<id>"', '\\u003cid\\u003e', '\u0001'])(
    'brings state and nonce %j back as they were',
    async (text) => {
      const { user, secret } = await enrolledUser();
      const browser = service.browser();
      const { url, checks } = await begin({ state: text, nonce: text });
      const page = await follow(browser, url);
      const signedIn = await signInWithCode(service, user, secret);
      for (const [name, value] of signedIn.cookies) browser.cookies.set(name, value);
      const back = await follow(browser, interactionPath(page));
      expect(back.searchParams.get('state')).toBe(text);
      const expected = { ...checks, expectedState: text, expectedNonce: text };
      const tokens = await authorizationCodeGrant(configuration, back, expected);
      expect(tokens.claims()?.nonce).toBe(text);
    },
  );

  it('says that an address is verified once a link that was mailed to it was opened, and not of the next one', async () => {
    const { user, tokens } = await loggedIn();
    const isVerified = async () =>
      (await fetchUserInfo(configuration, tokens.access_token, user.id)).email_verified;
    expect(await isVerified()).toBe(false);
    const token = await mintLink(service, user, { purpose: 'reset', lost: 'password' });
    await service.browser().post('/registrations/inspect', { token });
    expect(await isVerified()).toBe(false);
    await openLink(service, token);
    expect(await isVerified()).toBe(true);
    const email = `anders-${user.email}`;
    const next = { email, emailCanonical: email };
    await service.ownerDb.update(users).set(next).where(eq(users.id, user.id));
    expect(await isVerified()).toBe(false);
  });

  it('offers no answer but the one that it gives: in the query', async () => {
    const { response_modes_supported: modes } = configuration.serverMetadata();
    expect(modes).toEqual(['query']);
    const browser = await signIn(service, await createUser(service));
    const { pathname } = await follow(browser, (await begin({ response_mode: 'form_post' })).url);
    expect(pathname).toBe('/totpservice/interaction-failed');
  });

  it('asks nothing of whoever is logged in already, also silently from then on', async () => {
    const { browser } = await loggedIn();
    const silent = await begin({ prompt: 'none' });
    const back = await follow(browser, silent.url);
    expect((await authorizationCodeGrant(configuration, back, silent.checks)).claims()?.acr).toBe(
      'urn:tvm:acr:otp',
    );
  });

  it('with a password alone says so, and a demand for a code is refused where there is no authenticator', async () => {
    service.clock.now = new Date();
    const browser = await signIn(service, await createUser(service));
    const login = await begin();
    const tokens = await authorizationCodeGrant(
      configuration,
      await follow(browser, login.url),
      login.checks,
    );
    expect(tokens.claims()).toMatchObject({ acr: 'urn:tvm:acr:pwd', amr: ['pwd'] });
    const back = await follow(browser, (await begin({ acr_values: 'urn:tvm:acr:otp' })).url);
    expect(back.searchParams.get('error')).toBe('unmet_authentication_requirements');
  });

  it('with a passkey says so, and asks whoever has one for it where an application needs no less', async () => {
    const { user, secret } = await enrolledUser();
    const browser = await signInWithCode(service, user, secret);
    const phr = 'urn:tvm:acr:phr';
    const unmet = await follow(browser, (await begin({ acr_values: phr })).url);
    expect(unmet.searchParams.get('error')).toBe('unmet_authentication_requirements');
    const passkey = await addPasskey(service, browser);
    const login = await begin({ acr_values: phr });
    const page = await follow(browser, login.url);
    expect(page.pathname + page.search).toMatch(
      /^\/totpservice\/portal\/confirm\?interaction=.+&by=passkey$/,
    );
    expect((await stepUpWithPasskey(browser, passkey)).status).toBe(200);
    const back = await follow(browser, interactionPath(page));
    const claims = (await authorizationCodeGrant(configuration, back, login.checks)).claims();
    expect(claims).toMatchObject({ acr: phr, amr: ['pwd', 'hwk', 'mfa'] });
    // It is more than a code.
    const less = await begin({ acr_values: 'urn:tvm:acr:otp' });
    expect((await follow(browser, less.url)).searchParams.get('code')).not.toBeNull();
  });

  it.each([{ prompt: 'login' }, { max_age: '60' }])(
    'with %j asks for a fresh code, and goes on with it',
    async (more) => {
      const { browser, secret } = await loggedIn();
      await service.ownerDb.$client.query(
        "update sessions set code_given_at = code_given_at - interval '2 minutes'",
      );
      service.clock.advance(60);
      const login = await begin(more);
      const page = await follow(browser, login.url);
      expect(page.pathname).toBe('/totpservice/portal/confirm');
      // Coming back without one leads to the same page again.
      expect((await follow(browser, interactionPath(page))).pathname).toBe('/totpservice/portal/confirm');
      expect((await browser.post('/session/step-up', { code: codeOf(service, secret) })).status).toBe(200);
      const back = await follow(browser, interactionPath(page));
      const tokens = await authorizationCodeGrant(configuration, back, login.checks);
      expect(tokens.claims()?.auth_time).toBe(Math.floor(service.clock.now.getTime() / 1000));
      service.clock.now = new Date();
    },
  );

  it.each([
    ['nobody is logged in', async () => service.browser()],
    [
      'the portal was logged out of',
      async () => {
        const { browser } = await loggedIn();
        await browser.delete('/session');
        return browser;
      },
    ],
    [
      'the session isn’t enough any more',
      async () => {
        service.clock.now = new Date();
        const user = await createUser(service);
        const browser = await signIn(service, user);
        await follow(browser, (await begin()).url);
        await activate(service, user.organisationId);
        return browser;
      },
    ],
  ])('is refused silently where %s', async (_what, arrange) => {
    const back = await follow(await arrange(), (await begin({ prompt: 'none' })).url);
    expect(back.searchParams.get('error')).toBe('login_required');
    expect(back.searchParams.has('code')).toBe(false);
  });

  it('follows whoever is logged in now, not whoever was before', async () => {
    const { browser } = await loggedIn();
    const other = await enrolledUser();
    const theirs = await signInWithCode(service, other.user, other.secret);
    for (const [name, value] of theirs.cookies) browser.cookies.set(name, value);
    const login = await begin();
    const tokens = await authorizationCodeGrant(
      configuration,
      await follow(browser, login.url),
      login.checks,
    );
    expect(tokens.claims()?.sub).toBe(other.user.id);
  });

  it('is nothing for employees', async () => {
    service.clock.now = new Date();
    const employee = await createUser(service, { kind: 'employee' });
    const browser = await signInWithCode(service, employee, await enrol(service, employee));
    const back = await follow(browser, (await begin()).url);
    expect(back.searchParams.get('error')).toBe('access_denied');
  });

  it('of another browser is none: the interaction is bound to the one that began it', async () => {
    const { user, secret } = await enrolledUser();
    const page = await follow(service.browser(), (await begin()).url);
    const victim = await signInWithCode(service, user, secret);
    expect((await follow(victim, interactionPath(page))).pathname).toBe('/totpservice/interaction-failed');
  });
});

describe('what an application gets', () => {
  it('names the session that it hangs on, and the logout that follows names the same one; what verifies it is published', async () => {
    const { tokens, browser, user } = await loggedIn();
    const { sid } = must(tokens.claims());
    const ofUser = eq(backchannelLogouts.userId, user.id);
    expect(await service.ownerDb.select().from(backchannelLogouts).where(ofUser)).toEqual([]);
    await browser.delete('/session');
    const told = await service.ownerDb.select().from(backchannelLogouts).where(ofUser);
    expect(told).toMatchObject([{ clientId: client.id, sessionId: sid, url: backchannel }]);
    expect(configuration.serverMetadata()).toMatchObject({
      ...{ backchannel_logout_supported: true, backchannel_logout_session_supported: true },
    });
    const publicKey = { kid: 'k-es256', kty: 'EC', alg: 'ES256', use: 'sig' };
    const sealed = { ringKeyId: 'k', sealedKey: 'sealed', createdAt: new Date() };
    await service.ownerDb
      .insert(signingKeys)
      .values({ kid: 'k-es256', algorithm: 'ES256', publicKey, ...sealed });
    const jwks = (await service.app.inject('/totpservice/oidc/jwks')).json();
    expect(jwks.keys.map(({ kid }: { kid: string }) => kid)).toEqual([expect.any(String), 'k-es256']);
    expect(JSON.stringify(jwks)).not.toMatch(/sealed|"d"/);
  });

  it('is verified by no key that the mailworker’s role put under the id of the issuer’s, and none shows more than its public half', async () => {
    const published = async (): Promise<{ kid: string }[]> =>
      (await service.app.inject('/totpservice/oidc/jwks')).json().keys;
    const own = must((await published())[0]);
    const publicKey = { kty: 'EC', alg: 'ES256', use: 'sig', d: 'private' };
    const row = { algorithm: 'ES256', ringKeyId: 'k', sealedKey: 'sealed', createdAt: new Date() } as const;
    await service.ownerDb.insert(signingKeys).values([
      { ...row, kid: 'k-other', publicKey: { ...publicKey, kid: own.kid } },
      { ...row, kid: 'k-shown', publicKey: { ...publicKey, kid: 'k-shown' } },
    ]);
    const keys = await published();
    expect(keys.filter(({ kid }) => kid === own.kid)).toEqual([own]);
    expect(keys).toContainEqual({ kty: 'EC', alg: 'ES256', use: 'sig', kid: 'k-shown' });
  });

  it('that is asked for while the session ends waits for it, and is nothing', async () => {
    const { user, browser } = await loggedIn();
    const login = await begin();
    let asked: Promise<URL> | undefined;
    await service.ownerDb.transaction(async (tx) => {
      await tx.update(users).set({ credentialEpoch: 2 }).where(eq(users.id, user.id));
      asked = follow(browser, login.url);
      await vi.waitUntil(
        async () =>
          (
            await service.ownerDb.$client.query(
              'select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()',
            )
          ).rowCount === 1,
        { timeout: 300_000 },
      );
    });
    expect((await must(asked)).searchParams.has('code')).toBe(false);
    const left = await service.ownerDb.select().from(oidcGrants).where(eq(oidcGrants.userId, user.id));
    expect(left.filter(({ endedAt }) => endedAt === null)).toEqual([]);
  });

  it.each([
    [
      'logging out',
      async ({ browser }: Awaited<ReturnType<typeof loggedIn>>) => void (await browser.delete('/session')),
    ],
    [
      'another password, or whatever raises the epoch',
      ({ user }: Awaited<ReturnType<typeof loggedIn>>) => raiseEpoch(service, user),
    ],
    [
      'disabling',
      ({ user }: Awaited<ReturnType<typeof loggedIn>>) =>
        service.ownerDb.update(users).set({ disabledAt: new Date() }).where(eq(users.id, user.id)),
    ],
    [
      'another password in that very browser, whose session goes on',
      async ({ browser }: Awaited<ReturnType<typeof loggedIn>>) => {
        const change = { currentPassword: password, newPassword };
        expect((await browser.post('/profile/password', change)).status).toBe(204);
        expect((await browser.get('/session')).status).toBe(200);
      },
    ],
    ['an hour without a sign of the person', async () => service.clock.advance(3601)],
  ])('ends with %s: token and code', async (_what, end) => {
    const before = await loggedIn();
    const login = await begin();
    const back = await follow(before.browser, login.url);
    expect((await fetchUserInfo(configuration, before.tokens.access_token, before.user.id)).sub).toBe(
      before.user.id,
    );
    await end(before);
    await expect(fetchUserInfo(configuration, before.tokens.access_token, before.user.id)).rejects.toThrow();
    await expect(authorizationCodeGrant(configuration, back, login.checks)).rejects.toThrow();
    service.clock.now = new Date();
  });

  it('is a code for one exchange, also where two come at once; the second one ends what the first got', async () => {
    const { browser } = await loggedIn();
    const login = await begin();
    const back = await follow(browser, login.url);
    const exchanges = await Promise.allSettled(
      [1, 2, 3, 4].map(() => authorizationCodeGrant(configuration, back, login.checks)),
    );
    expect(exchanges.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    await expect(authorizationCodeGrant(configuration, back, login.checks)).rejects.toThrow();
  });

  it('ends when the application gives its token back, and by no other application (RFC 7009)', async () => {
    const { tokens, userInfo } = await loggedIn().then(({ tokens }) => ({
      tokens,
      userInfo: () => fetchUserInfo(configuration, tokens.access_token, must(tokens.claims()).sub),
    }));
    const revoke = (by: TestClient, token: string) =>
      service.app.inject({
        ...{ method: 'POST', url: '/totpservice/oidc/token/revocation' },
        headers: {
          authorization: `Basic ${Buffer.from(`${by.id}:${by.secret}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ token }).toString(),
      });
    const other = await createClient(service, ['decisions']);
    expect((await revoke({ ...client, secret: 'fout' }, tokens.access_token)).statusCode).toBe(401);
    expect((await revoke(other, tokens.access_token)).statusCode).toBe(200);
    expect(await userInfo()).toBeDefined();
    expect((await revoke(client, 'onbekend')).statusCode).toBe(200);
    expect((await revoke(client, tokens.access_token)).statusCode).toBe(200);
    await expect(userInfo()).rejects.toThrow();
    const { body } = await askToken(service, { scope: 'decisions' }, client);
    const structured = await revoke(client, String(body.access_token));
    expect([structured.statusCode, structured.json().error]).toEqual([400, 'unsupported_token_type']);
  });

  it('is for that application alone, and nothing without the verifier', async () => {
    const { browser } = await loggedIn();
    const login = await begin();
    const back = await follow(browser, login.url);
    const other = await discover(await createClient(service, [], { redirectUris: [callback] }));
    await expect(authorizationCodeGrant(other, back, login.checks)).rejects.toThrow();
    const wrong = { ...login.checks, pkceCodeVerifier: randomPKCECodeVerifier() };
    await expect(authorizationCodeGrant(configuration, back, wrong)).rejects.toThrow();
  });

  it('opens nothing of the API for systems', async () => {
    const { tokens } = await loggedIn();
    const response = await service.app.inject({
      url: '/totpservice/api/v1/users/USR-1/two-factor',
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(response.json().code).toBe('invalid_token');
    const { browser } = await loggedIn();
    const back = await follow(
      browser,
      (await begin({ resource: `${service.config.publicOrigin}/totpservice/api/v1` })).url,
    );
    expect(back.searchParams.get('error')).toBe('invalid_target');
    const login = await begin({ scope: 'openid decisions' });
    const scoped = await follow(browser, login.url);
    const asked = await authorizationCodeGrant(configuration, scoped, login.checks);
    expect(asked.scope).toBe('openid');
  });
});

describe('an authorisation is refused', () => {
  it.each([
    ['without PKCE', (url: URL) => url.searchParams.delete('code_challenge')],
    ['with the plain method of PKCE', (url: URL) => url.searchParams.set('code_challenge_method', 'plain')],
    ['for tokens in the front channel', (url: URL) => url.searchParams.set('response_type', 'id_token')],
    ['in the fragment', (url: URL) => url.searchParams.set('response_mode', 'fragment')],
  ])('%s', async (_what, change) => {
    const { browser } = await loggedIn();
    const { url } = await begin();
    change(url);
    const back = await follow(browser, url);
    expect(back.searchParams.has('code')).toBe(false);
    expect(back.href).toMatch(/[?&#]error=|interaction-failed$/);
    expect(back.href).not.toContain('id_token=');
  });

  it.each([
    ['to an address that isn’t registered', { redirect_uri: `${callback}/` }],
    ['for a revoked or unknown client', { client_id: '01937f3e-0000-7000-8000-000000000002' }],
  ])('%s, without sending the browser there', async (_what, more) => {
    const { browser } = await loggedIn();
    const page = await follow(browser, (await begin(more)).url);
    expect(page.origin + page.pathname).toBe(`${service.config.publicOrigin}/totpservice/interaction-failed`);
  });
});

describe('logging out by way of an application', () => {
  const logout = (search: string) => `/totpservice/oidc/logout?${search}`;

  it('asks first, then goes to the registered address with its state', async () => {
    const { browser, tokens } = await loggedIn();
    const search = new URLSearchParams({
      id_token_hint: must(tokens.id_token),
      post_logout_redirect_uri: loggedOut,
      state: 'x',
    }).toString();
    const page = await follow(browser, logout(search));
    expect([page.pathname, page.search]).toEqual(['/totpservice/portal/logout', `?${search}`]);
    expect((await browser.get('/session')).status).toBe(200);
    await browser.delete('/session');
    expect((await follow(browser, logout(search))).href).toBe(`${loggedOut}?state=x`);
  });

  it.each([
    ['an address that isn’t registered', { post_logout_redirect_uri: 'https://elders.test/' }],
    ['one that begins with a registered one', { post_logout_redirect_uri: `${loggedOut}.elders.test/` }],
    ['a page below a registered one', { post_logout_redirect_uri: `${loggedOut}/verder` }],
    ['the beginning of a registered one', { post_logout_redirect_uri: 'https://polis.tvm.test/' }],
    ['a registered one in capitals', { post_logout_redirect_uri: loggedOut.toUpperCase() }],
    ['no client', { client_id: '', post_logout_redirect_uri: loggedOut }],
    [
      'a forged id token',
      {
        client_id: '',
        id_token_hint: 'e30.eyJhdWQiOiJ4In0.x',
        post_logout_redirect_uri: loggedOut,
      },
    ],
  ])('with %s leads to the login page', async (_what, more) => {
    const search = new URLSearchParams({ client_id: client.id, ...more }).toString();
    expect((await follow(service.browser(), logout(search))).pathname).toBe('/totpservice/');
  });
});

it('no cookie, code or token of a login stands in any table', async () => {
  const { browser, tokens, back } = await loggedIn();
  const login = await begin();
  const open = service.browser();
  await follow(open, login.url);
  const rows = JSON.stringify(await allRows(service));
  const secrets = [tokens.access_token, must(tokens.id_token), must(back.searchParams.get('code'))];
  const cookies = [...browser.cookies, ...open.cookies]
    .filter(([name]) => !name.endsWith('.sig'))
    .map(([, value]) => value);
  for (const secret of [...secrets, ...cookies])
    expect(rows.includes(secret), secret.slice(0, 6)).toBe(false);
  expect(await service.ownerDb.$count(oidcGrants)).toBeGreaterThan(0);
  expect(await service.ownerDb.$count(oidcRecords)).toBeGreaterThan(0);
});

it('the library’s own cookie is worth nothing without a session of ours', async () => {
  const { browser } = await loggedIn();
  for (const name of browser.cookies.keys())
    if (name.startsWith('__Host-session')) browser.cookies.delete(name);
  const back = await follow(browser, (await begin({ prompt: 'none' })).url);
  expect(back.searchParams.get('error')).toBe('login_required');
});

it("a way back that doesn't end with its interaction's id is never kept, whole or cut", async () => {
  const payload = { returnTo: `${issuerOf(service)}/auth/another` };
  const before = await allRows(service);
  await expect(recordsOf(service.app.deps, 'Interaction').upsert('its-id', payload, 60)).rejects.toThrow(
    "doesn't end with its id",
  );
  expect(await allRows(service)).toEqual(before);
});
