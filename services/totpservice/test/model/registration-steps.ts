import { decodeSecret } from '@tvm/totp';
import { expect } from 'vitest';
import { mintLink as insertLink } from '../people.ts';
import { answerOf, type CodeChoice, typedCode } from './answers.ts';
import {
  claim,
  type Link,
  nextStepOf,
  type Person,
  refusalIn,
  refusalOf,
  type Tab,
  timeOf,
  type World,
} from './world.ts';

/** What the mailworker does for a mail: an enrolled person gets no registration link, and nobody without a password a reset. */
export async function mintLink(world: World, person: Person, wanted: Link['purpose']): Promise<Link> {
  const isEnrolled = person.authenticator?.state === 'active';
  const purpose = isEnrolled ? 'reset' : person.password === undefined ? 'registration' : wanted;
  if (purpose === 'registration') {
    for (const link of world.links)
      if (link.person === person && refusalOf(world, { ...link, epoch: person.epoch }) === undefined)
        link.isReplaced ||= link.purpose === 'registration';
    await world.service.ownerDb.$client.query(
      `update registrations set superseded_at = $2 where user_id = $1 and purpose = 'registration'
         and superseded_at is null and completed_at is null and expires_at > $2`,
      [person.user.id, world.service.clock.now],
    );
  }
  const token = await insertLink(world.service, person.user, { purpose });
  const hours = purpose === 'reset' ? 1 : 24;
  const link: Link = {
    token,
    person,
    purpose,
    epoch: person.epoch,
    expiresAt: timeOf(world) + hours * 3_600_000,
    isReplaced: false,
    isUsed: false,
    holder: undefined,
    isPasswordSet: false,
    keptPassword: undefined,
    pendingSecret: undefined,
  };
  world.links.push(link);
  return link;
}

/** Opens a link: the same tab goes on, another one starts anew. */
export async function openLink(world: World, tab: Tab, link: Link): Promise<void> {
  const refusal = refusalOf(world, link);
  const response = await tab.browser.post('/registrations/open', { token: link.token });
  if (refusal === undefined && !(link.holder === tab && tab.link === link)) {
    Object.assign(link, {
      holder: tab,
      isPasswordSet: false,
      keptPassword: undefined,
      pendingSecret: undefined,
    });
    tab.link = link;
  }
  expect(answerOf(response)).toBe(refusal ?? nextStepOf(world, link));
}

export async function setPassword(world: World, tab: Tab): Promise<void> {
  const refusal = refusalIn(world, tab);
  const password = `Zes grijze mussen ${100 + ++world.passwordsMade}?`;
  const response = await tab.browser.post('/registrations/password', { password });
  const { link } = tab;
  if (refusal !== undefined || !link) return expect(answerOf(response)).toBe(refusal);
  link.isPasswordSet = true;
  if (link.person.authenticator) link.keptPassword = password;
  else {
    link.person.password = password;
    link.epoch = ++link.person.epoch;
  }
  const next = nextStepOf(world, link);
  expect(answerOf(response)).toBe(next);
  if (next === 'done') complete(tab, link);
}

export async function startEnrolment(world: World, tab: Tab): Promise<void> {
  const refusal = refusalIn(world, tab);
  const response = await tab.browser.post('/registrations/authenticator');
  const { link } = tab;
  if (refusal !== undefined || !link) return expect(answerOf(response)).toBe(refusal);
  if (!['proof', 'enrolment'].includes(nextStepOf(world, link)))
    return expect(answerOf(response)).toBe('registration_step_refused');
  const shown = decodeSecret(response.body.secret);
  if (link.pendingSecret) expect(shown).toEqual(link.pendingSecret);
  link.pendingSecret = shown;
}

export async function confirmEnrolment(world: World, tab: Tab, choice: CodeChoice): Promise<void> {
  const refusal = refusalIn(world, tab);
  const { link } = tab;
  const pending = link?.pendingSecret;
  const { code, step } = pending ? typedCode(world, pending, choice) : { code: '123456', step: undefined };
  const response = await tab.browser.post('/registrations/authenticator/confirm', { code });
  if (refusal !== undefined || !link) return expect(answerOf(response)).toBe(refusal);
  if (!pending || !['proof', 'enrolment'].includes(nextStepOf(world, link)))
    return expect(answerOf(response)).toBe('registration_step_refused');
  const { person } = link;
  if (!claim(person.enrolments, timeOf(world))) return expect(answerOf(response)).toBe('login_locked');
  expect(answerOf(response)).toBe(step === undefined ? 'code_rejected' : 'done');
  if (step === undefined) return;
  person.authenticator = { secret: pending, state: 'active', lastStep: step };
  person.recoveryCodes = response.body.recoveryCodes.map((made: string) => ({ code: made, used: false }));
  person.codes = { attempts: 0, lockedUntil: 0 };
  person.enrolments = { attempts: 0, lockedUntil: 0 };
  person.epoch += 1;
  complete(tab, link);
}

/** Completes a reset with the authenticator that stays. */
export async function giveProof(world: World, tab: Tab, choice: CodeChoice): Promise<void> {
  const refusal = refusalIn(world, tab);
  const { link } = tab;
  const authenticator = link?.person.authenticator;
  const { code, step } = authenticator
    ? typedCode(world, authenticator.secret, choice)
    : { code: '123456', step: undefined };
  const response = await tab.browser.post('/registrations/proof', { code });
  if (refusal !== undefined || !link) return expect(answerOf(response)).toBe(refusal);
  if (nextStepOf(world, link) !== 'proof' || !authenticator)
    return expect(answerOf(response)).toBe('registration_step_refused');
  const { person } = link;
  if (!claim(person.codes, timeOf(world))) return expect(answerOf(response)).toBe('login_locked');
  const isAccepted = step !== undefined && step > authenticator.lastStep;
  expect(answerOf(response)).toBe(isAccepted ? 'done' : 'code_rejected');
  if (!isAccepted) return;
  authenticator.lastStep = step;
  person.codes = { attempts: 0, lockedUntil: 0 };
  person.epoch += 1;
  complete(tab, link);
}

function complete(tab: Tab, link: Link): void {
  link.isUsed = true;
  link.person.password = link.keptPassword ?? link.person.password;
  tab.link = undefined;
}
