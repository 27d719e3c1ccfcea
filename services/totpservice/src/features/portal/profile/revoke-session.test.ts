import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { activate } from '../../../../test/decisions.ts';
import { startService } from '../../../../test/harness.ts';
import { createUser, must, password, signIn } from '../../../../test/people.ts';
import {
  aliveness,
  answerOf,
  otherBrowser,
  replacementPath,
  sessionIdsOf,
  signedInBefore,
  signedInByPassword,
  signedInWithCode,
  stepUpPath,
} from '../../../../test/profile.ts';
import { authenticatorsOf, eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const pathOf = (id: string | undefined) => `/profile/sessions/${must(id)}`;

it('ends that session at once, and no other', async () => {
  const signedIn = await signedInWithCode(service);
  const [second, third] = [await otherBrowser(service, signedIn), await otherBrowser(service, signedIn)];
  const [, id] = await sessionIdsOf(service, signedIn.user);
  expect((await signedIn.browser.delete(pathOf(id))).status).toBe(204);
  const alive = [await aliveness(signedIn.browser), await aliveness(second), await aliveness(third)];
  expect(alive).toEqual([200, 'unauthenticated', 200]);
  expect(answerOf(await signedIn.browser.delete(pathOf(id)))).toBe('session_not_found');
  expect((await eventsOf(service, signedIn.user)).slice(-2)).toEqual([
    'session_revoked success',
    'session_revoked refused session_not_found',
  ]);
});

describe('answers as if it did not exist, and ends nothing', () => {
  it('to somebody else’s, of the same organisation', async () => {
    const { user, browser } = await signedInWithCode(service);
    const other = await createUser(service, { organisationId: user.organisationId });
    const others = await signIn(service, other);
    const foreign = await browser.delete(pathOf((await sessionIdsOf(service, other))[0]));
    const unknown = await browser.delete(pathOf('01937f3e-0000-7000-8000-000000000002'));
    const { requestId: _, ...answer } = foreign.body;
    const { requestId: __, ...expected } = unknown.body;
    expect(answer).toEqual(expected);
    expect(answerOf(foreign)).toBe('session_not_found');
    expect(await aliveness(others)).toBe(200);
  });

  it('to the own one, which a logout ends', async () => {
    const { user, browser } = await signedInWithCode(service);
    const [id] = await sessionIdsOf(service, user);
    expect(answerOf(await browser.delete(pathOf(id)))).toBe('session_not_found');
    expect(await aliveness(browser)).toBe(200);
  });
});

describe('needs a recent proof', () => {
  it('a code, where there is an authenticator', async () => {
    const signedIn = await signedInBefore(service);
    const other = await otherBrowser(service, signedIn);
    const [, id] = await sessionIdsOf(service, signedIn.user);
    expect(answerOf(await signedIn.browser.delete(pathOf(id)))).toBe('step_up_required');
    expect(await aliveness(other)).toBe(200);
    expect((await eventsOf(service, signedIn.user)).at(-1)).toBe('session_revoked refused step_up_required');
  });

  it('the password, where there is none', async () => {
    const { user, browser } = await signedInByPassword(service);
    const other = await signIn(service, user);
    const [, id] = await sessionIdsOf(service, user);
    expect(answerOf(await browser.delete(pathOf(id)))).toBe('step_up_required');
    await browser.post(stepUpPath, { password });
    expect((await browser.delete(pathOf(id))).status).toBe(204);
    expect(await aliveness(other)).toBe('unauthenticated');
  });

  it('and a full session', async () => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    await activate(service, user.organisationId);
    const [id] = await sessionIdsOf(service, user);
    expect(answerOf(await browser.delete(pathOf(id)))).toBe('two_factor_required');
    expect(answerOf(await service.browser().delete(pathOf(id)))).toBe('unauthenticated');
  });
});

it('at once with what the session does: either that came before, or it is refused', async () => {
  for (let turn = 0; turn < 4; turn++) {
    const signedIn = await signedInWithCode(service);
    const other = await otherBrowser(service, signedIn);
    const [, id] = await sessionIdsOf(service, signedIn.user);
    const calls = [() => signedIn.browser.delete(pathOf(id)), () => other.post(replacementPath)];
    const lock = sql`select from users where id = ${signedIn.user.id} for update`;
    const [revoked, started] = (await atOnce(service, lock, calls)).map(answerOf);
    expect(revoked).toBe(204);
    expect([200, 'unauthenticated']).toContain(started);
    const pending = (await authenticatorsOf(service, signedIn.user)).filter(
      ({ state }) => state === 'pending',
    );
    expect(pending).toHaveLength(started === 200 ? 1 : 0);
    expect(await aliveness(other)).toBe('unauthenticated');
  }
});

it('two sessions that end each other at once: one of them stays', async () => {
  const signedIn = await signedInWithCode(service);
  const other = await otherBrowser(service, signedIn);
  const [id, otherId] = await sessionIdsOf(service, signedIn.user);
  const answers = await atOnce(service, sql`select from users where id = ${signedIn.user.id} for update`, [
    () => signedIn.browser.delete(pathOf(otherId)),
    () => other.delete(pathOf(id)),
  ]);
  expect(answers.map(answerOf).sort()).toEqual([204, 'unauthenticated']);
  expect([await aliveness(signedIn.browser), await aliveness(other)].sort()).toEqual([
    200,
    'unauthenticated',
  ]);
});
