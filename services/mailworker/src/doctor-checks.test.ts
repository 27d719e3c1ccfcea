import type { Connection } from '@tvm/db';
import { lookAt } from '@tvm/doctor';
import { generateKeyRing, parseKeyRing } from '@tvm/keys';
import { expect, test } from 'vitest';
import { workerChecks } from './doctor-checks.ts';
import type { TransportCheck } from './transports/transport.ts';

const config = {
  mailFrom: 'TVM verzekeringen N.V. <online@tvm.nl>',
  mailKeys: parseKeyRing('MAIL_KEYS', generateKeyRing()),
  webhookKeys: parseKeyRing('WEBHOOK_KEYS', generateKeyRing()),
  signalKeys: parseKeyRing('SIGNAL_KEYS', generateKeyRing()),
};
const records: Record<string, string[][]> = {
  'tvm.nl': [['google-site-verification=x'], ['v=spf1 include:', 'spf.example -all']],
  '_dmarc.tvm.nl': [['v=DMARC1; p=reject']],
};
const fails = (code: string) => Promise.reject(Object.assign(new Error(), { code }));

/** What it says before anything runs: of mail alone. */
async function look(
  check: TransportCheck,
  resolveTxt = async (name: string) => records[name] ?? fails('ENOTFOUND'),
): Promise<string[]> {
  const transport = { name: 'smtp', check: async () => check, handOver: () => fails('no'), close: () => {} };
  const db = undefined as unknown as Connection;
  const checks = workerChecks({ db, config, transport, resolveTxt, now: new Date() });
  const findings = await lookAt(
    'mailworker',
    checks.filter(({ isBefore }) => isBefore),
  );
  return findings.map(({ check, state, found }) => `${check} ${state}: ${found}`);
}

test('a way out that lets us in and a domain with SPF and DMARC are well', async () => {
  expect(await look({ result: 'ok' })).toEqual([
    'mail transport ok: smtp lets us in; nothing was sent',
    'mail sender ok: tvm.nl has SPF and DMARC',
  ]);
});

test.each([
  [{ result: 'refused', reason: 'smtp_535' }, 'mail transport failed: smtp refuses our login (smtp_535)'],
  [
    { result: 'unknown', reason: 'smtp_econnection' },
    "mail transport failed: smtp can't be reached (smtp_econnection)",
  ],
] as const)('a transport that answers %j fails', async (check, found) => {
  expect(await look(check)).toContain(found);
});

test('a domain without records, and a DNS that is away, are told', async () => {
  expect(await look({ result: 'ok' }, () => fails('ENODATA'))).toContain(
    'mail sender warning: there is no SPF of tvm.nl and no DMARC of _dmarc.tvm.nl',
  );
  expect(await look({ result: 'ok' }, () => fails('ETIMEOUT'))).toContain(
    "mail sender warning: DNS doesn't answer about tvm.nl",
  );
});
