import { describe, expect, it } from 'vitest';
import { createTotpClient, type TotpClientOptions } from './create-totp-client.ts';

const issuer = 'https://login.example/totpservice/oidc';
const decision = '/totpservice/api/v1/users/{externalId}/two-factor';
const path = { externalId: 'USR-31' };

/** A service that gives out tokens `t1`, `t2`, ... and answers with what it was asked. */
function startService(answer: (token: string, request: Request) => Response, expiresIn = 300) {
  const tokenRequests: Request[] = [];
  const fetch = async (...given: Parameters<typeof globalThis.fetch>) => {
    const request = new Request(...given);
    if (request.url !== `${issuer}/token`) {
      return answer(request.headers.get('authorization') ?? '', request);
    }
    tokenRequests.push(request);
    return Response.json({ access_token: `t${tokenRequests.length}`, expires_in: expiresIn });
  };
  const client = (options: Partial<TotpClientOptions> = {}) =>
    createTotpClient({
      ...{ issuer, clientId: 'a client', clientSecret: 'geheim:%' },
      ...{ scopes: ['decisions', 'verifications'], fetch, ...options },
    });
  return { client, tokenRequests };
}

const saysToken = (token: string) => Response.json({ externalId: token });
const refusal = () => Response.json({ code: 'invalid_token' }, { status: 401 });

describe('a token', () => {
  it('is asked for once by requests that come at once, and used again', async () => {
    const { client, tokenRequests } = startService(saysToken);
    const totp = client();
    const ask = () => totp.GET(decision, { params: { path } });
    const answers = await Promise.all([ask(), ask(), ask()]);
    answers.push(await ask());
    expect(answers.map(({ data }) => data?.externalId)).toEqual(Array(4).fill('Bearer t1'));
    expect(tokenRequests).toHaveLength(1);
  });

  it('that has ended is asked for once, by however many requests come at once', async () => {
    const { client, tokenRequests } = startService(saysToken, 30);
    const totp = client();
    await totp.GET(decision, { params: { path } });
    await Promise.all(Array.from({ length: 50 }, () => totp.GET(decision, { params: { path } })));
    expect(tokenRequests).toHaveLength(2);
  });

  it('is asked for anew when it is about to end', async () => {
    const { client, tokenRequests } = startService(saysToken, 30);
    const totp = client();
    await totp.GET(decision, { params: { path } });
    await totp.GET(decision, { params: { path } });
    expect(tokenRequests).toHaveLength(2);
  });

  it('is asked for with the secret as a form encodes it, and with the scopes that were named', async () => {
    const { client, tokenRequests } = startService(saysToken);
    await client().GET(decision, { params: { path } });
    const [request] = tokenRequests;
    // RFC 6749, section 2.3.1
    expect(request?.headers.get('authorization')).toBe(`Basic ${btoa('a%20client:geheim%3A%25')}`);
    expect(await request?.text()).toBe('grant_type=client_credentials&scope=decisions+verifications');
  });

  it('is asked for with a new assertion each time, and no secret', async () => {
    const { client, tokenRequests } = startService(saysToken, 0);
    let made = 0;
    const totp = client({ clientAssertion: async () => `assertion-${++made}` });
    await totp.GET(decision, { params: { path } });
    await totp.GET(decision, { params: { path } });
    const forms = await Promise.all(tokenRequests.map((request) => request.formData()));
    expect(forms.map((form) => form.get('client_assertion'))).toEqual(['assertion-1', 'assertion-2']);
    expect(tokenRequests[0]?.headers.has('authorization')).toBe(false);
  });

  it('that is refused is renewed once, and the request sent again with its body', async () => {
    const bodies: unknown[] = [];
    const { client, tokenRequests } = startService((token, request) => {
      if (token === 'Bearer t1') return refusal();
      bodies.push(request.json());
      return Response.json({ outcome: 'accepted', lockedUntil: null });
    });
    const body = { user: 'USR-31', code: '123456', purpose: 'change_bank_account' };
    const { data } = await client().POST('/totpservice/api/v1/verifications', {
      ...{ params: { header: { 'Idempotency-Key': 'one' } }, body },
    });
    expect(data?.outcome).toBe('accepted');
    expect(await Promise.all(bodies)).toEqual([body]);
    expect(tokenRequests).toHaveLength(2);
  });

  it('that is refused twice is the answer, not a loop', async () => {
    const { client, tokenRequests } = startService(refusal);
    const { error } = await client().GET(decision, { params: { path } });
    expect(error?.code).toBe('invalid_token');
    expect(tokenRequests).toHaveLength(2);
  });

  it('that the token endpoint refuses is an error with its code, and the next request tries again', async () => {
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      return Response.json({ error: 'invalid_client' }, { status: 401 });
    };
    const totp = startService(saysToken).client({ fetch });
    const expected = expect.objectContaining({ name: 'TokenRefusedError', code: 'invalid_client' });
    await expect(totp.GET(decision, { params: { path } })).rejects.toEqual(expected);
    await expect(totp.GET(decision, { params: { path } })).rejects.toEqual(expected);
    expect(asked).toBe(2);
  });

  it('whose answer was lost is asked for with another assertion: each is good for one', async () => {
    const shown: unknown[] = [];
    let made = 0;
    const fetch = async (...given: Parameters<typeof globalThis.fetch>) => {
      const request = new Request(...given);
      if (!request.url.endsWith('/token')) return saysToken(request.headers.get('authorization') ?? '');
      shown.push((await request.formData()).get('client_assertion'));
      if (shown.length === 1) throw new TypeError('fetch failed');
      return Response.json({ access_token: 't', expires_in: 300 });
    };
    const clientAssertion = async () => `assertion-${++made}`;
    const totp = startService(saysToken).client({ fetch, clientAssertion, wait: async () => {} });
    expect((await totp.GET(decision, { params: { path } })).data?.externalId).toBe('Bearer t');
    expect(shown).toEqual(['assertion-1', 'assertion-2']);
  });

  it('that a proxy refuses in its own words is an error too, after trying again', async () => {
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      return new Response('<h1>Bad gateway</h1>', { status: 502 });
    };
    const totp = startService(saysToken).client({ fetch, wait: async () => {} });
    const expected = expect.objectContaining({ name: 'TokenRefusedError', status: 502 });
    await expect(totp.GET(decision, { params: { path } })).rejects.toEqual(expected);
    expect(asked).toBe(4);
  });
});

describe('a request', () => {
  /** Answers with these, one after the other, and says for how long was waited. */
  const answering = (...answers: (() => Response | Promise<Response>)[]) => {
    const waits: number[] = [];
    const sent: Request[] = [];
    const { client } = startService(saysToken);
    const fetch = async (...given: Parameters<typeof globalThis.fetch>) => {
      const request = new Request(...given);
      if (request.url.endsWith('/token')) return Response.json({ access_token: 't', expires_in: 300 });
      sent.push(request);
      const answer = answers.shift();
      if (!answer) throw new Error('nothing more was expected');
      return answer();
    };
    const wait = async (ms: number) => void waits.push(ms);
    return { totp: (more = {}) => client({ fetch, wait, ...more }), waits, sent };
  };
  const busy = (retryAfter: string) => () =>
    Response.json({ code: 'rate_limited' }, { status: 429, headers: { 'retry-after': retryAfter } });
  const fine = () => Response.json({ outcome: 'accepted', lockedUntil: null });
  const lost = () => Promise.reject(new TypeError('fetch failed'));
  const verification = { user: 'USR-31', code: '123456', purpose: 'change_bank_account' };
  const verify = (totp: ReturnType<typeof createTotpClient>) =>
    totp.POST('/totpservice/api/v1/verifications', { body: verification });

  it('is sent again after as long as Retry-After says, with the same idempotency key and body', async () => {
    const { totp, waits, sent } = answering(busy('7'), lost, fine);
    expect((await verify(totp())).data?.outcome).toBe('accepted');
    expect(waits[0]).toBe(7000);
    const keys = new Set(sent.map(({ headers }) => headers.get('idempotency-key')));
    expect([...keys]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect(await Promise.all(sent.map((request) => request.json()))).toEqual(Array(3).fill(verification));
  });

  it('has a key of its own each time, and the one that it was given', async () => {
    const { totp, sent } = answering(fine, fine, fine);
    const client = totp();
    await verify(client);
    await verify(client);
    const params = { header: { 'Idempotency-Key': 'given' } };
    await client.POST('/totpservice/api/v1/verifications', { params, body: verification });
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe('given');
  });

  it('isn’t waited for longer than was said, nor sent more often', async () => {
    const long = answering(busy('3600'));
    expect((await verify(long.totp())).response.status).toBe(429);
    expect(long.waits).toEqual([]);
    const often = answering(busy('1'), busy('1'), busy('1'), busy('1'));
    expect((await verify(often.totp())).response.status).toBe(429);
    expect(often.sent).toHaveLength(4);
  });

  it('that mails somebody isn’t sent again when nobody knows whether it was done', async () => {
    const registration = '/totpservice/api/v1/users/{externalId}/registrations';
    const away = answering(lost);
    await expect(away.totp().POST(registration, { params: { path } })).rejects.toThrow('fetch failed');
    const braked = answering(busy('1'), () => Response.json({ id: 'x', state: 'queued' }, { status: 202 }));
    expect((await braked.totp().POST(registration, { params: { path } })).response.status).toBe(202);
  });

  it('ends after its time, and at once when its caller says so', async () => {
    const hangs = () => new Promise<Response>(() => {});
    const slow = startService(saysToken).client({
      attempts: 1,
      timeoutMs: 5,
      fetch: (input, init) =>
        new Promise((_resolve, reject) => {
          const { signal } = new Request(input, init);
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    });
    await expect(slow.GET(decision, { params: { path } })).rejects.toThrow(/timeout/i);
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const { totp, waits } = answering(hangs);
    await expect(totp().GET(decision, { params: { path }, signal: stop.signal })).rejects.toThrow();
    expect(waits).toEqual([]);
  });
});
