import { describe, expect, it } from 'vitest';
import { createTotpClient, type TotpClientOptions } from './client.ts';

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
});
