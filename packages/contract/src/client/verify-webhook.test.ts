import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { verifyWebhook } from './verify-webhook.ts';

const key = Buffer.alloc(32, 'geheim');
const secret = `whsec_${key.toString('base64')}`;
const other = `whsec_${Buffer.alloc(32, 'ander').toString('base64')}`;
const now = new Date('2026-11-22T10:15:00Z');
const seconds = Math.floor(now.getTime() / 1000);
const body =
  '{"id":"42","type":"user.enrolled","occurredAt":"2026-11-22T10:15:00.000Z","user":"USR-31","organisation":"ORG-1"}';

function delivery({
  at = seconds,
  text = body,
  id = '42',
}: {
  at?: number;
  text?: string;
  id?: string;
} = {}) {
  const signature = createHmac('sha256', key).update(`${id}.${at}.${text}`).digest('base64');
  const headers: Record<string, string | undefined> = {
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': `v1,${signature}`,
  };
  return { body: text, headers, secrets: [secret], now };
}

it('is the event of a delivery that is signed, by one secret or another while they change', async () => {
  expect(await verifyWebhook(delivery())).toEqual(JSON.parse(body));
  expect(await verifyWebhook({ ...delivery(), secrets: [other, secret] })).toMatchObject({ user: 'USR-31' });
  const two = delivery();
  two.headers['webhook-signature'] =
    `v1,${Buffer.alloc(32).toString('base64')} ${two.headers['webhook-signature']}`;
  expect(await verifyWebhook(two)).toMatchObject({ id: '42' });
  for (const at of [seconds - 300, seconds + 300])
    expect(await verifyWebhook(delivery({ at }))).toBeDefined();
});

const with_ = (header: string, value: string | undefined) => {
  const made = delivery();
  made.headers[header] = value;
  return made;
};
it.each([
  ['another body', { ...delivery(), body: body.replace('31', '32') }, 'signature_wrong'],
  ['another id', with_('webhook-id', '43'), 'signature_wrong'],
  ['another moment', with_('webhook-timestamp', String(seconds - 1)), 'signature_wrong'],
  ['another secret', { ...delivery(), secrets: [other] }, 'signature_wrong'],
  ['no secret', { ...delivery(), secrets: [] }, 'signature_wrong'],
  ['an unknown version', with_('webhook-signature', 'v2,AAAA'), 'signature_wrong'],
  ['what is no base64', with_('webhook-signature', 'v1,***'), 'signature_wrong'],
  ['no signature', with_('webhook-signature', undefined), 'headers_missing'],
  ['an old one', delivery({ at: seconds - 301 }), 'too_old_or_new'],
  ['one of later', delivery({ at: seconds + 301 }), 'too_old_or_new'],
  ['no moment', with_('webhook-timestamp', '1e3'), 'too_old_or_new'],
  ['what is no event', delivery({ text: '[]' }), 'no_event'],
])('refuses %s', async (_what, made, code) => {
  await expect(verifyWebhook(made)).rejects.toMatchObject({ name: 'WebhookRefusedError', code });
});
