import { decodeSecret } from '@tvm/totp';
import { expect } from 'vitest';
import { answerOf, type CodeChoice, typedCode } from './answers.ts';
import { claim, levelOf, type Person, type Tab, timeOf, type World } from './world.ts';

const stepUpMilliseconds = 300_000;
type OpenSession = NonNullable<Tab['session']>;

/** What the service must answer to a tab whose session isn't a full one. */
function refusalIn(world: World, tab: Tab): string | undefined {
  const level = levelOf(world, tab);
  if (level === 'full') return undefined;
  return level === undefined ? 'unauthenticated' : 'two_factor_required';
}

/** Whether the session's latest proof of the kind that counts is fresh. */
function isProved(world: World, { person, provedAt, codeAt }: OpenSession): boolean {
  const at = person.authenticator?.state === 'active' ? codeAt : provedAt;
  return at !== undefined && timeOf(world) - at < stepUpMilliseconds;
}

/** Proves again with what the person has: a code, or the password. */
export async function stepUp(world: World, tab: Tab, choice: CodeChoice): Promise<void> {
  const refusal = refusalIn(world, tab);
  const { session } = tab;
  const authenticator = session?.person.authenticator;
  const { code, step } = authenticator
    ? typedCode(world, authenticator.secret, choice)
    : { code: undefined, step: undefined };
  const password = session?.person.password ?? 'Nooit-gekozen-1';
  const response = await tab.browser.post('/session/step-up', code ? { code } : { password });
  if (refusal !== undefined || !session) return expect(answerOf(response)).toBe(refusal);
  const now = timeOf(world);
  if (!authenticator) {
    expect(answerOf(response)).toBe('done');
    session.provedAt = now;
    return;
  }
  const isCounted = claim(session.person.codes, now);
  const isAccepted = step !== undefined && step > authenticator.lastStep;
  expect(answerOf(response)).toBe(!isCounted ? 'login_locked' : isAccepted ? 'done' : 'code_rejected');
  if (!isCounted || !isAccepted) return;
  authenticator.lastStep = step;
  session.person.codes = { attempts: 0, lockedUntil: 0 };
  session.codeAt = now;
}

/** Changes the password with the current one: this session goes on, everything else of the person is dead. */
export async function changePassword(world: World, tab: Tab): Promise<void> {
  const refusal = refusalIn(world, tab);
  const { session } = tab;
  const newPassword = `Zes grijze mussen ${100 + ++world.passwordsMade}?`;
  const currentPassword = session?.person.password ?? 'Nooit-gekozen-1';
  const response = await tab.browser.post('/profile/password', { currentPassword, newPassword });
  if (refusal !== undefined || !session) return expect(answerOf(response)).toBe(refusal);
  expect(response.status).toBe(204);
  session.person.password = newPassword;
  session.epoch = ++session.person.epoch;
  session.provedAt = timeOf(world);
}

/** Why a session may not replace the authenticator now. */
function replacementRefusal(world: World, tab: Tab): string | undefined {
  const refusal = refusalIn(world, tab);
  if (refusal !== undefined || !tab.session) return refusal;
  if (tab.session.person.authenticator?.state !== 'active') return 'authenticator_missing';
  return isProved(world, tab.session) ? undefined : 'step_up_required';
}

export async function startReplacement(world: World, tab: Tab): Promise<void> {
  const refusal = replacementRefusal(world, tab);
  const response = await tab.browser.post('/profile/authenticator');
  const { session } = tab;
  if (refusal !== undefined || !session) return expect(answerOf(response)).toBe(refusal);
  const shown = decodeSecret(response.body.secret);
  if (session.pendingSecret) expect(shown).toEqual(session.pendingSecret);
  else expect(shown).not.toEqual(session.person.authenticator?.secret);
  session.pendingSecret = shown;
}

export async function confirmReplacement(world: World, tab: Tab, choice: CodeChoice): Promise<void> {
  const { session } = tab;
  const pending = session?.pendingSecret;
  const refusal = replacementRefusal(world, tab) ?? (pending ? undefined : 'replacement_not_started');
  const { code, step } = pending ? typedCode(world, pending, choice) : { code: '123456', step: undefined };
  const response = await tab.browser.post('/profile/authenticator/confirm', { code });
  if (refusal !== undefined || !session || !pending) return expect(answerOf(response)).toBe(refusal);
  const { person } = session;
  const isCounted = claim(person.enrolments, timeOf(world));
  const isAccepted = step !== undefined;
  expect(answerOf(response)).toBe(!isCounted ? 'login_locked' : isAccepted ? 'done' : 'code_rejected');
  if (!isCounted || !isAccepted) return;
  replaced(person, pending, step, response.body.recoveryCodes);
  session.pendingSecret = undefined;
  session.epoch = person.epoch;
  session.codeAt = timeOf(world);
}

function replaced(person: Person, secret: Uint8Array, lastStep: number, recoveryCodes: string[]): void {
  person.authenticator = { secret, state: 'active', lastStep };
  person.recoveryCodes = recoveryCodes.map((code) => ({ code, used: false }));
  person.codes = { attempts: 0, lockedUntil: 0 };
  person.enrolments = { attempts: 0, lockedUntil: 0 };
  person.epoch += 1;
}

/** Ends the person's other sessions, in whichever tab they are. */
export async function revokeOtherSessions(world: World, tab: Tab): Promise<void> {
  const refusal = refusalIn(world, tab);
  const { session } = tab;
  const response = await tab.browser.delete('/profile/sessions');
  if (refusal !== undefined || !session) return expect(answerOf(response)).toBe(refusal);
  if (!isProved(world, session)) return expect(answerOf(response)).toBe('step_up_required');
  expect(response.status).toBe(204);
  for (const other of world.tabs)
    if (other !== tab && other.session?.person === session.person) other.session.isEnded = true;
}
