import { afterAll, describe, expect, it } from 'vitest';
import { deadLinks } from '../../../../test/dead-links.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import {
  confirm,
  cookieName,
  openFreshLink,
  openLink,
  reachEnrolment,
  readPendingSecret,
  setNewPassword,
  wrongCodeOf,
} from '../../../../test/mailed-links.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import {
  changed,
  codeOf,
  createUser,
  enrol,
  mintLink,
  startCodeStep,
  type TestUser,
} from '../../../../test/people.ts';
import { allRows, authenticatorsOf, expectOnlyRefusals } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const strict = await startService({ recoveryPolicy: 'mail_and_support' }, afterAll);
const reset = { purpose: 'reset' as const, lost: 'authenticator' as const };

describe('the pending secret', () => {
  it('is 160 bits, with the key URI that every app reads', async () => {
    const user = await createObligedUser(service, { email: 'Koe.rier+1@tvm.test' });
    const browser = await setNewPassword(service, user);
    const { body } = await browser.post('/registrations/authenticator');
    expect(body).toMatchObject({ issuer: 'Mijn TVM', account: 'Koe.rier+1@tvm.test' });
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(body.keyUri);
    expect(decodeURIComponent(uri.pathname)).toBe('/Mijn TVM:Koe.rier+1@tvm.test');
    expect(uri.searchParams.get('secret')).toBe(body.secret);
  });

  it('is the same after a refresh, a wrong code and a double click', async () => {
    const { browser, secret } = await reachEnrolment(service, await createObligedUser(service));
    const code = wrongCodeOf(service, secret);
    expect((await browser.post('/registrations/authenticator/confirm', { code })).body.code).toBe(
      'code_rejected',
    );
    const again = await Promise.all([1, 2, 3].map(() => readPendingSecret(browser.copy())));
    expect(again).toEqual([secret, secret, secret]);
  });

  it('is one, when asked for by a double click at once', async () => {
    const user = await createObligedUser(service);
    const browser = await setNewPassword(service, user);
    const secrets = await Promise.all([1, 2, 3, 4].map(() => readPendingSecret(browser.copy())));
    expect(new Set(secrets.map(String)).size).toBe(1);
    expect(await authenticatorsOf(service, user)).toHaveLength(1);
  });

  it('differs from enrolment to enrolment, also of one user', async () => {
    const user = await createObligedUser(service);
    const secrets = new Set<string>();
    for (let time = 0; time < 5; time++) secrets.add(String((await reachEnrolment(service, user)).secret));
    expect(secrets.size).toBe(5);
  });

  it('is sealed in the database and in no log', async () => {
    const browser = await setNewPassword(service, await createObligedUser(service));
    const { secret } = (await browser.post('/registrations/authenticator')).body;
    const everything = JSON.stringify(await allRows(service)) + service.logLines.join('');
    expect(everything).not.toContain(secret);
  });

  it('is never supplied by a client', async () => {
    const browser = await setNewPassword(service, await createObligedUser(service));
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    const refused = await browser.post('/registrations/authenticator', { secret });
    expect([refused.status, refused.body.code]).toEqual([400, 'validation_failed']);
    const inUrl = await browser.post(`/registrations/authenticator?secret=${secret}`);
    expect(inUrl.status).toBe(400);
    const sneaked = await browser.post('/registrations/authenticator/confirm', { code: '123456', secret });
    expect(sneaked.status).toBe(400);
    expect((await browser.post('/registrations/authenticator')).body.secret).not.toBe(secret);
  });

  it('signs nobody in before it was confirmed, and the active one goes on', async () => {
    const user = await createUser(service);
    const active = await enrol(service, user);
    const { secret } = await reachEnrolment(service, user, reset);
    const login = await startCodeStep(service, user);
    expect((await login.post('/login/code', { code: codeOf(service, secret) })).body.code).toBe(
      'code_rejected',
    );
    expect((await login.post('/login/code', { code: codeOf(service, active) })).status).toBe(200);
  });

  it('is never shown again after it was confirmed, by any route', async () => {
    const user = await createObligedUser(service);
    const token = await mintLink(service, user);
    const browser = await openLink(service, token);
    await browser.post('/registrations/password', { password: 'Zes grijze mussen 42?' });
    const secret = await readPendingSecret(browser);
    const stale = browser.copy();
    await confirm(service, browser, secret);
    expect((await browser.post('/registrations/authenticator')).body.code).toBe('registration_not_open');
    expect((await stale.post('/registrations/authenticator')).body.code).toBe('registration_used');
    expect((await stale.post('/registrations/open', { token })).body.code).toBe('registration_used');
    const other = await openFreshLink(service, user, reset);
    await other.post('/registrations/password', { password: 'Zes grijze mussen 42?' });
    expect(await readPendingSecret(other)).not.toEqual(secret);
  });
});

describe('the step', () => {
  it('comes after the password, never before', async () => {
    const browser = await openFreshLink(service, await createObligedUser(service));
    const before = await allRows(service);
    const response = await browser.post('/registrations/authenticator');
    expect([response.status, response.body.code]).toEqual([409, 'registration_step_refused']);
    await expectOnlyRefusals(service, before);
  });

  it.each(deadLinks)('is refused for a browser whose link $what', async ({ status, code, kill }) => {
    const user = await createObligedUser(service);
    const browser = await setNewPassword(service, user);
    await kill(service, user);
    const response = await browser.post('/registrations/authenticator');
    expect([response.status, response.body.code]).toEqual([status, code]);
    expect((await authenticatorsOf(service, user)).filter(({ state }) => state === 'pending')).toEqual([]);
  });

  it('is refused without a cookie', async () => {
    const browser = service.browser();
    browser.cookies.set(cookieName('registration'), 'A'.repeat(43));
    expect((await browser.post('/registrations/authenticator')).status).toBe(401);
  });
});

it('deletes nothing: whoever only looked at a reset goes on with the old password and authenticator', async () => {
  const user = await createUser(service);
  const secret = await enrol(service, user);
  const before = await authenticatorsOf(service, user);
  const token = await mintLink(service, user, reset);
  const browser = service.browser();
  await browser.post('/registrations/inspect', { token });
  await openLink(service, token, browser);
  await browser.get('/registrations/current');
  await browser.post('/registrations/password', { password: 'Zes grijze mussen 42?' });
  await readPendingSecret(browser);
  expect((await authenticatorsOf(service, user)).slice(0, 1)).toEqual(before);
  const login = await startCodeStep(service, user);
  expect((await login.post('/login/code', { code: codeOf(service, secret) })).status).toBe(200);
});

describe('a new phone waits for the approval of support', () => {
  async function newPhone(at: TestService, user: TestUser) {
    const browser = await setNewPassword(at, user, reset);
    const answers = [
      await browser.post('/registrations/authenticator'),
      await browser.post('/registrations/authenticator/confirm', { code: '123456' }),
    ];
    const pending = (await authenticatorsOf(at, user)).filter(({ state }) => state === 'pending');
    return { codes: answers.map(({ body }) => body.code), pending, browser };
  }
  const refused = { codes: ['approval_required', 'approval_required'], pending: [] };

  it('under mail_and_support, while a code of the old one still completes the reset', async () => {
    const user = await createUser(strict);
    const secret = await enrol(strict, user);
    const { browser, ...rest } = await newPhone(strict, user);
    expect(rest).toEqual(refused);
    const proof = await browser.post('/registrations/proof', { code: codeOf(strict, secret) });
    expect(proof.body.next).toBe('done');
  });

  it('under mail_and_support for a disabled authenticator', async () => {
    const user = await createUser(strict);
    await enrol(strict, user);
    await strict.ownerDb.$client.query(`update authenticators set state = 'disabled' where user_id = $1`, [
      user.id,
    ]);
    expect(await newPhone(strict, user)).toMatchObject(refused);
  });

  it('always for an employee', async () => {
    const user = await createUser(service, { kind: 'employee' });
    await enrol(service, user);
    expect(await newPhone(service, user)).toMatchObject(refused);
  });

  it('or is held within 72 hours of a changed address, and not later', async () => {
    const at = new Date(service.clock.now.getTime() - 72 * 3600_000 + 1);
    const [user, other] = [await createUser(service), await createUser(service)];
    for (const each of [user, other]) await enrol(service, each);
    await changed(service, user, 'address', { at });
    await changed(service, other, 'address', { at: new Date(at.getTime() - 1) });
    const { codes, pending } = await newPhone(service, user);
    expect(codes[0]).toBe('enrolment_held');
    expect(pending).toEqual([]);
    expect((await newPhone(service, other)).codes[0]).toBeUndefined();
  });

  it('but a first authenticator never does', async () => {
    const { browser, secret } = await reachEnrolment(strict, await createObligedUser(strict));
    expect((await confirm(strict, browser, secret)).status).toBe(200);
  });
});
