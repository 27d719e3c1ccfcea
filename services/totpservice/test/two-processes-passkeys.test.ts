import type { Response } from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { type ApiProcess, processSettings, sharedKeys, startApiProcess } from './api-process.ts';
import type { Browser } from './browser.ts';
import { openSessionsOf } from './facts.ts';
import { startService } from './harness.ts';
import { createObligedUser } from './organisations.ts';
import {
  addPasskey,
  authenticatorsPath,
  confirmPasskeyPath,
  newPasskey,
  passkeyLoginPath,
  passkeysPath,
  stepUpWithPasskey,
} from './passkeys.ts';
import { codeOf, enrol, password, type TestUser } from './people.ts';
import { authenticatorsOf, eventsOf } from './records.ts';

const { keys, texts } = sharedKeys();
// Where requests go to it too, only a passkey counts, as in the third process.
const service = await startService({ keys, secondFactorUsers: { phishingResistantFrom: null } }, afterAll);
const settings = processSettings(service.config.databaseUrl, texts);
const [one, other, strict] = await Promise.all([
  startApiProcess(settings, afterAll),
  startApiProcess(settings, afterAll),
  startApiProcess({ ...settings, SECOND_FACTOR_POLICY_USERS: 'phishing_resistant' }, afterAll),
]);
const processes = [one, other];

const many = 20;
const at = (index: number): ApiProcess => processes[index % 2] as ApiProcess;
/** The same browser at both processes, which a balancer decides between. */
const inTurns = (browser: Browser, count = many): Browser[] =>
  Array.from({ length: count }, (_, index) => at(index).browser(new Map(browser.cookies)));
const statuses = (answers: Response[]) => answers.map(({ status }) => status).sort();

/** A browser of somebody who has to use 2FA that waits for its second step. */
async function loginOf(user: TestUser): Promise<Browser> {
  const browser = at(0).browser();
  await browser.post('/login', { email: user.email, password });
  return browser;
}

/** Somebody who has to use 2FA, with an app and a passkey, signed in just now. */
async function enrolled() {
  // The processes' clock is the real one.
  service.clock.now = new Date();
  const user = await createObligedUser(service);
  const secret = await enrol(service, user);
  const browser = await loginOf(user);
  await browser.post('/login/code', { code: codeOf(service, secret) });
  return { user, browser, passkey: await addPasskey(service, browser) };
}

describe('over two processes', () => {
  it(`of ${many} parallel uses of one answer exactly one opens a session`, async () => {
    const { user, passkey } = await enrolled();
    const before = (await openSessionsOf(service, user.id)).length;
    const browser = await loginOf(user);
    const { body: asked } = await at(1).browser(new Map(browser.cookies)).post(passkeyLoginPath);
    const answer = passkey.answer(asked);
    const answers = await Promise.all(
      inTurns(browser).map((each) => each.post(`${passkeyLoginPath}/verify`, answer)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect((await openSessionsOf(service, user.id)).length).toBe(before + 1);
  });

  it('of many parallel enrolments of one session five passkeys are the most, and one a challenge', async () => {
    const { user, browser } = await enrolled();
    const { body: asked } = await browser.post(passkeysPath);
    const answers = await Promise.all(
      inTurns(browser).map((each) => each.post(confirmPasskeyPath, newPasskey(service).make(asked))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const added = (await authenticatorsOf(service, user)).filter(({ kind }) => kind === 'passkey');
    expect(added).toHaveLength(2);
  });

  it('of two that remove one authenticator each, one stays', async () => {
    const { user, browser } = await enrolled();
    const ids = (await authenticatorsOf(service, user)).map(({ id }) => id);
    const answers = await Promise.all(
      inTurns(browser, 2).map((each, index) => each.delete(`${authenticatorsPath}/${ids[index]}`)),
    );
    expect(statuses(answers)[0]).toBe(204);
    expect(statuses(answers)[1]).toBeLessThan(500);
    const left = (await authenticatorsOf(service, user)).filter(({ state }) => state === 'active');
    expect(left).toHaveLength(1);
  });

  it('a login with a passkey that is removed at the same moment gets in before, or not at all', async () => {
    const { user, browser, passkey } = await enrolled();
    const [, added] = await authenticatorsOf(service, user);
    const waiting = await loginOf(user);
    const { body: asked } = await waiting.post(passkeyLoginPath);
    const [login, removal] = await Promise.all([
      at(0).browser(new Map(waiting.cookies)).post(`${passkeyLoginPath}/verify`, passkey.answer(asked)),
      at(1).browser(new Map(browser.cookies)).delete(`${authenticatorsPath}/${added?.id}`),
    ]);
    expect(removal.status).toBe(204);
    expect([200, 401]).toContain(login.status);
    const events = await eventsOf(service, user);
    const entered = events.indexOf('login_passkey success');
    expect(login.status === 200).toBe(entered >= 0);
    // Whatever came first, nobody is in by it now.
    const session = await at(0).browser(new Map(waiting.cookies)).get('/session');
    expect(session.status).toBe(401);
  });

  it('of two passkeys that are removed at once one stays, with an app beside them too, where only a passkey counts', async () => {
    const { user, browser, passkey } = await enrolled();
    const here = strict.browser(new Map(browser.cookies));
    // A code opened the session, while any factor counted.
    expect((await here.get('/session')).body.lacks).toBe('passkey');
    await stepUpWithPasskey(here, passkey);
    await addPasskey(service, here);
    const passkeys = (await authenticatorsOf(service, user)).filter(({ kind }) => kind === 'passkey');
    const there = service.browser();
    for (const [name, value] of here.cookies) there.cookies.set(name, value);
    const answers = await Promise.all(
      [here, there].map((each, index) => each.delete(`${authenticatorsPath}/${passkeys[index]?.id}`)),
    );
    expect(statuses(answers)[0]).toBe(204);
    expect([401, 409]).toContain(statuses(answers)[1]);
    const left = (await authenticatorsOf(service, user)).filter(({ state }) => state === 'active');
    expect(left.map(({ kind }) => kind).sort()).toEqual(['app', 'passkey']);
  });
});
