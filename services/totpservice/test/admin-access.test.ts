import { auditEvents, clientScopes, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { contract } from '../src/http/contract.ts';
import { accessToken, createClient } from './clients.ts';
import { type Operation, operations, sendRaw } from './contract-requests.ts';
import { signedInEmployee } from './employees.ts';
import { startService } from './harness.ts';
import { createUser, signIn } from './people.ts';
import { stepUpWithCode } from './profile.ts';
import { allRows, expectOnlyRefusals } from './records.ts';

const service = await startService({}, afterAll);

interface AdminOperation {
  operationId: string;
  security?: object[];
  'x-roles'?: string[];
  'x-step-up'?: boolean;
}
const contractOf = new Map(
  Object.values(contract.paths as unknown as Record<string, Record<string, AdminOperation>>)
    .flatMap((ofPath) => Object.values(ofPath))
    .map((operation) => [operation.operationId, operation]),
);
const adminOperations = operations.filter(({ path }) => path.includes('/admin/'));
const all = ['support', 'support_lead', 'auditor'] as const;
const rolesOf = ({ id }: Operation) => contractOf.get(id)?.['x-roles'] ?? [];

const cookieOf = ({ cookies }: { cookies: Map<string, string> }) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
/** Another TVM system with every right of its kind. */
const client = await createClient(service, [...clientScopes]);
const ofClient = {
  authorization: `Bearer ${await accessToken(service, client, clientScopes.join(' '), { exp: 4_102_444_800 })}`,
};
const ask = ({ method, path, body, id }: Operation, cookie?: string, headers?: Record<string, string>) =>
  sendRaw(service, {
    method,
    url: id === 'searchOrganisations' ? `${path}?search=tvm` : path,
    cookie,
    headers,
    ...(body && { payload: JSON.stringify(body.example), contentType: 'application/json' }),
  });

const mainUser = await signIn(service, await createUser(service, { isMainUser: true }));
const employees = {
  support: await signedInEmployee(service, 'support'),
  support_lead: await signedInEmployee(service, 'support_lead'),
  auditor: await signedInEmployee(service, 'auditor'),
};

it('has an operation of each kind to look at', () => {
  expect(adminOperations.length).toBeGreaterThan(25);
});

describe.each(adminOperations)('$id', (operation) => {
  it('is for employees only, says so in the contract, and takes a code of the last minutes to change something or to carry it all away', () => {
    const { security, 'x-step-up': stepUp } = contractOf.get(operation.id) ?? {};
    expect(security).toEqual([{ employeeSession: [] }]);
    expect(rolesOf(operation).length).toBeGreaterThan(0);
    // An approval has a proof of its own in its body: a code, or the answer to a passkey that was asked for it.
    const isChange = operation.method !== 'GET' && !/\/(approval|passkey)$/.test(operation.path);
    expect(stepUp ?? false).toBe(isChange || operation.path.endsWith('/export'));
    if (operation.path.endsWith('/approval')) {
      const { required, minProperties, properties } = operation.body?.schema ?? { properties: {} };
      expect([required, minProperties]).toEqual([['version'], 2]);
      expect(Object.keys(properties)).toEqual(['code', 'passkey', 'version']);
    }
  });

  it('is refused to a guest, to a client, to a portal user and to every role that it does not name, with no trace of data', async () => {
    const before = await allRows(service);
    expect(await ask(operation)).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(await ask(operation, undefined, ofClient)).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(await ask(operation, cookieOf(mainUser))).toMatchObject({
      status: 403,
      code: 'employee_required',
    });
    const others = all.filter((role) => !rolesOf(operation).includes(role));
    for (const role of others) {
      const answer = await ask(operation, cookieOf(employees[role].browser));
      expect(answer).toMatchObject({ status: 403, code: 'role_required' });
    }
    await expectOnlyRefusals(service, before, 1 + others.length);
    const [latest] = await service.ownerDb
      .select({ details: auditEvents.details })
      .from(auditEvents)
      .where(eq(auditEvents.reason, others.length > 0 ? 'role_required' : 'employee_required'))
      .orderBy(auditEvents.id)
      .then((events) => events.slice(-1));
    expect(latest?.details).toEqual({ operation: operation.id });
  });

  it('lets in each role that it names', async () => {
    for (const role of all.filter((each) => rolesOf(operation).includes(each))) {
      const { code } = await ask(operation, cookieOf(employees[role].browser));
      expect(['unauthenticated', 'employee_required', 'role_required', 'step_up_required']).not.toContain(
        code,
      );
    }
  });
});

describe('an employee', () => {
  const changes = adminOperations.filter(({ id }) => contractOf.get(id)?.['x-step-up']);

  it('whose code is five minutes old changes nothing before another one', async () => {
    const lead = await signedInEmployee(service, 'support_lead');
    service.clock.advance(300);
    // Using a session is written down once a minute.
    await lead.browser.get('/session');
    const before = await allRows(service);
    for (const operation of changes)
      expect(await ask(operation, cookieOf(lead.browser))).toMatchObject({
        status: 403,
        code: 'step_up_required',
      });
    await expectOnlyRefusals(service, before, changes.length);
    await stepUpWithCode(service, lead.browser, lead.secret);
    for (const operation of changes)
      expect((await ask(operation, cookieOf(lead.browser))).code).not.toBe('step_up_required');
  });

  it('who lost the role, or was disabled, is refused with the next request', async () => {
    const { user, browser } = await signedInEmployee(service, 'support_lead');
    expect((await browser.get('/admin/rollout')).status).toBe(200);
    await service.ownerDb.update(users).set({ employeeRole: 'support' }).where(eq(users.id, user.id));
    expect((await browser.get('/admin/rollout')).body.code).toBe('role_required');
    await service.ownerDb.update(users).set({ disabledAt: service.clock.now }).where(eq(users.id, user.id));
    expect((await browser.get('/admin/employees')).body.code).toBe('unauthenticated');
  });

  it('without an authenticator gets no session, so that no password alone opens the console', async () => {
    const user = await createUser(service, { kind: 'employee' });
    const browser = service.browser();
    const answer = await browser.post('/login', { email: user.email, password: 'Vijf rode sokken 31!' });
    expect(answer.body.next).toBe('registration_required');
    expect((await browser.get('/admin/employees')).status).toBe(401);
  });
});
