import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { auditEvents, mails } from '@tvm/db';
import { nodeEnvironment } from '@tvm/testing';
import { eq } from 'drizzle-orm';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { processSettings, sharedKeys, startApiProcess } from './api-process.ts';
import { askToken } from './clients.ts';
import { startService } from './harness.ts';
import { createUser, must } from './people.ts';

const { keys, texts } = sharedKeys();
const service = await startService({ keys }, afterAll);

/** The command as an operator runs it, as the services' own role. */
function run(args: string[], env: NodeJS.ProcessEnv = {}) {
  const file = fileURLToPath(new URL('../src/commands/clients.ts', import.meta.url));
  const settings = {
    ...{ DATABASE_URL: service.config.databaseUrl, PUBLIC_ORIGIN: service.config.publicOrigin },
    ...{ ...nodeEnvironment, PATH: process.env.PATH, ...env },
  };
  return new Promise<{ code: number; output: string }>((resolve) => {
    execFile(process.execPath, [file, ...args], { env: settings }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

const after = (word: string, output: string) => must(new RegExp(`^${word} (\\S+)$`, 'm').exec(output)?.[1]);
const make = async (name: string, ...more: string[]) => {
  const { code, output } = await run(['create', '--name', name, '--scopes', 'decisions,events', ...more]);
  expect(code, output).toBe(0);
  return { id: after('client', output), output };
};
const token = (id: string, secret: string) => askToken(service, { scope: 'decisions' }, { id, secret });

it('a client is made, scoped, rotated and revoked by command', async () => {
  const { id, output } = await make('Polisadministratie');
  const secret = after('secret', output);
  expect((await token(id, secret)).status).toBe(200);

  expect((await run(['narrow', id, '--scopes', 'events'])).output).toBe(`${id}  events\n`);
  expect((await token(id, secret)).body.error).toBe('invalid_scope');
  expect((await run(['narrow', id, '--scopes', 'decisions'])).output).toContain('client_grant_needed');
  expect((await run(['grant', id, '--scopes', 'decisions'])).output).toBe(`${id}  events,decisions\n`);

  const second = after('secret', (await run(['add-secret', id])).output);
  expect((await run(['add-secret', id])).output).toContain('client_secret_limit');
  const listed = (await run(['list'])).output;
  expect(listed).toContain(`${id}  Polisadministratie  client_secret_basic  events,decisions`);
  for (const shown of [secret, second]) expect(listed).not.toContain(shown);
  const [, first = ''] = /secret (\S+) of/.exec(listed) ?? [];
  expect((await run(['revoke-secret', id, first])).code).toBe(0);
  expect((await token(id, secret)).status).toBe(401);
  expect((await token(id, second)).status).toBe(200);

  expect((await run(['revoke', id])).code).toBe(0);
  expect((await token(id, second)).status).toBe(401);
  expect((await run(['list'])).output).toContain('revoked');
});

it('what the host grants is in the trail as the host’s, and told to every lead, or to support where there is none', async () => {
  const told = async () => {
    const rows = await service.ownerDb.select().from(mails).where(eq(mails.kind, 'power_granted'));
    return rows.map(({ userId, params: { granted, clientId, approvalId } }) => ({
      ...{
        userId,
        clientId,
        approvalId,
        kind: granted?.kind,
        scopes: granted?.scopes,
        secret: granted?.secret,
      },
    }));
  };
  await service.ownerDb.delete(mails);
  const { id: clientId } = await make('Verteld');
  const lead = await createUser(service, { kind: 'employee', employeeRole: 'support_lead' });
  expect((await run(['grant', clientId, '--scopes', 'provisioning'])).code).toBe(0);
  await run(['narrow', clientId, '--scopes', 'events']);
  expect(await told()).toEqual([
    { userId: null, clientId, kind: 'new_client', scopes: ['decisions', 'events'], secret: true },
    { userId: lead.id, clientId, kind: 'client_grant', scopes: ['provisioning'], secret: false },
  ]);
  const events = await service.ownerDb.select().from(auditEvents).where(eq(auditEvents.actorKind, 'system'));
  expect(
    events
      .filter(({ details }) => details.client === clientId)
      .map(({ type, details }) => [type, details.scopes]),
  ).toEqual([
    ['client_created', 'decisions events'],
    ['client_granted', 'provisioning'],
    ['client_changed', 'events'],
  ]);
});

it('a client with keys is made from a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'));
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const write = async (name: string, key: typeof publicKey) => {
    const file = join(folder, name);
    await writeFile(file, JSON.stringify({ keys: [{ ...(await exportJWK(key)), kid: 'one' }] }));
    return file;
  };
  const { output } = await make('Met sleutel', '--jwks', await write('public.json', publicKey));
  expect(output).not.toContain('secret');
  const refused = await run(['create', '--name', 'Privé', '--jwks', await write('private.json', privateKey)]);
  expect([refused.code, refused.output]).toEqual([1, 'Refused: client_keys_refused (docs/problems).\n']);
});

it.each([
  [[], 'Usage:'],
  [['explode'], 'Usage:'],
  [['create'], 'Usage:'],
  [['create', '--name', 'x', '--scopes', 'everything'], 'The scopes are'],
  [['create', '--name', 'Polis\u202e'], 'A name is'],
  [['revoke', 'geen'], 'Usage:'],
  [['create', '--name', 'x', '--jwks', '/nowhere'], "can't be read"],
])('with %j it says what is wrong in plain words', async (args, words) => {
  const { code, output } = await run(args);
  expect(code).toBe(1);
  expect(output).toContain(words);
  expect(output).not.toMatch(/at file:|postgres:/);
});

it('a client that one process revokes is refused by the other with its next request', async () => {
  const settings = processSettings(service.config.databaseUrl, texts);
  const [one, other] = await Promise.all([
    startApiProcess(settings, onTestFinished),
    startApiProcess(settings, onTestFinished),
  ]);
  await createUser(service, { externalId: 'USR-1' });
  const { id, output } = await make('Twee processen');
  const basic = Buffer.from(`${id}:${after('secret', output)}`).toString('base64');
  const ask = (url: string) =>
    fetch(`${url}/totpservice/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'decisions' }),
    });
  const { access_token: issued } = (await (await ask(one.url)).json()) as { access_token: string };
  const use = (url: string) =>
    fetch(`${url}/totpservice/api/v1/users/USR-1/two-factor`, {
      headers: { authorization: `Bearer ${issued}` },
    });
  expect([(await use(one.url)).status, (await use(other.url)).status]).toEqual([200, 200]);
  await run(['revoke', id]);
  expect([(await use(one.url)).status, (await use(other.url)).status]).toEqual([401, 401]);
  expect([(await ask(one.url)).status, (await ask(other.url)).status]).toEqual([401, 401]);
});
