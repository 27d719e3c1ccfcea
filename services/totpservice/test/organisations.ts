import { activations, approvals, exemptions, type users } from '@tvm/db';
import type { TestService } from './harness.ts';
import { createUser, must, type TestUser } from './people.ts';

/** Switches 2FA on for an organisation, as a fact: without mails or events. */
export async function activate(service: TestService, organisationId: string | null): Promise<void> {
  await service.ownerDb
    .insert(activations)
    .values({ organisationId: must(organisationId), activatedAt: service.clock.now });
}

/** A user of an organisation of its own, of which 2FA is required. */
export async function createObligedUser(
  service: TestService,
  options: Partial<typeof users.$inferInsert> & { password?: string | null } = {},
): Promise<TestUser> {
  const user = await createUser(service, options);
  await activate(service, user.organisationId);
  return user;
}

/** Exempts an organisation for some days, with the approved reversal that an exemption comes from. */
export async function exempt(
  service: TestService,
  organisationId: string | null,
  days: number,
): Promise<void> {
  const now = service.clock.now;
  const [one, other] = [
    await createUser(service, { kind: 'employee' }),
    await createUser(service, { kind: 'employee' }),
  ];
  const endsAt = new Date(now.getTime() + days * 24 * 3600 * 1000);
  const [reversal] = await service.ownerDb
    .insert(approvals)
    .values({
      kind: 'reversal',
      version: 'x',
      needsSecondEmployee: true,
      organisationId: must(organisationId),
      requestedBy: one.id,
      decidedBy: other.id,
      decision: 'approved',
      reason: 'test',
      ticketReference: 'T-1',
      params: { exemptionDays: days },
      requestedAt: now,
      decidedAt: now,
      expiresAt: endsAt,
    })
    .returning({ id: approvals.id });
  await service.ownerDb
    .insert(exemptions)
    .values({ organisationId: must(organisationId), reversalId: must(reversal).id, startsAt: now, endsAt });
}
