import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { passwords, users } from '@tvm/db';
import { nodeEnvironment } from '@tvm/testing';
import { decodeSecret } from '@tvm/totp';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from './employees.ts';
import { startService } from './harness.ts';
import { openLink } from './mailed-links.ts';
import { codeOf, createUser, mintLink, must, password } from './people.ts';
import { aliveness } from './profile.ts';
import { eventsOf, queuedMails } from './records.ts';

const service = await startService({}, afterAll);

/** The command as an operator runs it, as the services' own role. */
function run(command: 'create-employee' | 'disable-employee', args: string[], env = {}) {
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
    const { code, output } = await run('create-employee', named('medewerker9@tvm.test'));
    expect([code, output.includes('support_lead')]).toEqual([0, true]);
    const user = await userOf('medewerker9@tvm.test');
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
