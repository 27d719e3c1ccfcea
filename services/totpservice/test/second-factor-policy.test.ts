import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from './browser.ts';
import { askReversal, signedInEmployee, twoEmployees } from './employees.ts';
import { codeBudgetOf } from './facts.ts';
import { startService } from './harness.ts';
import { confirm, newPassword, readPendingSecret, setNewPassword } from './mailed-links.ts';
import { activate, createObligedUser } from './organisations.ts';
import {
  addPasskey,
  answerLogin,
  authenticatorsPath,
  confirmPasskeyPath,
  logInWithPasskey,
  newPasskey,
  passkeyLoginPath,
  passkeysPath,
  signedInWithPasskey,
  stepUpWithPasskey,
} from './passkeys.ts';
import { codeOf, createOrganisation, enrol, password, signInWithCode, startCodeStep } from './people.ts';
import { answerOf, signedInWithCode, stepUpPath } from './profile.ts';
import { authenticatorsOf, eventsOf } from './records.ts';

const from = new Date('2027-02-28T23:00:00Z');
const policy = { phishingResistantFrom: from };
const policies = { secondFactorEmployees: policy, secondFactorUsers: policy };
const service = await startService({ ...policies, mandatoryFrom: undefined }, afterAll);
const before = () => {
  service.clock.now = new Date(from.getTime() - 300_000);
};
const after = () => {
  service.clock.now = from;
};
beforeEach(after);

/** How far a browser's session reaches. */
async function reach(browser: Browser): Promise<string> {
  const { status, body } = await browser.get('/session');
  return status === 200 ? [body.level, body.lacks].filter(Boolean).join(' ') : body.code;
}

/** An obliged user with an app, whose login with a code opened this browser's session after the date. */
async function withoutPasskey() {
  const user = await createObligedUser(service);
  const secret = await enrol(service, user);
  return { user, secret, browser: await signInWithCode(service, user, secret) };
}

/** Somebody with an app and a passkey, of before the date. */
async function withPasskey() {
  before();
  const enrolled = await signedInWithPasskey(service);
  after();
  return enrolled;
}

describe('whoever has no passkey', () => {
  it('gets in with a code at the last instant before the date, and not further than adding one from it on', async () => {
    before();
    const { browser } = await signedInWithCode(service);
    service.clock.now = new Date(from.getTime() - 1);
    expect(await reach(browser)).toBe('full');
    after();
    expect(await reach(browser)).toBe('restricted passkey');
  });

  it('may read the own state, add a passkey and log out, and nothing else', async () => {
    const { browser, user } = await withoutPasskey();
    const refused = [
      '/profile',
      '/profile/sessions',
      '/organisation/users',
      '/organisation/first-enrolments',
    ];
    for (const path of refused) expect(answerOf(await browser.get(path))).toBe('passkey_required');
    for (const path of ['/profile/authenticator', '/profile/recovery-codes'])
      expect(answerOf(await browser.post(path))).toBe('passkey_required');
    expect(answerOf(await browser.delete('/profile/sessions'))).toBe('passkey_required');
    expect((await eventsOf(service, user)).at(-1)).toBe('session_used refused passkey_required');
    expect((await browser.get(authenticatorsPath)).body).toMatchObject({ takesCodes: true });
    expect((await browser.get('/session')).body).toMatchObject({
      secondFactor: {
        policy: 'phishing_resistant',
        phishingResistantFrom: from.toISOString(),
        hasPasskey: false,
      },
      enrolled: true,
    });
    expect((await browser.delete('/session')).status).toBe(204);
  });

  it('adds one by the code of the login, which has to know its person, and is in with it', async () => {
    const { browser, user } = await withoutPasskey();
    const { body: asked } = await browser.post(passkeysPath);
    expect(asked.authenticatorSelection.userVerification).toBe('required');
    const unknown = newPasskey(service).make(asked, { isPersonVerified: false });
    expect(answerOf(await browser.post(confirmPasskeyPath, unknown))).toBe('passkey_refused');
    expect(await reach(browser)).toBe('restricted passkey');
    const former = browser.copy();
    await addPasskey(service, browser);
    expect(await reach(browser)).toBe('full');
    expect(await reach(former)).toBe('unauthenticated');
    expect((await browser.get('/profile')).status).toBe(200);
    expect(await eventsOf(service, user)).toContain('passkey_added success');
  });

  it('needs a fresh proof for it: a session that was left open adds none', async () => {
    const { browser, secret } = await withoutPasskey();
    service.clock.advance(300);
    expect(answerOf(await browser.post(passkeysPath))).toBe('step_up_required');
    expect((await browser.post(stepUpPath, { code: codeOf(service, secret) })).status).toBe(200);
    expect(await reach(browser)).toBe('restricted passkey');
    expect((await browser.post(passkeysPath)).status).toBe(200);
  });

  it('and no phone either, adds one by a recovery code', async () => {
    before();
    const { user, browser: signedIn } = await signedInWithCode(service);
    const { recoveryCodes } = (await signedIn.post('/profile/recovery-codes')).body;
    after();
    const browser = await startCodeStep(service, user);
    const used = await browser.post('/login/recovery-code', { recoveryCode: recoveryCodes[0] });
    expect([used.status, await reach(browser)]).toEqual([200, 'restricted passkey']);
    await addPasskey(service, browser);
    expect(await reach(browser)).toBe('full');
  });

  it('without 2FA at all isn’t asked for anything that nobody requires', async () => {
    before();
    const { browser } = await signedInWithCode(service);
    const [app] = await (await browser.get(authenticatorsPath)).body.items;
    expect((await browser.delete(`${authenticatorsPath}/${app.id}`)).status).toBe(204);
    after();
    expect(await reach(browser)).toBe('full');
  });
});

describe('whoever has a passkey', () => {
  it('is offered only that at the login, and a code or a recovery code isn’t looked at', async () => {
    const { user, secret, passkey } = await withPasskey();
    const browser = service.browser();
    const { body } = await browser.post('/login', { email: user.email, password });
    expect(body).toMatchObject({ next: 'code', ways: ['passkey'], takesRecoveryCodes: false });
    const code = await browser.post('/login/code', { code: codeOf(service, secret) });
    const recovery = await browser.post('/login/recovery-code', { recoveryCode: 'MFRG-GZDF-MZTW-Q2LK' });
    expect([answerOf(code), answerOf(recovery)]).toEqual(['passkey_required', 'passkey_required']);
    expect((await eventsOf(service, user)).slice(-2)).toEqual([
      'login_code failure passkey_required',
      'login_recovery_code failure passkey_required',
    ]);
    // The right code is still unused: it wasn't looked at, but it was counted.
    expect((await codeBudgetOf(service, user.id))?.attempts).toBe(2);
    expect((await answerLogin(browser, passkey)).status).toBe(200);
    expect(await reach(browser)).toBe('full');
  });

  it('is asked for one that knows its person, and one that doesn’t isn’t taken', async () => {
    const { user, passkey } = await withPasskey();
    const browser = await startCodeStep(service, user);
    const { body: asked } = await browser.post(passkeyLoginPath);
    expect(asked.userVerification).toBe('required');
    const answer = await answerLogin(browser, passkey, { isPersonVerified: false });
    expect(answerOf(answer)).toBe('passkey_rejected');
  });

  it('and logged in with a code before the date proves with the passkey, and goes on', async () => {
    const { browser, passkey, secret, user } = await withPasskey();
    expect(await reach(browser)).toBe('restricted passkey');
    const byCode = await browser.post(stepUpPath, { code: codeOf(service, secret) });
    expect(answerOf(byCode)).toBe('passkey_required');
    expect(await eventsOf(service, user)).toContain('step_up refused passkey_required');
    // The code of the login is a fresh proof still, and leads to no other passkey.
    expect(answerOf(await browser.post(passkeysPath))).toBe('step_up_required');
    expect((await stepUpWithPasskey(browser, passkey)).status).toBe(200);
    expect(await reach(browser)).toBe('full');
  });

  it('keeps the last one, with an app beside it too', async () => {
    const { user, passkey } = await withPasskey();
    const browser = await logInWithPasskey(service, user, passkey);
    const { items } = (await browser.get(authenticatorsPath)).body;
    const [kept] = items.filter(({ kind }: { kind: string }) => kind === 'passkey');
    expect(answerOf(await browser.delete(`${authenticatorsPath}/${kept.id}`))).toBe('last_authenticator');
    await addPasskey(service, browser);
    expect((await browser.delete(`${authenticatorsPath}/${kept.id}`)).status).toBe(204);
  });

  it('resets a password by the passkey and by no code', async () => {
    const { user, secret, passkey } = await withPasskey();
    const browser = await setNewPassword(service, user, { purpose: 'reset' });
    const { body } = await browser.get('/registrations/current');
    expect(body).toMatchObject({ next: 'proof', ways: ['passkey', 'app'].sort(), takesCodes: false });
    const path = '/registrations/proof';
    const byCode = await browser.post(path, { code: codeOf(service, secret) });
    expect(answerOf(byCode)).toBe('passkey_required');
    const { body: asked } = await browser.post(`${path}/passkey`);
    expect((await browser.post(path, { passkey: passkey.answer(asked) })).status).toBe(200);
  });

  it('and lost it registers another one from the mailed link, which is asked for at the next login', async () => {
    const { user, passkey: lost } = await withPasskey();
    const browser = await setNewPassword(service, user, { purpose: 'reset', lost: 'authenticator' });
    const { body: asked } = await browser.post('/registrations/passkey');
    const found = newPasskey(service);
    const made = { ...found.make(asked), passkeysLost: true };
    expect((await browser.post('/registrations/passkey/confirm', made)).status).toBe(200);
    const login = service.browser();
    await login.post('/login', { email: user.email, password: newPassword });
    expect(answerOf(await answerLogin(login, lost))).toBe('passkey_rejected');
    expect((await answerLogin(login, found)).status).toBe(200);
    expect(await reach(login)).toBe('full');
  });

  it('and lost it, who couples an app instead, adds a passkey at the next login', async () => {
    const { user } = await withPasskey();
    const browser = await setNewPassword(service, user, { purpose: 'reset', lost: 'authenticator' });
    const secret = await readPendingSecret(browser);
    expect((await confirm(service, browser, secret, { passkeysLost: true })).status).toBe(200);
    service.clock.advance(30);
    const login = service.browser();
    const step = await login.post('/login', { email: user.email, password: newPassword });
    expect(step.body.ways).toEqual(['app']);
    await login.post('/login/code', { code: codeOf(service, secret) });
    expect(await reach(login)).toBe('restricted passkey');
  });
});

describe('an employee', () => {
  it('reaches nothing of the console with a code', async () => {
    const { browser } = await signedInEmployee(service);
    for (const path of ['/admin/approvals', '/admin/employees', '/admin/organisations?search=te'])
      expect(answerOf(await browser.get(path))).toBe('passkey_required');
  });

  it('approves with a passkey and with no code', async () => {
    before();
    const [asker, approver] = await twoEmployees(service);
    const passkey = await addPasskey(service, approver.browser);
    const organisationId = await createOrganisation(service);
    await activate(service, organisationId);
    const { body: asked } = await askReversal(asker.browser, organisationId);
    after();
    await stepUpWithPasskey(approver.browser, passkey);
    const path = `/admin/approvals/${asked.id}`;
    const { version } = (await approver.browser.get(path)).body;
    const code = codeOf(service, approver.secret);
    const byCode = await approver.browser.post(`${path}/approval`, { version, code });
    expect(answerOf(byCode)).toBe('passkey_required');
    const { body: challenge } = await approver.browser.post(`${path}/passkey`, { version });
    expect(challenge.userVerification).toBe('required');
    const given = { version, passkey: passkey.answer(challenge) };
    expect((await approver.browser.post(`${path}/approval`, given)).body.state).toBe('approved');
  });
});

it('counts for the group that it is set for, and for no other', async () => {
  const employees = { phishingResistantFrom: null };
  const console = await startService({ secondFactorEmployees: employees });
  const user = await signedInWithCode(console);
  expect(await reach(user.browser)).toBe('full');
  const employee = await signedInEmployee(console);
  expect(await reach(employee.browser)).toBe('restricted passkey');
});

it('ends no budget of attempts: five codes where only a passkey counts lock, and are told of', async () => {
  const { user } = await withPasskey();
  const browser = await startCodeStep(service, user);
  for (let tried = 0; tried < 5; tried += 1) await browser.post('/login/code', { code: '000000' });
  expect(answerOf(await browser.post('/login/code', { code: '000000' }))).toBe('login_locked');
  expect((await authenticatorsOf(service, user)).every(({ state }) => state === 'active')).toBe(true);
  expect(await eventsOf(service, user)).toContain('attempts_locked success code');
});
