import { type Connection, keyUses } from '@tvm/db';
import { type Check, databaseChecks, failed, keyCheck, type Looked, ok, warning } from '@tvm/doctor';
import { keyChecksOf } from '@tvm/keys';
import { describeError } from '@tvm/process';
import type { Config } from './config.ts';
import { addressOf, CHECK_TIMEOUT_SECONDS, type Transport } from './transports/transport.ts';

/** The records of a name, in parts, as `node:dns` answers. */
type ResolveTxt = (name: string) => Promise<string[][]>;

interface Examined {
  db: Connection;
  config: Pick<Config, 'mailFrom' | 'mailKeys' | 'webhookKeys' | 'signalKeys'>;
  transport: Transport;
  resolveTxt: ResolveTxt;
  now: Date;
}

export function workerChecks({ db, config, transport, resolveTxt, now }: Examined): Check[] {
  const keys = [config.mailKeys, config.webhookKeys, config.signalKeys].flatMap(keyChecksOf);
  return [
    { name: 'mail transport', isBefore: true, look: () => lookAtTransport(transport) },
    { name: 'mail sender', isBefore: true, look: () => lookAtSender(addressOf(config.mailFrom), resolveTxt) },
    ...databaseChecks(db, 'worker'),
    keyCheck(db, keys, [keyUses.waitingMails, keyUses.webhookSecrets, keyUses.signalAuthorizations], now),
  ];
}

async function lookAtTransport(transport: Transport): Promise<Looked> {
  const check = await transport.check(CHECK_TIMEOUT_SECONDS);
  if (check.result === 'ok') return ok(`${transport.name} lets us in; nothing was sent`);
  return check.result === 'refused'
    ? failed(`${transport.name} refuses our login (${check.reason})`, 'mend SMTP_URL or RESEND_API_KEY')
    : failed(`${transport.name} can't be reached (${check.reason})`, 'is it up, and reached from here?');
}

/** SPF (RFC 7208) and DMARC (RFC 7489) of the sender's domain; without them receivers put the mails aside. */
async function lookAtSender(address: string, resolveTxt: ResolveTxt): Promise<Looked> {
  const domain = address.slice(address.indexOf('@') + 1);
  const todo = 'set it (docs/runbooks/deliverability.md)';
  const wanted = { SPF: [domain, 'v=spf1'], DMARC: [`_dmarc.${domain}`, 'v=DMARC1'] } as const;
  const missing: string[] = [];
  for (const [what, [name, beginning]] of Object.entries(wanted)) {
    const records = await resolveTxt(name).catch((error: unknown) => {
      const { code = '' } = describeError(error);
      return ['ENOTFOUND', 'ENODATA'].includes(code) ? [] : undefined;
    });
    if (!records) return warning(`DNS doesn't answer about ${name}`, 'look at its records yourself');
    if (!records.some((parts) => parts.join('').startsWith(beginning))) missing.push(`${what} of ${name}`);
  }
  return missing.length === 0
    ? ok(`${domain} has SPF and DMARC`)
    : warning(`there is no ${missing.join(' and no ')}`, todo);
}
