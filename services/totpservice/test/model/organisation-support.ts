import { sql } from 'drizzle-orm';
import { createUser } from '../people.ts';
import {
  type Member,
  type Organisation,
  type OrganisationWorld,
  reasonFor,
  timeOf,
} from './organisation-world.ts';

/**
 * What support's approval of a reversal does (DESIGN section 3), through the owner's role until there is an operation for it: in one transaction the
 * activation ends, an exemption begins where 2FA would be required all the same, and authenticators, open registrations and sessions of
 * the organisation's users end.
 */
export async function reverse(
  world: OrganisationWorld,
  organisation: Organisation,
  days: number,
): Promise<void> {
  const now = world.service.clock.now;
  const endsAt = new Date(now.getTime() + days * 24 * 3_600_000);
  const [asking, approving] = world.employees;
  const hadActivation = organisation.isActivated;
  organisation.isActivated = false;
  const needsExemption =
    !hadActivation || reasonFor(world, { ...organisation, exemptUntil: 0 }) === 'mandatory';
  await world.service.ownerDb.transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      insert into reversals (organisation_id, requested_by, reason, ticket_reference, exemption_days, requested_at, expires_at, decided_by, decided_at, decision)
      values (${organisation.id}, ${asking.id}, 'test', 'T-1', ${days}, ${now.toISOString()}, ${endsAt.toISOString()}, ${approving.id}, ${now.toISOString()}, 'approved')
      returning id`);
    const reversalId = rows[0]?.id;
    await tx.execute(sql`update activations set ended_at = ${now.toISOString()}, ended_by_reversal_id = ${reversalId}
      where organisation_id = ${organisation.id} and ended_at is null`);
    if (needsExemption) {
      await tx.execute(
        sql`update exemptions set ended_at = ${now.toISOString()} where organisation_id = ${organisation.id} and ended_at is null`,
      );
      await tx.execute(sql`insert into exemptions (organisation_id, reversal_id, starts_at, ends_at)
        values (${organisation.id}, ${reversalId}, ${now.toISOString()}, ${endsAt.toISOString()})`);
    }
    const members = sql`(select id from users where organisation_id = ${organisation.id})`;
    await tx.execute(sql`update authenticators set state = 'revoked', sealed_secret = null, ended_at = ${now.toISOString()}
      where user_id in ${members} and state <> 'revoked'`);
    await tx.execute(sql`delete from recovery_codes where user_id in ${members}`);
    await tx.execute(
      sql`update users set credential_epoch = credential_epoch + 1 where organisation_id = ${organisation.id}`,
    );
  });
  if (needsExemption) organisation.exemptUntil = endsAt.getTime();
  for (const member of world.members.filter((each) => each.organisation === organisation)) {
    member.secret = undefined;
    member.epoch += 1;
  }
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
