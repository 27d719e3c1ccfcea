import { activations, approvals, exemptions } from '@tvm/db';
import type { TestService } from './harness.ts';
import { createUser, must } from './people.ts';

/** Switches an organisation's 2FA on, as a fact: without mails or events. */
export async function activate(service: TestService, organisationId: string | null): Promise<void> {
  await service.ownerDb
    .insert(activations)
    .values({ organisationId: must(organisationId), activatedAt: service.clock.now });
}

/** Gives an organisation a leave from 2FA, with the reversal that an exemption comes from. */
export async function exempt(
  service: TestService,
  organisationId: string | null,
  endsAt: Date,
): Promise<void> {
  const { now } = service.clock;
  const [asking, approving] = [
    await createUser(service, { kind: 'employee' }),
    await createUser(service, { kind: 'employee' }),
  ];
  const [reversal] = await service.ownerDb
    .insert(approvals)
    .values({
      kind: 'reversal',
      version: 'x',
      needsSecondEmployee: true,
      organisationId: must(organisationId),
      requestedBy: asking.id,
      reason: 'test',
      ticketReference: 'T-1',
      requestedAt: now,
      expiresAt: endsAt,
      decidedBy: approving.id,
      decidedAt: now,
      decision: 'approved',
    })
    .returning({ id: approvals.id });
  const reversalId = must(reversal).id;
  await service.ownerDb
    .insert(exemptions)
    .values({ organisationId: must(organisationId), reversalId, startsAt: now, endsAt });
}
