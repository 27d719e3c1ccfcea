import type { users } from '@tvm/db';
import type { Response } from 'supertest';
import type { Browser } from './browser.ts';
import type { TestService } from './harness.ts';
import { codeOf, must } from './people.ts';
import { type Enrolled, signedInWithCode } from './profile.ts';

const admin = '/admin';

/** An employee, signed in with a code just now. */
export const signedInEmployee = (
  service: TestService,
  employeeRole: 'support' | 'support_lead' | 'auditor' = 'support',
  options: Partial<typeof users.$inferInsert> = {},
): Promise<Enrolled> => signedInWithCode(service, { kind: 'employee', employeeRole, ...options });

/** Two of them: one asks, the other one decides. The clock has moved since, so that both have a code that wasn't used. */
export async function twoEmployees(service: TestService): Promise<[Enrolled, Enrolled]> {
  const two: [Enrolled, Enrolled] = [await signedInEmployee(service), await signedInEmployee(service)];
  service.clock.advance(30);
  return two;
}

export const reversalBody = {
  reason: 'Telefoons vervangen',
  ticketReference: 'TVM-1234',
  organisationName: 'Testvervoer',
};

/** Asks for a reversal. */
export const askReversal = (
  browser: Browser,
  organisationId: string | null,
  more: { exemptionDays?: number } = {},
): Promise<Response> =>
  browser.post(`${admin}/organisations/${must(organisationId)}/reversals`, { ...reversalBody, ...more });

/** Approves with the code that the approver's app shows now. */
export const approve = (
  service: TestService,
  { browser, secret }: Enrolled,
  path: string,
): Promise<Response> => browser.post(`${admin}/${path}/approval`, { code: codeOf(service, secret) });

/** A reversal from request to approval; answers the approval. */
export async function reverse(
  service: TestService,
  organisationId: string | null,
  more: { exemptionDays?: number } = {},
): Promise<Response> {
  const [asking, deciding] = await twoEmployees(service);
  const asked = await askReversal(asking.browser, organisationId, more);
  return approve(service, deciding, `reversals/${asked.body.id}`);
}

export const actionBody = {
  reason: 'Telefoon gestolen',
  ticketReference: 'TVM-1235',
  identityChecks: ['called_back', 'personal_data'],
};
