import { open } from '@tvm/keys';
import { expect } from 'vitest';
import { cookieName } from '../mailed-links.ts';
import { authenticatorsOf } from '../records.ts';
import { giveCode, login } from './login-steps.ts';
import { confirmEnrolment, mintLink, openLink, setPassword, startEnrolment } from './registration-steps.ts';
import { isRequired, levelOf, type Person, type Tab, timeOf, type World } from './world.ts';

/** What must be true after every command. */
export async function checkInvariants(world: World): Promise<void> {
  for (const tab of world.tabs) {
    // A browser without the cookie is nobody, which needs no asking each time.
    if (!tab.browser.cookies.has(cookieName('session')) && !tab.session) continue;
    const expected = levelOf(world, tab);
    const { status, body } = await tab.browser.get('/session');
    // Nobody is in without what is required, and nobody is out who has it.
    expect(status === 200 ? body.level : undefined).toBe(expected);
    if (!tab.session) continue;
    if (expected === undefined) {
      tab.session = undefined;
      continue;
    }
    expect(body.user.id).toBe(tab.session.person.user.id);
    if (body.level === 'full' && isRequired(world)) expect(tab.session.isStrong).toBe(true);
    if (timeOf(world) - tab.session.seenAt >= 60_000) tab.session.seenAt = timeOf(world);
  }
  for (const person of world.people) await checkAuthenticator(world, person);
}

/** One authenticator at most, and it is the one that was confirmed last. */
async function checkAuthenticator(world: World, { user, authenticator }: Person): Promise<void> {
  const rows = await authenticatorsOf(world.service, user);
  const usable = rows.filter(({ state }) => state === 'active' || state === 'disabled');
  expect(usable.map(({ state }) => state)).toEqual(authenticator ? [authenticator.state] : []);
  expect(rows.every(({ state, sealedSecret }) => (state === 'revoked') === (sealedSecret === null))).toBe(
    true,
  );
  const [row] = usable;
  if (!authenticator || !row?.sealedSecret) return;
  const context = { userId: user.id, purpose: 'totp-secret' as const };
  const secret = open(world.service.config.keys.totp, row.sealedSecret, context);
  expect(Buffer.from(secret).equals(authenticator.secret)).toBe(true);
  expect(row.lastAcceptedStep).toBe(authenticator.lastStep);
}

/** Nobody is stuck: whatever happened, a mailed link leads in, after a lock at most. And then no link of that person is good any more. */
export async function leadIn(world: World, person: Person): Promise<void> {
  const tab: Tab = { browser: world.service.browser() };
  world.tabs.push(tab);
  world.service.clock.advance(900);
  await openLink(world, tab, await mintLink(world, person, 'registration'));
  await setPassword(world, tab);
  if (person.authenticator || isRequired(world)) {
    await startEnrolment(world, tab);
    await confirmEnrolment(world, tab, 0);
  }
  await login(world, tab, person, true);
  world.service.clock.advance(30);
  if (person.authenticator) await giveCode(world, tab, 0);
  expect(levelOf(world, tab)).toBe('full');
  for (const link of world.links.filter((each) => each.person === person)) await openLink(world, tab, link);
  expect(tab.link).toBeUndefined();
  await checkInvariants(world);
}
