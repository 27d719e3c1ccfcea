import { randomUUID } from 'node:crypto';
import { approvals, auditEvents, clients } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { calculateJwkThumbprint } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  askGrant,
  askNewClient,
  base,
  publicJwk,
  startClientAdministration,
  twoLeads,
} from '../../../../test/client-administration.ts';
import { approve, signedInEmployee } from '../../../../test/employees.ts';
import { createUser, must } from '../../../../test/people.ts';
import { allRows, expectOnlyRefusals, queuedKinds, queuedMails } from '../../../../test/records.ts';

const { service, make, token, patch } = await startClientAdministration();
const powers = {
  scopes: ['provisioning', 'verifications'],
  redirectUris: ['https://polis.test/terug'],
  postLogoutRedirectUris: ['https://polis.test/'],
  backchannelLogoutUris: ['https://polis.test/uitgelogd'],
};
const eventOf = async (type: string, clientId: string) => {
  const events = await service.ownerDb.select().from(auditEvents).where(eq(auditEvents.type, type));
  return must(events.find(({ details }) => details.client === clientId));
};

describe('a new client', () => {
  it('is there once another lead has approved it, with what was asked for; the event says what was granted', async () => {
    const { asking, deciding, approve: approveIt } = await twoLeads(service);
    const jwk = await publicJwk();
    const asked = await askNewClient(asking, { ...powers, jwks: { keys: [jwk] } }, 'Polisadministratie');
    expect([asked.status, asked.body.state, asked.body.needsSecondEmployee]).toEqual([201, 'open', true]);
    expect(asked.body.client).toEqual({ id: null, name: 'Polisadministratie' });
    const thumbprint = await calculateJwkThumbprint(jwk);
    const keys = [{ kid: 'one', kty: 'EC', thumbprint }];
    expect(asked.body.grant).toEqual({ ...powers, keys, secret: false });
    expect(await service.ownerDb.$count(clients, eq(clients.name, 'Polisadministratie'))).toBe(0);

    const { body } = await approveIt(asked.body.id);
    expect([body.state, body.decidedBy.id]).toEqual(['approved', deciding.user.id]);
    const shown = await asking.browser.get(`${base}/${body.client.id}`);
    expect(shown.body).toMatchObject({ ...powers, keys, name: 'Polisadministratie', secrets: [] });
    expect(await eventOf('client_created', body.client.id)).toMatchObject({
      actorId: deciding.user.id,
      details: {
        ...{ requestedBy: asking.user.id, approvalId: body.id, scopes: 'provisioning verifications' },
        ...{ keys: thumbprint, redirectUris: 'https://polis.test/terug' },
        backchannelLogoutUris: 'https://polis.test/uitgelogd',
      },
    });
  });

  it('waits for leads only, who are told; nobody else asks, approves or rejects it', async () => {
    const { asking, deciding } = await twoLeads(service);
    const peer = await signedInEmployee(service);
    expect((await askNewClient(peer, powers)).body.code).toBe('role_required');
    const { id } = (await askNewClient(asking, powers)).body;
    expect(await queuedKinds(service, deciding.user)).toEqual(['approval_waits']);
    expect(await queuedKinds(service, peer.user)).toEqual([]);
    expect((await approve(service, asking, id)).body.code).toBe('second_employee_required');
    expect((await approve(service, peer, id)).body.code).toBe('role_required');
    const reject = await peer.browser.post(`/admin/approvals/${id}/rejection`, { reason: 'Zomaar nee' });
    expect(reject.body.code).toBe('role_required');
    const waiting = async ({ browser }: typeof peer) =>
      (await browser.get('/session')).body.approvalsToDecide;
    expect((await waiting(deciding)) - (await waiting(peer))).toBeGreaterThan(0);
  });

  it('is told to every lead once it is there, with what it was granted, and to nobody before', async () => {
    const { asking, deciding, approve: approveIt } = await twoLeads(service);
    const [lead, peer, left] = [
      await signedInEmployee(service, 'support_lead'),
      await signedInEmployee(service),
      await createUser(service, {
        ...{ kind: 'employee', employeeRole: 'support_lead', disabledAt: service.clock.now },
      }),
    ];
    const { id } = (await askNewClient(asking, powers)).body;
    expect(await queuedKinds(service, lead.user)).toEqual(['approval_waits']);
    const { body } = await approveIt(id);
    const granted = { kind: 'new_client', scopes: powers.scopes, keys: 0, secret: true, addresses: 3 };
    for (const { user } of [asking, deciding, lead])
      expect((await queuedMails(service, user)).filter(({ kind }) => kind === 'power_granted')).toMatchObject(
        [{ params: { approvalId: id, clientId: body.client.id, granted } }],
      );
    for (const user of [peer.user, left]) expect(await queuedKinds(service, user)).toEqual([]);
  });

  it('of a name that was taken meanwhile is not made, and the code is not used up', async () => {
    const { asking, deciding } = await twoLeads(service);
    const { id } = (await askNewClient(asking, powers, 'Bezet')).body;
    expect((await askNewClient(asking, powers, 'Bezet')).body.code).toBe('approval_open');
    await make({ name: 'Bezet' });
    expect((await approve(service, deciding, id)).body.code).toBe('client_name_in_use');
    const other = (await askNewClient(asking, powers)).body;
    expect((await approve(service, deciding, other.id)).status).toBe(200);
  });

  it.each([
    [
      'a private key',
      { jwks: { keys: [{ kty: 'EC', crv: 'P-256', kid: 'x', d: 'AAAA', x: 'A', y: 'A' }] } },
      'client_keys_refused',
    ],
    [
      'a fragment in a redirect URI',
      { redirectUris: ['https://tvm.test/callback#x'] },
      'redirect_uri_refused',
    ],
    ['http elsewhere', { redirectUris: ['http://tvm.test/callback'] }, 'redirect_uri_refused'],
    ['a wildcard', { redirectUris: ['https://*.tvm.test/callback'] }, 'redirect_uri_refused'],
    ['a user in a redirect URI', { redirectUris: ['https://a:b@tvm.test/callback'] }, 'redirect_uri_refused'],
    ['a script', { redirectUris: ['javascript:alert(1)'] }, 'redirect_uri_refused'],
    [
      'another spelling than it is compared in',
      { redirectUris: ['https://TVM.test/callback'] },
      'redirect_uri_refused',
    ],
    ['a bad URI after logging out', { postLogoutRedirectUris: ['data:text/html,x'] }, 'redirect_uri_refused'],
    [
      'http://polis.test/uit for logouts',
      { backchannelLogoutUris: ['http://polis.test/uit'] },
      'redirect_uri_refused',
    ],
    [
      'https://169.254.169.254/ for logouts',
      { backchannelLogoutUris: ['https://169.254.169.254/'] },
      'redirect_uri_refused',
    ],
    [
      'https://a:b@polis.test/ for logouts',
      { backchannelLogoutUris: ['https://a:b@polis.test/'] },
      'redirect_uri_refused',
    ],
    [
      'three addresses for logouts',
      { backchannelLogoutUris: ['https://a.test/', 'https://b.test/', 'https://c.test/'] },
      'validation_failed',
    ],
    ['nothing', {}, 'validation_failed'],
  ])('with %s is not asked for', async (_what, grant, code) => {
    const lead = await signedInEmployee(service, 'support_lead');
    const before = await allRows(service);
    expect((await askNewClient(lead, grant)).body.code).toBe(code);
    if (code !== 'validation_failed') await expectOnlyRefusals(service, before);
  });

  it('proves itself with keys or with a secret, not with both', async () => {
    const lead = await signedInEmployee(service, 'support_lead');
    const both = await askNewClient(lead, { secret: true, jwks: { keys: [await publicJwk()] } });
    expect(both.body.code).toBe('client_has_no_secrets');
    expect((await askNewClient(lead, { scopes: ['events'] })).body.grant.secret).toBe(true);
  });
});

describe('a grant to a client', () => {
  it('adds to what the client has, and takes nothing', async () => {
    const { client, secret } = await make({ redirectUris: ['https://een.test/'] });
    const { asking, approve: approveIt } = await twoLeads(service);
    const asked = await askGrant(asking, client.id, {
      scopes: ['events'],
      redirectUris: ['https://twee.test/'],
    });
    expect((await asking.browser.get(`${base}/${client.id}`)).body).toEqual(client);
    expect((await approveIt(asked.body.id)).status).toBe(200);
    expect((await asking.browser.get(`${base}/${client.id}`)).body).toEqual({
      ...client,
      ...{ scopes: ['decisions', 'events'], redirectUris: ['https://een.test/', 'https://twee.test/'] },
    });
    expect((await token(client.id, secret)).status).toBe(200);
    expect((await eventOf('client_granted', client.id)).details).toMatchObject({
      ...{ scopes: 'events', redirectUris: 'https://twee.test/', requestedBy: asking.user.id },
    });
  });

  it('is listed with what else was asked for the client, and that alone', async () => {
    const [{ client }, other] = [await make(), await make()];
    const { asking } = await twoLeads(service);
    const { id } = (await askGrant(asking, client.id, { secret: true })).body;
    await askGrant(asking, other.client.id, { secret: true });
    const { items, total } = (await asking.browser.get(`/admin/approvals?clientId=${client.id}`)).body;
    expect([items.map((item: { id: string }) => item.id), total]).toEqual([[id], 1]);
  });

  it('adds a key beside the former one, four at most, each with a kid of its own', async () => {
    const { client } = await make({ jwks: { keys: [await publicJwk()] } });
    const { asking, approve: approveIt } = await twoLeads(service);
    const ask = async (...kids: string[]) =>
      askGrant(asking, client.id, { jwks: { keys: await Promise.all(kids.map((kid) => publicJwk(kid))) } });
    expect((await ask('one')).body.code).toBe('client_keys_refused');
    expect((await ask('two', 'three', 'four', 'five')).body.code).toBe('client_keys_refused');
    expect((await approveIt((await ask('two')).body.id)).status).toBe(200);
    const shown = await asking.browser.get(`${base}/${client.id}`);
    expect(shown.body.keys.map(({ kid }: { kid: string }) => kid)).toEqual(['one', 'two']);
  });

  it('is bound to what the client was when it was shown', async () => {
    const { client } = await make({ scopes: ['decisions', 'events'] });
    const { asking, deciding } = await twoLeads(service);
    const { id, version } = (await askGrant(asking, client.id, { scopes: ['registrations'] })).body;
    await patch(client.id, { scopes: ['events'] });
    const late = await deciding.browser.post(`/admin/approvals/${id}/approval`, { code: '123456', version });
    expect(late.body.code).toBe('approval_changed');
    expect((await approve(service, deciding, id)).status).toBe(200);
    const shown = await asking.browser.get(`${base}/${client.id}`);
    expect(shown.body.scopes).toEqual(['events', 'registrations']);
  });

  it('is refused where the client has all of it, proves itself otherwise, is revoked, or is not there', async () => {
    const { asking, deciding } = await twoLeads(service);
    const [withSecret, withKeys] = [await make(), await make({ jwks: { keys: [await publicJwk()] } })];
    const codeOf = async (id: string, grant: object) => (await askGrant(asking, id, grant)).body.code;
    expect(await codeOf(withSecret.client.id, { scopes: ['decisions'] })).toBe('nothing_to_grant');
    expect(await codeOf(withSecret.client.id, { jwks: { keys: [await publicJwk()] } })).toBe(
      'client_has_no_keys',
    );
    expect(await codeOf(withKeys.client.id, { secret: true })).toBe('client_has_no_secrets');
    expect(await codeOf(randomUUID(), { secret: true })).toBe('client_not_found');
    const { id } = (await askGrant(asking, withKeys.client.id, { scopes: ['events'] })).body;
    await asking.browser.post(`${base}/${withKeys.client.id}/revocation`);
    expect((await approve(service, deciding, id)).body.code).toBe('approval_not_open');
    expect(await codeOf(withKeys.client.id, { scopes: ['events'] })).toBe('client_revoked');
  });
});

it('the database holds to it: one employee alone grants no power, and no approval is about a client by its name alone', async () => {
  const { asking, approve: approveIt } = await twoLeads(service);
  const { id } = (await askNewClient(asking, powers)).body;
  const [row] = await service.db.select().from(approvals).where(eq(approvals.id, id));
  const insert = (change: Partial<typeof approvals.$inferInsert>) =>
    service.db.insert(approvals).values({ ...must(row), id: randomUUID(), ...change });
  const constraint = (name: string) => ({ cause: { constraint: name } });
  await expect(insert({ needsSecondEmployee: false })).rejects.toMatchObject(
    constraint('approvals_power_needs_two'),
  );
  await expect(insert({ kind: 'reset' })).rejects.toMatchObject(
    constraint('approvals_proposed_of_a_new_one'),
  );
  expect((await approveIt(id)).status).toBe(200);
});
