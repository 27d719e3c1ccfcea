import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { activate } from '../../../../test/decisions.ts';
import { startService } from '../../../../test/harness.ts';
import { codeOf, createUser, enrol, password, signIn, startCodeStep } from '../../../../test/people.ts';
import {
  aliveness,
  answerOf,
  confirmReplacement,
  otherBrowser,
  replacementPath,
  signedInBefore,
  signedInByPassword,
  signedInWithCode,
  startReplacement,
  stepUpPath,
  stepUpWithCode,
} from '../../../../test/profile.ts';
import { authenticatorsOf, eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const hex = (secret: Uint8Array) => Buffer.from(secret).toString('hex');
const pendingOf = async (user: { id: string; email: string; organisationId: string | null }) =>
  (await authenticatorsOf(service, user)).filter(({ state }) => state === 'pending');

describe('the pending secret', () => {
  it('is 160 bits, with a key URI, and replaces nothing yet', async () => {
    const { user, browser, secret } = await signedInWithCode(service);
    const { body } = await browser.post(replacementPath);
    expect(body).toMatchObject({ issuer: 'Mijn TVM', account: user.email });
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(body.keyUri).toContain(`secret=${body.secret}`);
    const states = (await authenticatorsOf(service, user)).map(({ state }) => state);
    expect(states).toEqual(['active', 'pending']);
    // The old one works, the new one doesn't (FileRise CVE-2026-104106).
    service.clock.advance(30);
    const login = await startCodeStep(service, user);
    expect(
      answerOf(await login.post('/login/code', { code: codeOf(service, await startReplacement(browser)) })),
    ).toBe('code_rejected');
    expect((await login.post('/login/code', { code: codeOf(service, secret) })).status).toBe(200);
  });

  it('is the same when asked for again, also after another step-up', async () => {
    const { user, browser, secret } = await signedInWithCode(service);
    const first = hex(await startReplacement(browser));
    expect(hex(await startReplacement(browser))).toBe(first);
    service.clock.advance(300);
    await stepUpWithCode(service, browser, secret);
    expect(hex(await startReplacement(browser))).toBe(first);
    expect((await eventsOf(service, user)).filter((event) => event.startsWith('replacement'))).toEqual([
      'replacement_started success',
    ]);
  });

  it('is one, when a double click asks for it at once', async () => {
    const { user, browser } = await signedInWithCode(service);
    const answers = await atOnce(
      service,
      sql`select from users where id = ${user.id} for update`,
      [1, 2, 3].map(() => () => browser.copy().post(replacementPath)),
    );
    expect(new Set(answers.map(({ body }) => body.secret)).size).toBe(1);
    expect(await pendingOf(user)).toHaveLength(1);
  });

  it('belongs to one session: another has its own, and each leaves the other alone', async () => {
    const signedIn = await signedInWithCode(service);
    const other = await otherBrowser(service, signedIn);
    const [one, two] = [await startReplacement(signedIn.browser), await startReplacement(other)];
    expect(hex(one)).not.toBe(hex(two));
    expect(hex(await startReplacement(signedIn.browser))).toBe(hex(one));
    expect(answerOf(await confirmReplacement(service, signedIn.browser, two))).toBe('code_rejected');
    expect(await pendingOf(signedIn.user)).toHaveLength(2);
  });

  it('differs from enrolment to enrolment (GitLab #27686), and is never shown again', async () => {
    const { browser, secret } = await signedInWithCode(service);
    const first = await startReplacement(browser);
    expect((await confirmReplacement(service, browser, first)).status).toBe(200);
    const second = await startReplacement(browser);
    expect(new Set([secret, first, second].map(hex)).size).toBe(3);
    for (const path of ['/profile', '/profile/sessions', '/session']) {
      const { text } = await browser.get(path);
      expect(text).not.toMatch(/[A-Z2-7]{32}/);
    }
  });
});

describe('a replacement is refused', () => {
  it('without a recent proof, to a password in its place too (GHSA-7mgc-c7pq-3rr3)', async () => {
    const { user, browser } = await signedInBefore(service);
    expect(answerOf(await browser.post(replacementPath))).toBe('step_up_required');
    await browser.post(stepUpPath, { password });
    expect(answerOf(await browser.post(replacementPath))).toBe('step_up_required');
    expect((await eventsOf(service, user)).slice(-3)).toEqual([
      'replacement_started refused step_up_required',
      'step_up refused proof_rejected',
      'replacement_started refused step_up_required',
    ]);
    expect(await pendingOf(user)).toEqual([]);
  });

  it('to a session of a password only, however fresh (GHSA-7mgc-c7pq-3rr3)', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    await enrol(service, user);
    expect(answerOf(await browser.post(replacementPath))).toBe('two_factor_required');
    expect(await pendingOf(user)).toEqual([]);
  });

  it('where there is no authenticator: the first one needs a mailed link', async () => {
    const { user, browser } = await signedInByPassword(service);
    await browser.post(stepUpPath, { password });
    expect(answerOf(await browser.post(replacementPath))).toBe('authenticator_missing');
    expect((await eventsOf(service, user)).at(-1)).toBe('replacement_started refused authenticator_missing');
  });

  it('for 72 hours after the address was changed, whatever was proved', async () => {
    const emailChangedAt = service.clock.now;
    const { user, browser } = await signedInWithCode(service, { emailChangedAt });
    expect(answerOf(await browser.post(replacementPath))).toBe('approval_required');
    expect((await eventsOf(service, user)).at(-1)).toBe('replacement_started refused approval_required');
    const before = new Date(service.clock.now.getTime() - 72 * 3600_000);
    const later = await signedInWithCode(service, { emailChangedAt: before });
    expect((await later.browser.post(replacementPath)).status).toBe(200);
  });

  it('to a restricted session, and to none', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    await activate(service, user.organisationId);
    expect(answerOf(await browser.post(replacementPath))).toBe('two_factor_required');
    expect(answerOf(await service.browser().post(replacementPath))).toBe('unauthenticated');
  });

  it('to a request with the former cookie that was let in just before the session stepped up', async () => {
    const { user, browser, secret } = await signedInBefore(service);
    const stolen = browser.copy();
    const code = codeOf(service, secret);
    const [steppedUp, started] = await atOnce(
      service,
      sql`select from users where id = ${user.id} for update`,
      [() => browser.post(stepUpPath, { code }), () => stolen.post(replacementPath)],
    );
    expect(steppedUp?.status).toBe(200);
    expect(['unauthenticated', 'step_up_required']).toContain(started && answerOf(started));
    expect(await aliveness(stolen)).toBe('unauthenticated');
    expect(await pendingOf(user)).toEqual([]);
  });
});

it('an employee who has the old app needs nobody’s approval', async () => {
  const { browser } = await signedInWithCode(service, { kind: 'employee' });
  expect((await browser.post(replacementPath)).status).toBe(200);
});
