import { type MessageCounter, startMessageCounter, startTestCluster } from '@tvm/testing';
import { afterAll, expect, it } from 'vitest';
import { accessToken, askAs, askToken, createClient } from './clients.ts';
import { startService } from './harness.ts';
import { confirm, reachEnrolment } from './mailed-links.ts';
import { createObligedUser } from './organisations.ts';
import { codeOf, createUser, enrol, must, password, signIn, startCodeStep } from './people.ts';

// A cluster of its own, in which nobody else takes a transaction's number.
const { cluster, stop } = await startTestCluster();
afterAll(stop);
let counter: MessageCounter | undefined;
const service = await startService({ mandatoryFrom: undefined }, afterAll, {
  cluster,
  through: async (url) => {
    counter = await startMessageCounter(url);
    return counter.url;
  },
});
afterAll(() => counter?.close());

/** How many transactions have written something, or locked a row, until now: each takes the next number. */
async function transactionsThatWrote(): Promise<number> {
  const { rows } = await service.ownerDb.$client.query<{ next: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
  );
  return Number(must(rows[0]).next);
}

type Ask = () => PromiseLike<{ status: number }>;

/**
 * What a request costs PostgreSQL, as "statements, of them parsed; transactions that wrote": after two of the same kind, which let a connection prepare
 * what it keeps.
 */
async function costOf(prepare: () => Promise<Ask>): Promise<string> {
  let cost = '';
  for (let time = 0; time < 3; time++) {
    const ask = await prepare();
    const before = await transactionsThatWrote();
    must(counter).take();
    const { status } = await ask();
    expect(status).toBeLessThan(300);
    const { statements, parses } = must(counter).take();
    cost = `${statements}, ${parses} parsed; ${(await transactionsThatWrote()) - before}`;
  }
  return cost;
}

const logIn = (email: string) => async () => {
  const browser = service.browser();
  return () => browser.post('/login', { email, password });
};

let users = 0;
async function enrolled() {
  const user = await createUser(service, { externalId: `USR-${++users}` });
  return { user, externalId: `USR-${users}`, secret: await enrol(service, user) };
}

/** A client's requests with one token, as it has one for minutes. */
async function clientRequests(scope: 'verifications' | 'decisions') {
  const authorization = `Bearer ${await accessToken(service, await createClient(service, [scope]), scope)}`;
  return (
    ...asked: [method: 'GET' | 'POST', path: string, headers?: Record<string, string>, body?: object]
  ) => {
    const [method, path, headers, body] = asked;
    return askAs(service, { authorization, ...headers }, method, path, body);
  };
}

const verifying = await clientRequests('verifications');
const deciding = await clientRequests('decisions');
const tokenClient = await createClient(service, ['decisions']);

let keys = 0;
async function verification() {
  const { externalId, secret } = await enrolled();
  const body = { user: externalId, code: codeOf(service, secret), purpose: 'login' };
  return { headers: { 'idempotency-key': `key-of-a-request-${++keys}` }, body };
}

/** What may only get less: a line that rises is a regression, and one that falls is written down here. */
it.each<[operation: string, cost: string, prepare: () => Promise<Ask>]>([
  [
    'verifyLoginCode',
    '2, 0 parsed; 2',
    async () => {
      const { user, secret } = await enrolled();
      const browser = await startCodeStep(service, user);
      return () => browser.post('/login/code', { code: codeOf(service, secret) });
    },
  ],
  ['startLogin, a code next', '13, 5 parsed; 7', async () => logIn((await enrolled()).user.email)()],
  ['startLogin, a session', '14, 5 parsed; 7', async () => logIn((await createUser(service)).email)()],
  [
    'getSession',
    '1, 0 parsed; 0',
    async () => {
      const browser = await signIn(service, await createUser(service));
      return () => browser.get('/session');
    },
  ],
  [
    'confirmEnrolment',
    '25, 20 parsed; 2',
    async () => {
      const { browser, secret } = await reachEnrolment(service, await createObligedUser(service));
      return () => confirm(service, browser, secret);
    },
  ],
  [
    'createVerification',
    '4, 0 parsed; 2',
    async () => {
      const { headers, body } = await verification();
      return () => verifying('POST', '/verifications', headers, body);
    },
  ],
  [
    'createVerification, repeated',
    '2, 0 parsed; 0',
    async () => {
      const { headers, body } = await verification();
      await verifying('POST', '/verifications', headers, body);
      return () => verifying('POST', '/verifications', headers, body);
    },
  ],
  [
    'getUserTwoFactorDecision',
    '2, 0 parsed; 0',
    async () => {
      const { externalId } = await enrolled();
      return () => deciding('GET', `/users/${externalId}/two-factor`);
    },
  ],
  [
    'token endpoint',
    '3, 0 parsed; 1',
    async () => () => askToken(service, { scope: 'decisions' }, tokenClient),
  ],
])('%s asks PostgreSQL for no more than %s', async (_operation, cost, prepare) => {
  expect(await costOf(prepare)).toBe(cost);
});
