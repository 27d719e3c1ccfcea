import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '@tvm/restore/people';
import { generateCode } from '@tvm/totp';
import type { Ledger } from './ledger.ts';

/** What a person waits before pressing again; a system waits no longer. */
const AGAIN_MS = 1000;
/** Ends what hangs; a slow machine doesn't come near. */
const TRIES = 600;
/** So many of each a second: what is measured is what is lost, not speed. */
const PAUSE_MS = 400;
const TIMEOUT_MS = 30_000;

export interface Api {
  /** Of each process; who is there in turn is asked, as by a proxy. */
  ports: number[];
  origin: string;
  client: { id: string; secret: string };
}
interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the contract says
  body: any;
}

/** One of each at a time, until told to stop: logins, resets, and verifications by another system. */
export async function load(api: Api, people: Person[], ledger: Ledger, stop: AbortSignal): Promise<void> {
  const waiting = people.values();
  const asked = askOf(api, ledger);
  const keep = async (work: (person: Person) => Promise<void>) => {
    while (!stop.aborted) {
      const { value: person } = waiting.next();
      if (!person) return;
      await work(person);
      await sleep(PAUSE_MS);
    }
  };
  const verify = verifier(api, asked, ledger);
  await Promise.all([
    keep((person) => logIn(asked, ledger, person)),
    keep((person) => logIn(asked, ledger, person)),
    keep((person) => reset(asked, ledger, person)),
    keep(verify),
  ]);
}

type Ask = (
  path: string,
  body: object | string,
  headers?: Record<string, string>,
) => Promise<Answer | undefined>;

/** Undefined where no answer came; every failure is in the ledger with how long it took. */
function askOf({ ports, origin }: Api, ledger: Ledger): Ask {
  let turn = 0;
  return async (path, body, headers = {}) => {
    const port = ports[turn++ % ports.length];
    const isForm = typeof body === 'string';
    const began = performance.now();
    ledger.tries += 1;
    const network = `10.${turn % 250}.${Math.floor(turn / 250) % 250}.1`;
    const response = await fetch(`http://127.0.0.1:${port}/totpservice${path}`, {
      method: 'POST',
      headers: {
        'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        'x-forwarded-for': network,
        ...(!isForm && { origin }),
        ...headers,
      },
      body: isForm ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
      .then(async (each) => ({ status: each.status, body: await each.json().catch(() => undefined) }))
      .catch(() => undefined);
    if (response && response.status < 500) return response;
    ledger.failures += 1;
    ledger.waits.push(performance.now() - began);
    return response?.status === 503 ? undefined : response;
  };
}

/** Again and again until an answer comes. */
async function untilAnswered(
  ledger: Ledger,
  what: string,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer> {
  for (let tried = 1; tried <= TRIES; tried++) {
    const answer = await ask();
    if (answer && answer.status !== 409) return answer;
    if (tried === 3) ledger.hard.push(what);
    await sleep(AGAIN_MS);
  }
  throw new Error(`${what}: no answer in ${TRIES} tries`);
}

async function logIn(ask: Ask, ledger: Ledger, { id, secret, challenge }: Person): Promise<void> {
  const cookie = `__Host-login-challenge=${challenge}`;
  // A code that was used by a login whose answer got lost isn't accepted again: the next one opens nothing either, for the challenge is used.
  const answer = await untilAnswered(ledger, 'login', () =>
    ask('/api/v1/login/code', { code: generateCode({ secret, now: new Date() }) }, { cookie }),
  );
  if (answer.status === 200) ledger.logins.push(id);
  else if (answer.status >= 500) throw new Error(`login: ${answer.status}`);
}

async function reset(ask: Ask, ledger: Ledger, { email }: Person): Promise<void> {
  const answer = await untilAnswered(ledger, 'reset', () =>
    ask('/api/v1/password-resets', { email, lost: 'password' }),
  );
  if (answer.status !== 202) throw new Error(`reset: ${answer.status} ${answer.body?.code}`);
  ledger.resets.push(email);
}

function verifier({ client, origin }: Api, ask: Ask, ledger: Ledger): (person: Person) => Promise<void> {
  let token: { text: string; until: number } | undefined;
  const authorization = async () => {
    if (!token || token.until < Date.now()) {
      const form = new URLSearchParams({ grant_type: 'client_credentials', scope: 'verifications' });
      form.set('resource', `${origin}/totpservice/api/v1`);
      const basic = Buffer.from(`${client.id}:${client.secret}`).toString('base64');
      const { status, body } = await untilAnswered(ledger, 'token', () =>
        ask('/oidc/token', form.toString(), { authorization: `Basic ${basic}` }),
      );
      if (status !== 200) throw new Error(`token: ${status} ${body?.error}`);
      token = { text: body.access_token, until: Date.now() + 240_000 };
    }
    return `Bearer ${token.text}`;
  };
  return async ({ id, externalId, secret }) => {
    const code = generateCode({ secret, now: new Date() });
    const headers = { 'idempotency-key': randomUUID(), authorization: await authorization() };
    const verify = () => ask('/api/v1/verifications', { user: externalId, code, purpose: 'faults' }, headers);
    const { status, body } = await untilAnswered(ledger, 'verification', verify);
    if (status !== 200) throw new Error(`verification: ${status} ${body?.code}`);
    if (body.outcome === 'accepted') ledger.verifications.push(id);
  };
}
