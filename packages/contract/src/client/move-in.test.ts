import { expect, it } from 'vitest';
import { createTotpClient } from './create-totp-client.ts';
import { type MoveInOptions, type MoveInProgress, moveIn, type RefusedLine } from './move-in.ts';

type Sent = { dryRun: boolean; items: { externalId: string; surname?: string }[] };

/** A service that refuses rows without a surname, and those of who is settled. */
function startService() {
  const sent: Sent[] = [];
  const made = new Set<string>();
  const totp = createTotpClient({
    ...{ issuer: 'https://login.example/totpservice/oidc', clientId: 'a', clientSecret: 'b' },
    scopes: ['provisioning', 'credentials'],
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (request.url.endsWith('/token')) return Response.json({ access_token: 't', expires_in: 300 });
      const body = (await request.json()) as Sent;
      sent.push(body);
      const errors = body.items.flatMap(({ surname }, at) =>
        surname === undefined ? [{ in: 'body', pointer: `/items/${at}`, message: 'surname is missing' }] : [],
      );
      if (errors.length > 0)
        return Response.json({ code: 'validation_failed', status: 422, title: '', errors }, { status: 422 });
      const items = body.items.map(({ externalId }) => {
        if (externalId === 'settled')
          return { externalId, outcome: 'refused', problem: 'credentials_exist', next: 'none', mails: [] };
        const outcome = made.has(externalId) ? 'unchanged' : 'created';
        if (!body.dryRun) made.add(externalId);
        return { externalId, outcome, problem: null, next: 'code', mails: ['registration'] };
      });
      return Response.json({ items });
    },
  });
  return { totp, sent, made };
}

const line = (externalId: string) => JSON.stringify({ externalId, surname: 'sub' });
const lines = Array.from({ length: 10 }, (_, at) => line(`USR-${at}`));

async function all(totp: ReturnType<typeof startService>['totp'], of: string[], options: MoveInOptions = {}) {
  const steps: MoveInProgress[] = [];
  const refused: RefusedLine[] = [];
  for await (const step of moveIn(totp, of, options)) {
    steps.push(step.progress);
    refused.push(...step.refused);
  }
  return { steps, refused };
}

it('moves everybody in by requests of a bounded size, and tells after each how far it is', async () => {
  const { totp, sent, made } = startService();
  const { steps } = await all(totp, lines, { rowsInRequest: 4 });
  expect(sent.map(({ items }) => items.length)).toEqual([4, 4, 2]);
  expect(steps.map((step) => step.lines)).toEqual([4, 8, 10]);
  expect(steps.at(-1)).toEqual({ lines: 10, outcomes: { created: 10 }, next: { code: 10 }, mails: 10 });
  expect(made.size).toBe(10);
});

it('goes on behind what was told last; what was sent and not told changes nothing', async () => {
  const { totp, sent } = startService();
  const first = moveIn(totp, lines, { rowsInRequest: 4 });
  const kept = (await first.next()).value?.progress;
  await first.next();
  const { steps } = await all(totp, lines, { rowsInRequest: 4, ...(kept && { from: kept }) });
  expect(sent.map(({ items }) => items[0]?.externalId)).toEqual(['USR-0', 'USR-4', 'USR-4', 'USR-8']);
  expect(steps.at(-1)).toMatchObject({ lines: 10, outcomes: { created: 6, unchanged: 4 } });
});

it('a line that is refused, has no form or is no JSON doesn’t keep the others, and is named', async () => {
  const { totp, made } = startService();
  const mixed = [line('USR-a'), '{', '{"externalId":"USR-b"}', line('settled'), line('USR-c'), '7'];
  const { steps, refused } = await all(totp, mixed);
  expect(refused).toEqual([
    { line: 2, externalId: null, problem: 'malformed_line' },
    { line: 3, externalId: 'USR-b', problem: 'validation_failed' },
    { line: 4, externalId: 'settled', problem: 'credentials_exist' },
    { line: 6, externalId: null, problem: 'malformed_line' },
  ]);
  expect([...made]).toEqual(['USR-a', 'USR-c']);
  expect(steps.at(-1)).toMatchObject({ lines: 6, outcomes: { created: 2, refused: 4 } });
});

it('as a dry run makes nobody, and ends behind a request when it is stopped', async () => {
  const { totp, made, sent } = startService();
  const stop = new AbortController();
  stop.abort();
  const { steps } = await all(totp, lines, { dryRun: true, rowsInRequest: 4, signal: stop.signal });
  expect([made.size, sent.length, sent[0]?.dryRun, steps.length]).toEqual([0, 1, true, 1]);
});
