import { approvals, users } from '@tvm/db';
import type { TestService } from './harness.ts';

/**
 * So many resets that wait, each of an employee of its own: more than a test wants to ask for one by one.
 * @returns their ids, the oldest first
 */
export async function manyOpen(service: TestService, requestedBy: string, count: number): Promise<string[]> {
  const requestedAt = service.clock.now;
  const subjects = await service.ownerDb
    .insert(users)
    .values(
      Array.from({ length: count }, () => {
        const email = `${crypto.randomUUID()}@tvm.test`;
        const employee = { kind: 'employee', employeeRole: 'support' } as const;
        return { ...employee, email, emailCanonical: email, createdAt: requestedAt };
      }),
    )
    .returning({ userId: users.id, credentialEpoch: users.credentialEpoch });
  const made = await service.ownerDb
    .insert(approvals)
    .values(
      subjects.map((subject) => ({
        ...subject,
        ...{ kind: 'reset' as const, version: 'x', needsSecondEmployee: true, requestedBy, requestedAt },
        ...{ reason: 'test', ticketReference: 'T-1', params: { identityChecks: ['in_person'] } },
        expiresAt: new Date(requestedAt.getTime() + 24 * 3600_000),
      })),
    )
    .returning({ id: approvals.id });
  return made.map(({ id }) => id);
}
