import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { mails, passwords, users } from '@tvm/db';
import { nodeEnvironment } from '@tvm/testing';
import { decodeSecret } from '@tvm/totp';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { approve, askFor, signedInEmployee } from './employees.ts';
import { startService } from './harness.ts';
import { openLink } from './mailed-links.ts';
import { codeOf, createUser, mintLink, must, password } from './people.ts';
import { aliveness } from './profile.ts';
import { eventsOf, queuedMails } from './records.ts';

const service = await startService({}, afterAll);

/** The command as an operator runs it, as the services' own role. */
function run(
  command: 'create-employee' | 'change-employee-role' | 'disable-employee',
  args: string[],
  env = {},
) {
  const file = fileURLToPath(new URL(`../src/commands/${command}.ts`, import.meta.url));
  const { databaseUrl } = service.config;
  const settings = { ...nodeEnvironment, DATABASE_URL: databaseUrl, PATH: process.env.PATH, ...env };
  return new Promise<{ code: number; output: string }>((resolve) => {
    execFile(process.execPath, [file, ...args], { env: settings }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

const given = ['--first-name', 'Medewerker', '--surname', '9', '--role', 'support_lead'];
const named = (email: string) => ['--email', email, ...given];
const userOf = async (email: string) => {
  const [user] = await service.ownerDb.select().from(users).where(eq(users.email, email));
  return must(user);
};

describe('create-employee', () => {
  it('makes an employee without a password, who gets in by the mailed link, a password and a code', async () => {
    const lead = await createUser(service, { kind: 'employee', employeeRole: 'support_lead' });
    const { code, output } = await run('create-employee', named('medewerker9@tvm.test'));
    expect([code, output.includes('support_lead')]).toEqual([0, true]);
    const user = await userOf('medewerker9@tvm.test');
    expect(await told(lead)).toEqual([{ subjectUserId: user.id, role: 'support_lead' }]);
    expect(user).toMatchObject({ kind: 'employee', employeeRole: 'support_lead', organisationId: null });
    expect(await service.ownerDb.$count(passwords, eq(passwords.userId, user.id))).toBe(0);
    expect(await queuedMails(service, user)).toMatchObject([
      { kind: 'registration', requestedBy: 'support' },
    ]);
    expect(await eventsOf(service, user)).toEqual(['employee_created success']);

    const browser = await openLink(service, await mintLink(service, user));
    expect((await browser.post('/registrations/password', { password })).body.next).toBe('enrolment');
    const secret = decodeSecret((await browser.post('/registrations/authenticator')).body.secret);
    await browser.post('/registrations/authenticator/confirm', { code: codeOf(service, secret) });
    service.clock.advance(30);
    await browser.post('/login', { email: user.email, password });
    await browser.post('/login/code', { code: codeOf(service, secret) });
    expect((await browser.get('/admin/rollout')).status).toBe(200);
  });

  it.each([
    [
      'an address that is in use, whoever has it',
      async () => named((await createUser(service)).email.toUpperCase()),
    ],
    ['what is no address', async () => named('medewerker')],
    ['an unknown role', async () => [...named('een@tvm.test').slice(0, -1), 'admin']],
    ['a name that is missing', async () => ['--email', 'een@tvm.test', '--role', 'support']],
    [
      'a name that turns what is read around',
      async () => ['--email', 'een@tvm.test', '--first-name', 'Jan\u202e', ...given.slice(2)],
    ],
    ['a password', async () => [...named('een@tvm.test'), '--password', 'Geheim-123!']],
  ])('refuses %s, and makes nobody', async (_what, args) => {
    const before = await service.ownerDb.$count(users);
    const given = await args();
    const count = (await service.ownerDb.$count(users)) - before;
    expect((await run('create-employee', given)).code).toBe(1);
    expect((await service.ownerDb.$count(users)) - before).toBe(count);
  });

  it('says in one line what is wrong with the settings', async () => {
    const { code, output } = await run('create-employee', named('een@tvm.test'), { DATABASE_URL: '' });
    expect([code, output]).toEqual([1, expect.stringContaining('DATABASE_URL')]);
  });
});

const told = async (to: { id: string }) => {
  const rows = await service.ownerDb.select().from(mails).where(eq(mails.kind, 'role_granted'));
  return rows
    .filter(({ userId }) => userId === to.id)
    .map(({ params: { subjectUserId, role, formerRole } }) => ({ subjectUserId, role, formerRole }));
};

describe('what an employee asked for', () => {
  it.each([
    ['is disabled', 'disable-employee', []],
    ['has another role', 'change-employee-role', ['--role', 'auditor']],
  ] as const)('is cancelled when they are no longer in the role: who %s', async (_what, command, more) => {
    const [asking, deciding, about] = [
      await signedInEmployee(service),
      await signedInEmployee(service),
      await signedInEmployee(service),
    ];
    service.clock.advance(30);
    const { id } = (await askFor(asking.browser, 'reset', about.user)).body;
    const other = (await askFor(deciding.browser, 'reset', asking.user)).body;
    expect((await run(command, ['--email', asking.user.email, ...more])).code).toBe(0);
    const stateOf = async (approvalId: string) =>
      (await deciding.browser.get(`/admin/approvals/${approvalId}`)).body.state;
    expect(await stateOf(id)).toBe('cancelled');
    expect(await stateOf(other.id)).toBe('expired');
    expect((await approve(service, deciding, id)).body.code).toBe('approval_not_open');
    expect(await eventsOf(service, about.user)).toContain('approval_cancelled success');
    expect(await aliveness(asking.browser)).toBe('unauthenticated');
  });
});

describe('change-employee-role', () => {
  it('gives the role, once, and tells the other leads and whose role it is; nobody else', async () => {
    const [lead, peer, changed] = [
      await createUser(service, { kind: 'employee', employeeRole: 'support_lead' }),
      await createUser(service, { kind: 'employee', employeeRole: 'support' }),
      await createUser(service, { kind: 'employee', employeeRole: 'support' }),
    ];
    for (let time = 0; time < 2; time++)
      expect(
        (await run('change-employee-role', ['--email', changed.email, '--role', 'support_lead'])).code,
      ).toBe(0);
    expect(await userOf(changed.email)).toMatchObject({ employeeRole: 'support_lead' });
    const granted = { subjectUserId: changed.id, role: 'support_lead', formerRole: 'support' };
    for (const to of [lead, changed]) expect(await told(to)).toEqual([granted]);
    expect(await told(peer)).toEqual([]);
    expect(await eventsOf(service, changed)).toEqual(['employee_role_changed success']);
  });

  it.each([
    ['a portal user', async () => (await createUser(service)).email, 'support'],
    [
      'a disabled employee',
      async () => (await createUser(service, { kind: 'employee', disabledAt: service.clock.now })).email,
      'support_lead',
    ],
    ['an address that nobody has', async () => 'niemand@tvm.test', 'support'],
    ['an unknown role', async () => (await createUser(service, { kind: 'employee' })).email, 'admin'],
  ])('refuses %s', async (_what, emailOf, role) => {
    const email = await emailOf();
    const { code } = await run('change-employee-role', ['--email', email, '--role', role]);
    expect(code).toBe(1);
  });
});

describe('disable-employee', () => {
  it('ends what is open, once, and is for employees only', async () => {
    const { user, browser } = await signedInEmployee(service);
    for (let time = 0; time < 2; time++)
      expect((await run('disable-employee', ['--email', user.email])).code).toBe(0);
    expect(await aliveness(browser)).toBe('unauthenticated');
    expect((await eventsOf(service, user)).filter((event) => event.startsWith('employee'))).toHaveLength(1);
    const portal = await createUser(service);
    expect((await run('disable-employee', ['--email', portal.email])).code).toBe(1);
    expect((await userOf(portal.email)).disabledAt).toBeNull();
  });
});
