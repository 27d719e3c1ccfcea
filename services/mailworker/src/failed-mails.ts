// `pnpm failed-mails [--kind registration] [--reason gave_up_smtp_451] [--send-again]`: the mails that were given up, and sends them again. No
// addresses: a mail's id and its user's lead to the rest. Exit code 0: done; 1: it couldn't be.
import { parseArgs } from 'node:util';
import { connect, type Database, mailKinds } from '@tvm/db';
import { readSettings, SettingsError } from '@tvm/process';
import { settings } from './config.ts';
import type { MailRow } from './mails/parts/define-mail.ts';
import {
  type FailedMailsFilter,
  findFailedMails,
  type SendAgainResult,
  sendAgain,
} from './queue/send-again.ts';

const USAGE = `Usage: failed-mails [--kind <kind>] [--reason <reason>] [--send-again]
  --kind        only ${mailKinds.join(', ')}
  --reason      only those that ended with this code
  --send-again  queue them again, each with a new link; without it they are only listed`;

class UsageError extends Error {}

const print = (line: string) => process.stdout.write(`${line}\n`);

async function failedMails(): Promise<void> {
  const { filter, isToSend } = readArguments();
  const { databaseUrl } = await readSettings(process.env, { databaseUrl: settings.databaseUrl });
  const db = connect(databaseUrl, { max: 1, applicationName: 'failed-mails', onError: () => {} });
  try {
    const failed = await findFailedMails(db, filter);
    for (const mail of failed) print(describe(mail));
    print(`${failed.length} failed`);
    if (isToSend) await sendAll(db, failed);
  } finally {
    await db.$client.end();
  }
}

const describe = ({ id, userId, kind, requestedBy, createdAt, updatedAt, attempts, lastError }: MailRow) =>
  [
    id,
    `user ${userId ?? '-'}`,
    `${kind} (${requestedBy})`,
    `queued ${createdAt.toISOString()}`,
    `failed ${updatedAt.toISOString()}`,
    `${attempts} attempts`,
    lastError ?? '-',
  ].join('  ');

/** In the order in which they were given up. What is done is done: stopped half-way, it can be run again. */
async function sendAll(db: Database, failed: readonly MailRow[]): Promise<void> {
  const counts: Record<SendAgainResult, number> = { 'sent-again': 0, needless: 0, expired: 0, gone: 0 };
  for (const { id } of failed) counts[await sendAgain(db, id, new Date())] += 1;
  print(`${counts['sent-again']} queued again`);
  if (counts.needless) print(`${counts.needless} left alone: the user has a newer one`);
  if (counts.expired) print(`${counts.expired} left alone: reset links, for which people ask again`);
  if (counts.gone) print(`${counts.gone} left alone: not failed any more`);
}

function readArguments(): { filter: FailedMailsFilter; isToSend: boolean } {
  // pnpm hands over a `--` of its own.
  const args = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');
  try {
    const {
      kind,
      reason,
      'send-again': isToSend = false,
    } = parseArgs({
      args,
      options: { kind: { type: 'string' }, reason: { type: 'string' }, 'send-again': { type: 'boolean' } },
    }).values;
    const known = mailKinds.find((each) => each === kind);
    if (kind !== undefined && !known) throw new UsageError();
    return { filter: { kind: known, reason }, isToSend };
  } catch {
    throw new UsageError(USAGE);
  }
}

try {
  await failedMails();
} catch (error) {
  // Of anything else not the message: that of a failed query holds its parameters.
  const isOurs = error instanceof UsageError || error instanceof SettingsError;
  const { code } = ((error as Error).cause ?? error) as { code?: string };
  process.stderr.write(
    isOurs ? `${(error as Error).message}\n` : `The database refused it (${code ?? 'no code'}).\n`,
  );
  process.exitCode = 1;
}
