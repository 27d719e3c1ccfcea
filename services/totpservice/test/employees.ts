import type { users } from '@tvm/db';
import type { Response } from 'supertest';
import type { Browser } from './browser.ts';
import type { TestService } from './harness.ts';
import { createObligedUser } from './organisations.ts';
import { codeOf, createUser, enrol, must, type TestUser } from './people.ts';
import { type Enrolled, signedInWithCode } from './profile.ts';

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
  kind: 'reversal',
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
  browser.post('/admin/approvals', { ...reversalBody, organisationId: must(organisationId), ...more });

export const actionBody = {
  reason: 'Telefoon gestolen',
  ticketReference: 'TVM-1235',
  identityChecks: ['called_back', 'personal_data'],
};

/** Asks for what is about one user. */
export const askFor = (
  browser: Browser,
  kind: 'reset' | 'new_phone' | 'first_enrolment',
  { id: userId }: { id: string },
  more: { identityChecks?: string[] } = {},
): Promise<Response> => browser.post('/admin/approvals', { ...actionBody, kind, userId, ...more });

/** Looks at it, and approves what was shown with the code that the approver's app shows now. */
export async function approve(
  service: TestService,
  { browser, secret }: Enrolled,
  approvalId: string,
): Promise<Response> {
  const shown = await browser.get(`/admin/approvals/${approvalId}`);
  const body = { code: codeOf(service, secret), version: shown.body.version ?? 'none' };
  return browser.post(`/admin/approvals/${approvalId}/approval`, body);
}

/** A reversal from request to approval; answers the approval. */
export async function reverse(
  service: TestService,
  organisationId: string | null,
  more: { exemptionDays?: number } = {},
): Promise<Response> {
  const [asking, deciding] = await twoEmployees(service);
  const asked = await askReversal(asking.browser, organisationId, more);
  return approve(service, deciding, asked.body.id);
}

/** Something that waits for another employee once it is asked for, and an enrolled user to whom it would happen. */
export async function askable(
  service: TestService,
  browser: Browser,
  kind: 'reset' | 'reversal',
): Promise<{ user: TestUser; ask: () => Promise<Response> }> {
  const emailChangedAt = new Date(service.clock.now.getTime() - 71 * 3600_000);
  const user =
    kind === 'reset' ? await createUser(service, { emailChangedAt }) : await createObligedUser(service);
  await enrol(service, user);
  const ask = () =>
    kind === 'reset' ? askFor(browser, 'reset', user) : askReversal(browser, user.organisationId);
  return { user, ask };
}
