import { auditEvents, clients, signalStreams, signalTokens } from '@tvm/db';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { accessToken, askToken, createClient, type TestClient } from '../../test/clients.ts';
import { startService } from '../../test/harness.ts';

const service = await startService({}, afterAll);
const caep = 'https://schemas.openid.net/secevent/caep/event-type';
const push = { method: 'urn:ietf:rfc:8935', endpoint_url: 'https://ontvanger.tvm.test/sets' };
let client: TestClient;
beforeEach(async () => {
  client = await createClient(service, ['ssf.manage', 'ssf.read']);
});

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
  scope = 'ssf.manage ssf.read',
  of = client,
) {
  const response = await service.app.inject({
    ...{ method, url: `/totpservice/ssf/v1${path}`, ...(body && { payload: body }) },
    headers: { authorization: `Bearer ${await accessToken(service, of, scope)}` },
  });
  // biome-ignore lint/suspicious/noExplicitAny: as the other answers of tests
  const answer = (response.body === '' ? undefined : response.json()) as any;
  return { status: response.statusCode, body: answer };
}

const make = async (given: object = {}) => (await ask('POST', '/stream', given)).body;

describe('the transmitter', () => {
  it('says where everything is, between host and path of its issuer, as the interoperability profile asks', async () => {
    const url = '/.well-known/ssf-configuration/totpservice/oidc';
    const { statusCode, headers, body } = await service.app.inject({ url });
    expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('application/json')]);
    const origin = service.config.publicOrigin;
    expect(JSON.parse(body)).toEqual({
      ...{
        spec_version: '1_0',
        issuer: `${origin}/totpservice/oidc`,
        jwks_uri: `${origin}/totpservice/oidc/jwks`,
      },
      delivery_methods_supported: ['urn:ietf:rfc:8935', 'urn:ietf:rfc:8936'],
      configuration_endpoint: `${origin}/totpservice/ssf/v1/stream`,
      status_endpoint: `${origin}/totpservice/ssf/v1/status`,
      verification_endpoint: `${origin}/totpservice/ssf/v1/verification`,
      authorization_schemes: [{ spec_urn: 'urn:ietf:rfc:6749' }],
      default_subjects: 'ALL',
    });
  });

  it('gives a token with its scopes to a client that has them', async () => {
    const scope = 'ssf.manage ssf.read';
    expect((await askToken(service, { scope }, client)).body.scope).toBe(scope);
  });

  it.each([
    ['reading', 'GET', '/stream', 'ssf.manage', 'ssf.read'],
    ['changing', 'POST', '/stream', 'ssf.read', 'ssf.manage'],
  ] as const)('wants the scope for %s, and names it', async (_what, method, path, has, needed) => {
    const { status, body } = await ask(method, path, method === 'POST' ? {} : undefined, has);
    expect([status, body.code]).toEqual([403, 'insufficient_scope']);
    const other = await createClient(service, ['events']);
    expect((await ask(method, path, undefined, needed, other)).status).toBe(403);
  });
});

describe('a stream', () => {
  it('is polled unless told otherwise, has what its receiver can have, and is read, alone and in the list', async () => {
    const { status, body } = await ask('POST', '/stream', {
      events_requested: [`${caep}/session-revoked`, 'urn:example:other'],
      description: 'Polissen',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ iss: `${service.config.publicOrigin}/totpservice/oidc`, aud: client.id, description: 'Polissen' },
      events_delivered: [`${caep}/session-revoked`],
      delivery: {
        method: 'urn:ietf:rfc:8936',
        endpoint_url: `${service.config.publicOrigin}/totpservice/ssf/v1/streams/${body.stream_id}/poll`,
      },
    });
    expect((await ask('GET', `/stream?stream_id=${body.stream_id}`)).body).toEqual(body);
    expect((await ask('GET', '/stream')).body).toEqual([body]);
  });

  it('that is pushed never shows the authorization that its receiver gave, nor keeps it in the clear', async () => {
    const made = await make({ delivery: { ...push, authorization_header: 'Bearer geheim-van-ontvanger' } });
    expect(made.delivery).toEqual(push);
    const [row] = await service.ownerDb
      .select()
      .from(signalStreams)
      .where(eq(signalStreams.id, made.stream_id));
    expect(JSON.stringify(row)).not.toContain('geheim-van-ontvanger');
    const { body } = await ask('PATCH', '/stream', { stream_id: made.stream_id, description: 'Anders' });
    expect(body).toMatchObject({ description: 'Anders', delivery: push });
    const [after] = await service.ownerDb
      .select()
      .from(signalStreams)
      .where(eq(signalStreams.id, made.stream_id));
    expect(after?.sealedAuthorization).toBe(row?.sealedAuthorization);
  });

  it.each([
    ['http', { ...push, endpoint_url: 'http://ontvanger.tvm.test/' }, 'webhook_url_refused'],
    ['link-local', { ...push, endpoint_url: 'https://169.254.169.254/' }, 'webhook_url_refused'],
    ['no address', { method: push.method }, 'webhook_url_refused'],
    [
      'a line break in the authorization',
      { ...push, authorization_header: 'a\r\nx: y' },
      'validation_failed',
    ],
    ['another method', { method: 'urn:example:fax' }, 'validation_failed'],
  ])('is refused with %s', async (_what, delivery, code) => {
    expect((await ask('POST', '/stream', { delivery })).body.code).toBe(code);
  });

  it('is replaced, where what isn’t given is taken away, and what is ours may be repeated only as it is', async () => {
    const made = await make({ description: 'Eerst', events_requested: [`${caep}/session-revoked`] });
    const { stream_id } = made;
    const other = { stream_id, aud: 'somebody-else' };
    expect((await ask('PATCH', '/stream', other)).body.code).toBe('validation_failed');
    const { body } = await ask('PUT', '/stream', { stream_id, iss: made.iss });
    expect(body).not.toHaveProperty('description');
    expect(body.events_delivered).toEqual(body.events_supported);
  });

  it('is nobody’s but its client’s, and five are allowed', async () => {
    const { stream_id } = await make();
    const other = await createClient(service, ['ssf.manage', 'ssf.read']);
    const asks = [
      ['GET', `/stream?stream_id=${stream_id}`],
      ['PATCH', '/stream', { stream_id }],
      ['PUT', '/stream', { stream_id }],
      ['DELETE', `/stream?stream_id=${stream_id}`],
      ['GET', `/status?stream_id=${stream_id}`],
      ['POST', '/status', { stream_id, status: 'paused' }],
      ['POST', '/verification', { stream_id }],
      ['POST', `/streams/${stream_id}/poll`, {}],
    ] as const;
    for (const [method, path, body] of asks) {
      const answer = await ask(method, path, body, undefined, other);
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not_found']);
    }
    for (let count = 1; count < 5; count++) await make();
    expect((await ask('POST', '/stream', {})).body.code).toBe('webhook_limit');
    expect((await ask('DELETE', `/stream?stream_id=${stream_id}`)).status).toBe(204);
    expect((await ask('GET', `/stream?stream_id=${stream_id}`)).status).toBe(404);
    const ofClient = and(eq(auditEvents.type, 'signal_stream_changed'), eq(auditEvents.actorId, client.id));
    expect(await service.ownerDb.$count(auditEvents, ofClient)).toBe(6);
  });

  it('is paused, disabled and enabled by its receiver; disabled, it drops what waits', async () => {
    const { stream_id } = await make();
    for (const status of ['paused', 'disabled', 'enabled']) {
      const told = { stream_id, status, reason: 'Onderhoud' };
      await service.ownerDb.insert(signalTokens).values(waiting(stream_id));
      expect((await ask('POST', '/status', told)).body).toEqual(told);
      expect((await ask('GET', `/status?stream_id=${stream_id}`)).body).toEqual(told);
      const left = await service.ownerDb.$count(signalTokens, eq(signalTokens.streamId, stream_id));
      expect(left > 0).toBe(status !== 'disabled');
    }
  });

  it('is verified: one token that says so, with the state, no oftener than it says', async () => {
    const { stream_id, min_verification_interval: seconds } = await make();
    expect((await ask('POST', '/verification', { stream_id, state: 'abc' })).status).toBe(204);
    expect((await ask('POST', '/verification', { stream_id })).status).toBe(429);
    const [token] = await service.ownerDb
      .select()
      .from(signalTokens)
      .where(eq(signalTokens.streamId, stream_id));
    expect(token?.claims).toMatchObject({
      sub_id: { format: 'opaque', id: stream_id },
      events: { 'https://schemas.openid.net/secevent/ssf/event-type/verification': { state: 'abc' } },
    });
    service.clock.advance(seconds);
    expect((await ask('POST', '/verification', { stream_id })).status).toBe(204);
  });
});

const waiting = (streamId: string, token: string | null = 'signed') => ({
  ...{ streamId, token, claims: {}, createdAt: service.clock.now },
});

describe('polling (RFC 8936)', () => {
  it('gives what waits, the oldest first, again until it is acknowledged or reported, and never what isn’t signed yet', async () => {
    const { stream_id } = await make();
    const made = await service.ownerDb
      .insert(signalTokens)
      .values([...Array(3).fill(waiting(stream_id)), waiting(stream_id, null)])
      .returning();
    const [one, two, three] = made.map(({ id }) => id);
    const poll = async (body: object) => (await ask('POST', `/streams/${stream_id}/poll`, body)).body;
    const first = await poll({ maxEvents: 2, returnImmediately: true });
    expect(first).toEqual({
      sets: { [String(one)]: 'signed', [String(two)]: 'signed' },
      moreAvailable: true,
    });
    expect(await poll({ maxEvents: 2 })).toEqual(first);
    const setErrs = { [String(two)]: { err: 'invalid_key', description: 'onbekend' } };
    expect(await poll({ ack: [one], setErrs })).toEqual({ sets: { [String(three)]: 'signed' } });
    expect(await poll({ maxEvents: 0, ack: [three] })).toEqual({ sets: {} });
    const rows = await service.ownerDb
      .select()
      .from(signalTokens)
      .where(eq(signalTokens.id, String(two)));
    expect(rows).toMatchObject([{ error: 'invalid_key', doneAt: service.clock.now }]);
  });

  it('of a stream that is pushed is nothing, and another stream’s tokens are not acknowledged', async () => {
    const pushed = await make({ delivery: push });
    expect((await ask('POST', `/streams/${pushed.stream_id}/poll`, {})).status).toBe(404);
    const { stream_id } = await make();
    const [other] = await service.ownerDb.insert(signalTokens).values(waiting(pushed.stream_id)).returning();
    await ask('POST', `/streams/${stream_id}/poll`, { ack: [other?.id] });
    const [row] = await service.ownerDb
      .select()
      .from(signalTokens)
      .where(eq(signalTokens.id, other?.id ?? ''));
    expect(row?.doneAt).toBeNull();
  });

  it('ends with the client', async () => {
    const { stream_id } = await make();
    await service.ownerDb
      .update(clients)
      .set({ revokedAt: service.clock.now })
      .where(eq(clients.id, client.id));
    expect((await ask('POST', `/streams/${stream_id}/poll`, {})).status).toBe(401);
  });
});
