import { sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { everyCookie } from '../../test/contract-requests.ts';
import { startService } from '../../test/harness.ts';
import { addMail, mailEvent, mailEventsPath, mailNow, postEvent, signed } from '../../test/mail-events.ts';
import { createUser } from '../../test/people.ts';
import { allRows, eventsOf } from '../../test/records.ts';

const service = await startService({}, afterAll);
const webhook = service.config.mailWebhook;
const user = await createUser(service);
const mail = await addMail(service, user);
const text = JSON.stringify(mailEvent(mail, 'email.delivered'));
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);
const right = signed(webhook, text, { id: 'msg_right' });
const other = new Webhook(`whsec_${Buffer.alloc(32, 'other').toString('base64')}`);

const bad: [what: string, body: string, headers: Record<string, string>, reason: string][] = [
  ['no signature', text, {}, 'missing'],
  ['an empty signature', text, { ...right, 'svix-signature': '' }, 'missing'],
  ['no id', text, { ...right, 'svix-id': '' }, 'missing'],
  ['another id', text, { ...right, 'svix-id': 'msg_other' }, 'mismatch'],
  [
    'another time',
    text,
    { ...right, 'svix-timestamp': String(Math.floor(Date.now() / 1000) - 100) },
    'mismatch',
  ],
  ['no time', text, { ...right, 'svix-timestamp': 'now' }, 'mismatch'],
  ['a changed byte', text.replace('delivered', 'delivereD'), right, 'mismatch'],
  ['another blank', `${text} `, right, 'mismatch'],
  ['another secret', text, signed(other, text), 'mismatch'],
  [
    'a signature without a version',
    text,
    { ...right, 'svix-signature': right['svix-signature']?.slice(3) ?? '' },
    'mismatch',
  ],
  ['a version without a signature', text, { ...right, 'svix-signature': 'v1 v1, v1' }, 'mismatch'],
  [
    'a version that is none of ours',
    text,
    { ...right, 'svix-signature': `v2,${right['svix-signature']?.slice(3)}` },
    'mismatch',
  ],
  ['a time of ten minutes ago', text, signed(webhook, text, { at: secondsAgo(600) }), 'stale'],
  ['a time in ten minutes', text, signed(webhook, text, { at: secondsAgo(-600) }), 'stale'],
];

describe('a delivery event', () => {
  it.each(bad)(
    'with %s is refused: one line in the log, nothing else',
    async (_what, body, headers, reason) => {
      const before = await allRows(service);
      const lines = service.logLines.length;
      expect(await postEvent(service, body, headers)).toEqual({ status: 401, code: 'invalid_signature' });
      expect(await allRows(service)).toEqual(before);
      const refused = service.logLines
        .slice(lines)
        .filter((line) => line.includes('a delivery event was refused'));
      expect(refused.map((line) => JSON.parse(line).reason)).toEqual([reason]);
      expect(service.logLines.slice(lines).join()).not.toContain(mail.id);
    },
  );

  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
  ])('as %s is refused, however well it is signed', async (contentType, status) => {
    const headers = { ...signed(webhook, text), 'content-type': contentType };
    expect((await postEvent(service, text, headers)).status).toBe(status);
  });

  it('of more than 16 KiB is refused before it is read', async () => {
    const huge = JSON.stringify(mailEvent(mail, 'email.delivered', { subject: 'x'.repeat(16 * 1024) }));
    expect(await postEvent(service, huge)).toEqual({ status: 413, code: 'body_too_large' });
  });

  it('that is signed but says nothing is refused by the contract, not by its signature', async () => {
    expect((await postEvent(service, '{"type":"email.delivered"}')).code).toBe('validation_failed');
    expect((await mailNow(service, mail)).state).toBe('accepted');
  });

  it('is opened by its signature, not by any cookie', async () => {
    const cookie = (await everyCookie(service))('/');
    const origin = service.config.publicOrigin;
    expect((await postEvent(service, text, { cookie, origin })).status).toBe(401);
  });

  it('of just now, with one right signature among others, and with further fields, is taken', async () => {
    const body = JSON.stringify({ ...JSON.parse(text), further: { field: 1 } });
    const headers = signed(webhook, body, { at: secondsAgo(200) });
    headers['svix-signature'] = `v1,AAAA v2,x ${headers['svix-signature']}`;
    expect(await postEvent(service, body, headers)).toEqual({ status: 204, code: undefined });
    expect((await mailNow(service, mail)).state).toBe('delivered');
  });

  it('that was taken before is answered like the first time and changes nothing', async () => {
    const repeated = await addMail(service, user);
    const body = JSON.stringify(mailEvent(repeated, 'email.delivered'));
    const headers = signed(webhook, body, { id: 'msg_repeated' });
    expect((await postEvent(service, body, headers)).status).toBe(204);
    const before = await allRows(service);
    expect((await postEvent(service, body, headers)).status).toBe(204);
    // Signed anew, as the provider does when it repeats: its id is what counts.
    const bounced = JSON.stringify(mailEvent(repeated, 'email.bounced'));
    expect((await postEvent(service, bounced, signed(webhook, bounced, { id: 'msg_repeated' }))).status).toBe(
      204,
    );
    expect(await allRows(service)).toEqual(before);
  });

  it('that comes nine times at once has one effect', async () => {
    const own = await createUser(service);
    const once = await addMail(service, own);
    const body = JSON.stringify(mailEvent(once, 'email.delivered'));
    const headers = signed(webhook, body);
    const answers = await atOnce(
      service,
      sql`lock table mail_event_receipts in access exclusive mode`,
      Array.from({ length: 9 }, () => () => postEvent(service, body, headers)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await eventsOf(service, own)).toEqual(['mail_delivered success']);
  });
});

it('nobody is heard where no secret is set', async () => {
  const deaf = await startService({ mailWebhook: undefined });
  const answer = await postEvent(deaf, text, signed(webhook, text));
  expect(answer).toEqual({ status: 404, code: 'webhook_not_configured' });
});

it('the brake leaves the provider’s burst through, and people their own', async () => {
  const braked = await startService({ rateLimitPerMinute: 1 });
  const post = () => postEvent(braked, text, signed(braked.config.mailWebhook, text));
  for (let event = 0; event < 20; event++) expect((await post()).status).toBe(204);
  expect((await post()).status).toBe(429);
  const session = await braked.app.inject('/totpservice/api/v1/session');
  expect(session.statusCode).toBe(401);
});

it('the path of delivery events is the one of the contract', () => {
  expect(service.app.hasRoute({ method: 'POST', url: mailEventsPath })).toBe(true);
});
