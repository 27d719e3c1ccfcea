import { clientScopes, clients } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { contract } from '../src/http/contract.ts';
import { accessToken, createClient } from './clients.ts';
import { type Operation, operations, sendRaw } from './contract-requests.ts';
import { signedInEmployee } from './employees.ts';
import { startService } from './harness.ts';
import { createUser, signIn } from './people.ts';
import { allRows, expectOnlyRefusals } from './records.ts';

const service = await startService({}, afterAll);
const scopesOf = new Map(
  Object.values(
    contract.paths as Record<
      string,
      Record<string, { operationId: string; security?: Record<string, string[]>[] }>
    >,
  )
    .flatMap((ofPath) => Object.values(ofPath))
    .map(({ operationId, security = [] }) => [operationId, security.flatMap((each) => each.client ?? [])]),
);
const ofClients = operations.filter(({ isForClients }) => isForClients);

const cookieOf = ({ cookies }: { cookies: Map<string, string> }) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const mainUser = await signIn(service, await createUser(service, { isMainUser: true }));
const { browser: employee } = await signedInEmployee(service, 'support_lead');
const all = await createClient(service, [...clientScopes]);
const none = await createClient(service, []);
const revoked = await createClient(service, [...clientScopes]);
await service.ownerDb.update(clients).set({ revokedAt: service.clock.now }).where(eq(clients.id, revoked.id));

const ask = ({ method, path, body, headers }: Operation, authorization: string, cookie?: string) =>
  sendRaw(service, {
    ...{ method, url: method === 'DELETE' && path.includes('/users/') ? `${path}?version=1` : path, cookie },
    headers: { ...headers, authorization },
    ...(body && { payload: JSON.stringify(body.example), contentType: 'application/json' }),
  });
const bearer = async (client: { id: string }, scope: string) =>
  `Bearer ${await accessToken(service, client, scope)}`;

it('has an operation of each scope to look at', () => {
  const scopes = new Set(ofClients.flatMap(({ id }) => scopesOf.get(id) ?? []));
  // Those of signals open a protocol of its own: `register-signals.test.ts`.
  const ofContract = clientScopes.filter((scope) => !scope.startsWith('ssf.'));
  expect([...scopes].sort()).toEqual([...ofContract].sort());
});

describe.each(ofClients)('$id', (operation) => {
  const scopes = scopesOf.get(operation.id) ?? [];
  const scope = scopes.join(' ');

  it('names its scope in the contract, and credentials only beside another', () => {
    expect(scopes).toHaveLength(scopes.includes('credentials') ? 2 : 1);
  });

  it('is refused with no token, with people’s and employees’ sessions, and to a revoked client, without a trace', async () => {
    const before = await allRows(service);
    const answers = [
      await ask(operation, ''),
      await ask(operation, '', cookieOf(mainUser)),
      await ask(operation, '', cookieOf(employee)),
      await ask(operation, await bearer(revoked, scope)),
    ];
    for (const { status, code } of answers) expect([status, code]).toEqual([401, 'invalid_token']);
    expect(await allRows(service)).toEqual(before);
  });

  it('is refused with every other scope, with all but one of its own, and to a client that has lost the one', async () => {
    const others = clientScopes.filter((other) => !scopes.includes(other));
    const lacking = scopes.map((one) => clientScopes.filter((other) => other !== one).join(' '));
    const before = await allRows(service);
    const answers = [
      ...(await Promise.all(
        [...others, ...lacking].map(async (other) => ask(operation, await bearer(all, other))),
      )),
      await ask(operation, await bearer(all, '')),
      await ask(operation, await bearer(none, scope)),
    ];
    for (const { status, code } of answers) expect([status, code]).toEqual([403, 'insufficient_scope']);
    await expectOnlyRefusals(service, before, answers.length);
  });
});
