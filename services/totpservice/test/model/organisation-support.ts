import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Browser } from '../browser.ts';
import { askReversal } from '../employees.ts';
import { codeOf, createUser, signInWithCode } from '../people.ts';
import {
  answerOf,
  type Employee,
  type Member,
  type Organisation,
  type OrganisationWorld,
  reasonFor,
  timeOf,
} from './organisation-world.ts';

/**
 * A reversal from request to decision by the real operations: support asks, and another employee approves, or rejects. `days` undefined: as long as needed.
 * What an approval does is written here apart from the operation.
 */
export async function reverse(
  world: OrganisationWorld,
  organisation: Organisation,
  { days, isRejected }: { days: number | undefined; isRejected: boolean },
): Promise<void> {
  const [asking, deciding] = world.employees;
  const asked = await askReversal(await signInEmployee(world, asking), organisation.id, {
    ...(days !== undefined && { exemptionDays: days }),
  });
  const isPossible = organisation.isActivated || world.service.config.mandatoryFrom !== undefined;
  if (!isPossible) return expect(answerOf(asked)).toBe('nothing_to_reverse');
  const browser = await signInEmployee(world, deciding);
  const path = `/admin/approvals/${asked.body.id}`;
  if (isRejected) {
    const rejected = await browser.post(`${path}/rejection`, { reason: 'test' });
    return expect(rejected.body.state).toBe('rejected');
  }
  world.service.clock.advance(30);
  const { version } = (await browser.get(path)).body;
  const code = codeOf(world.service, deciding.secret);
  const approved = await browser.post(`${path}/approval`, { code, version });
  expect(approved.body.state).toBe('approved');
  const hadActivation = organisation.isActivated;
  organisation.isActivated = false;
  const isNeeded = !hadActivation || reasonFor(world, { ...organisation, exemptUntil: 0 }) === 'mandatory';
  const granted = days ?? (isNeeded ? 14 : undefined);
  if (granted !== undefined) organisation.exemptUntil = timeOf(world) + granted * 24 * 3_600_000;
  if (!hadActivation) return;
  for (const member of world.members.filter((each) => each.organisation === organisation)) {
    member.secret = undefined;
    member.epoch += 1;
  }
}

/** With a code that wasn't used yet. */
async function signInEmployee(world: OrganisationWorld, { user, secret }: Employee): Promise<Browser> {
  world.service.clock.advance(30);
  return signInWithCode(world.service, user, secret);
}

/** Provisioning adds somebody without a password. */
export async function addMember(
  world: OrganisationWorld,
  organisation: Organisation,
  isMainUser: boolean,
): Promise<Member> {
  const user = await createUser(world.service, {
    organisationId: organisation.id,
    isMainUser,
    password: null,
  });
  const member: Member = {
    user,
    organisation,
    isMainUser,
    isDisabled: false,
    password: undefined,
    secret: undefined,
    lastStep: 0,
    epoch: 1,
  };
  world.members.push(member);
  return member;
}

/** Provisioning moves somebody: sessions and tokens end, the authenticator stays, the new organisation decides. */
export async function move(world: OrganisationWorld, member: Member): Promise<void> {
  const [one, other] = world.organisations;
  member.organisation = member.organisation === one ? other : one;
  member.epoch += 1;
  await world.service.ownerDb.execute(sql`update users set organisation_id = ${member.organisation.id},
    credential_epoch = credential_epoch + 1 where id = ${member.user.id}`);
}

/** Provisioning disables somebody, or enables them again. The epoch rises with the latter only: being disabled has to be enough by itself. */
export async function toggle(world: OrganisationWorld, member: Member): Promise<void> {
  member.isDisabled = !member.isDisabled;
  const raise = member.isDisabled ? 0 : 1;
  member.epoch += raise;
  const disabledAt = member.isDisabled ? new Date(timeOf(world)).toISOString() : null;
  await world.service.ownerDb.execute(sql`update users set disabled_at = ${disabledAt}::timestamptz,
    credential_epoch = credential_epoch + ${raise} where id = ${member.user.id}`);
}
