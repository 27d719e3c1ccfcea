import type { Response } from 'supertest';
import { expect } from 'vitest';
import { raiseEpoch } from '../records.ts';
import { answerOf, type CodeChoice, typedCode } from './answers.ts';
import { claim, isRequired, levelOf, type Person, type Tab, timeOf, type World } from './world.ts';

/** What a login leads to. */
export async function login(world: World, tab: Tab, person: Person, isRight: boolean): Promise<void> {
  const password = isRight && person.password ? person.password : 'Nooit-gekozen-1';
  const expected = password !== person.password ? 'invalid_credentials' : afterPassword(world, person);
  const response = await tab.browser.post('/login', { email: person.user.email, password });
  expect(answerOf(response)).toBe(expected);
  const now = timeOf(world);
  const common = { person, epoch: person.epoch };
  if (expected === 'code') tab.challenge = { ...common, expiresAt: now + 600_000 };
  if (expected === 'session')
    tab.session = { ...common, isStrong: false, startedAt: now, seenAt: now, provedAt: now };
}

function afterPassword(world: World, { authenticator, codes }: Person): string {
  if (authenticator?.state === 'active') return codes.lockedUntil > timeOf(world) ? 'login_locked' : 'code';
  return authenticator || isRequired(world) ? 'registration_required' : 'session';
}

/** Finishes a login with a code; each time step is accepted once. */
export async function giveCode(world: World, tab: Tab, choice: CodeChoice): Promise<void> {
  const { authenticator } = tab.challenge?.person ?? {};
  const { code, step } = authenticator
    ? typedCode(world, authenticator.secret, choice)
    : { code: '123456', step: undefined };
  const isAccepted = authenticator !== undefined && step !== undefined && step > authenticator.lastStep;
  const response = await tab.browser.post('/login/code', { code });
  const signedIn = finishLogin(world, tab, isAccepted, response);
  if (signedIn && authenticator && step !== undefined) authenticator.lastStep = step;
}

/** Finishes a login with a recovery code; each is accepted once. */
export async function giveRecoveryCode(world: World, tab: Tab, index: number): Promise<void> {
  const chosen = tab.challenge?.person.recoveryCodes[index];
  const recoveryCode = chosen?.code ?? 'AAAA-AAAA-AAAA-AAAA';
  const response = await tab.browser.post('/login/recovery-code', { recoveryCode });
  if (finishLogin(world, tab, chosen !== undefined && !chosen.used, response) && chosen) chosen.used = true;
}

function finishLogin(world: World, tab: Tab, isAccepted: boolean, response: Response): boolean {
  const now = timeOf(world);
  const { challenge } = tab;
  if (!challenge || challenge.epoch !== challenge.person.epoch || challenge.expiresAt <= now) {
    expect(answerOf(response)).toBe('login_challenge_missing');
    tab.challenge = undefined;
    return false;
  }
  const { person, epoch } = challenge;
  const isCounted = claim(person.codes, now);
  expect(answerOf(response)).toBe(!isCounted ? 'login_locked' : isAccepted ? 'done' : 'code_rejected');
  if (!isCounted || !isAccepted) return false;
  person.codes = { attempts: 0, lockedUntil: 0 };
  tab.challenge = undefined;
  const times = { startedAt: now, seenAt: now, codeAt: now, provedAt: now };
  tab.session = { person, epoch, isStrong: true, ...times };
  return true;
}

/** Switches 2FA on, when that tab's session may. */
export async function activate(world: World, tab: Tab): Promise<void> {
  const level = levelOf(world, tab);
  const { userListVersion = '0' } = (await tab.browser.get('/organisation/two-factor')).body;
  const password = tab.session?.person.password ?? 'Nooit-gekozen-1';
  const response = await tab.browser.post('/organisation/two-factor/activation', {
    userListVersion,
    password,
  });
  if (level === undefined) return expect(answerOf(response)).toBe('unauthenticated');
  if (level === 'restricted') return expect(answerOf(response)).toBe('two_factor_required');
  if (!tab.session?.person.isMainUser) return expect(answerOf(response)).toBe('main_user_required');
  if (isRequired(world) && !world.isActivated)
    return expect(answerOf(response)).toBe('two_factor_already_mandatory');
  if (!world.isActivated) Object.assign(world, { isActivated: true, activationMails: world.people.length });
  expect(response.body).toMatchObject({ mails: world.activationMails });
}

/** What a hundred wrong codes do. */
export async function disableAuthenticator(world: World, person: Person): Promise<void> {
  if (person.authenticator?.state !== 'active') return;
  person.authenticator.state = 'disabled';
  person.epoch += 1;
  await world.service.ownerDb.$client.query(
    `update authenticators set state = 'disabled' where user_id = $1 and state = 'active'`,
    [person.user.id],
  );
  await raiseEpoch(world.service, person.user);
}

export async function logOut(tab: Tab): Promise<void> {
  expect((await tab.browser.delete('/session')).status).toBe(204);
  tab.session = undefined;
  tab.challenge = undefined;
  tab.link = undefined;
}
