import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { endClient } from '../src/features/support/clients/revoke-client.ts';
import { type ApiProcess, processSettings, sharedKeys, startApiProcess } from './api-process.ts';
import { accessToken, createClient, type TestClient } from './clients.ts';
import { startService } from './harness.ts';
import { wrongCodeOf } from './mailed-links.ts';
import { codeOf, createUser, enrol, password } from './people.ts';

const { keys, texts } = sharedKeys();
const service = await startService({ keys }, afterAll);
const settings = processSettings(service.config.databaseUrl, texts);
const [one, other] = await Promise.all([
  startApiProcess(settings, afterAll),
  startApiProcess(settings, afterAll),
]);

/** The processes' clock is the real one. */
const now = () => {
  service.clock.now = new Date();
};

async function verify(
  process: ApiProcess,
  client: TestClient,
  user: string,
  code: string,
  key = randomUUID(),
) {
  const response = await fetch(`${process.url}/totpservice/api/v1/verifications`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await accessToken(service, client, 'verifications')}`,
      ...{ 'content-type': 'application/json', 'idempotency-key': key },
    },
    body: JSON.stringify({ user, code, purpose: 'change_bank_account' }),
  });
  const body = (await response.json()) as { outcome?: string; code?: string };
  return body.outcome ?? body.code;
}

async function enrolledUser() {
  now();
  const externalId = `USR-${randomUUID()}`;
  const user = await createUser(service, { externalId });
  const secret = await enrol(service, user);
  return { externalId, user, secret };
}

describe('over two processes', () => {
  it.each(Array.from({ length: 8 }, (_, index) => index + 1))(
    'a code that a login and two clients give at once is accepted once (user %i)',
    async () => {
      const { externalId, user, secret } = await enrolledUser();
      const clients = await Promise.all([
        createClient(service, ['verifications']),
        createClient(service, ['verifications']),
      ]);
      const browser = one.browser();
      await browser.post('/login', { email: user.email, password });
      const code = codeOf(service, secret);
      const [login, ...verified] = await Promise.all([
        browser.post('/login/code', { code }),
        ...clients.flatMap((client) =>
          [one, other].map((process) => verify(process, client, externalId, code)),
        ),
      ]);
      const accepted = verified.filter((outcome) => outcome === 'accepted').length;
      expect((login?.status === 200 ? 1 : 0) + accepted).toBe(1);
      expect(verified.filter((outcome) => outcome !== 'accepted')).toEqual(
        Array(verified.length - accepted).fill('rejected'),
      );
    },
  );

  it('a request that both get under one key is done once, and its answer is the same on both', async () => {
    const { externalId, secret } = await enrolledUser();
    const client = await createClient(service, ['verifications']);
    const [key, code] = [randomUUID(), codeOf(service, secret)];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        verify(index % 2 ? one : other, client, externalId, code, key),
      ),
    );
    expect(
      answers.filter((outcome) => outcome !== 'accepted' && outcome !== 'idempotency_in_progress'),
    ).toEqual([]);
    expect(await verify(one, client, externalId, code, key)).toBe('accepted');
    expect(await verify(other, client, externalId, code, key)).toBe('accepted');
  });

  it('wrong codes share one budget: five of forty are looked at', async () => {
    const { externalId, secret } = await enrolledUser();
    const code = wrongCodeOf(service, secret);
    const client = await createClient(service, ['verifications']);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => verify(index % 2 ? one : other, client, externalId, code)),
    );
    expect(answers.filter((outcome) => outcome === 'rejected')).toHaveLength(5);
    expect(answers.filter((outcome) => outcome === 'locked')).toHaveLength(35);
  });

  it('a client that is revoked is refused by both with its next request', async () => {
    const { externalId, secret } = await enrolledUser();
    const client = await createClient(service, ['verifications']);
    const right = codeOf(service, secret);
    expect(await verify(one, client, externalId, wrongCodeOf(service, secret))).toBe('rejected');
    const context = { db: service.app.deps.db, now: service.clock.now };
    await endClient(context, { actor: { kind: 'system' } }, client.id);
    const answers = [one, other].map((process) => verify(process, client, externalId, right));
    expect(await Promise.all(answers)).toEqual(['invalid_token', 'invalid_token']);
  });
});
