import { randomUUID } from 'node:crypto';
import {
  type Connection,
  connect,
  type MailParams,
  type mails,
  organisations,
  passwords,
  users,
} from '@tvm/db';
import { generateKeyRing, parseKeyRing } from '@tvm/keys';
import { createTestDatabase, type TestDatabase } from '@tvm/testing';
import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { createLog } from '../src/logger.ts';
import { renderMail } from '../src/mails/frame/render-mail.tsx';
import type { SendMailDeps } from '../src/queue/send-mail.ts';
import { smtpTransport } from '../src/transports/smtp.ts';
import { addressOf } from '../src/transports/transport.ts';
import { type LoopbackSmtp, type ReceivedMail, startSmtpServer } from './smtp-server.ts';

export const mailKeyText = generateKeyRing();
export const webhookKeyText = generateKeyRing();
export const signalKeyText = generateKeyRing();
export const publicOrigin = 'https://login.tvm.test';

/** A database of its own, a real SMTP server, and what the API would do, as the role `app`. */
export interface Harness {
  database: TestDatabase;
  smtp: LoopbackSmtp;
  owner: Connection;
  app: Connection;
  worker: Connection;
  /** The worker's, with a clock that the test moves and all log lines at debug. */
  deps: SendMailDeps;
  clock: { now: Date };
  logLines: string[];
  close(): Promise<void>;
}

export async function startHarness(): Promise<Harness> {
  const database = await createTestDatabase(inject('cluster'));
  const smtp = await startSmtpServer();
  const open = (url: string) => connect(url, { max: 6, applicationName: 'test', onError: () => {} });
  const [owner, app, worker] = [open(database.ownerUrl), open(database.appUrl), open(database.workerUrl)];
  const logLines: string[] = [];
  const clock = { now: new Date('2025-06-11T12:27:00.000Z') };
  const from = 'TVM verzekeringen N.V. <support@tvm.nl>';
  const transport = smtpTransport({ url: smtp.url, from, timeoutSeconds: 3, maxConnections: 3 });
  const deps = {
    renderMail,
    transport,
    mailsPerSecond: 1000,
    mailKeys: parseKeyRing('MAIL_KEYS', mailKeyText),
    publicOrigin,
    mandatoryFrom: new Date('2025-10-31T23:00:00.000Z'),
    recoveryPolicy: 'mail' as const,
    supportAddress: addressOf(from),
    attemptSeconds: 60,
    clockToleranceSeconds: 60,
    random: () => 0,
    log: createLog('debug', { write: (line) => void logLines.push(line) }),
    now: () => clock.now,
  };
  const close = async () => {
    transport.close();
    await Promise.all([smtp.close(), ...[owner, app, worker].map((db) => db.$client.end())]);
    await database.drop();
  };
  return { database, smtp, owner, app, worker, deps, clock, logLines, close };
}

export type User = typeof users.$inferSelect;

/** A user of a new organisation, with a password. */
export async function addUser(
  db: Connection,
  values: Partial<typeof users.$inferInsert> = {},
  hasPassword = true,
): Promise<User> {
  const createdAt = new Date('2025-01-01T00:00:00Z');
  const [organisation] = await db
    .insert(organisations)
    .values({ name: 'Voorbeeld Transport', createdAt })
    .returning();
  const email = values.email ?? `user-${randomUUID()}@tvm.test`;
  const [user] = await db
    .insert(users)
    .values({
      organisationId: organisation?.id,
      surname: 'Wientjes',
      ...values,
      email,
      emailCanonical: email,
      createdAt,
    })
    .returning();
  if (!user) throw new Error('no user');
  if (hasPassword) {
    await db.insert(passwords).values({ userId: user.id, hash: 'x', pepperKeyId: 'x', setAt: createdAt });
  }
  return user;
}

interface QueuedMail {
  userId: string | null;
  kind?: (typeof mails.$inferInsert)['kind'];
  requestedBy?: (typeof mails.$inferInsert)['requestedBy'];
  params?: MailParams;
  createdAt?: Date;
}

/** The mail's row and its job, as the API writes them; give a transaction to decide about the commit. */
export async function queueMail(db: Pick<Connection, 'execute'>, mail: QueuedMail): Promise<string> {
  const id = await insertMail(db, mail);
  await db.execute(sql`select add_mail_jobs(array[${id}::uuid])`);
  return id;
}

/** The row alone, for tests that attempt the mail themselves. */
export async function insertMail(db: Pick<Connection, 'execute'>, mail: QueuedMail): Promise<string> {
  const {
    createdAt = new Date('2025-06-11T12:26:00Z'),
    kind = 'registration',
    requestedBy = 'activation',
  } = mail;
  const { userId, params = {} } = mail;
  const at = createdAt.toISOString();
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into mails (user_id, kind, requested_by, params, created_at, updated_at)
    values (${userId}, ${kind}, ${requestedBy}, ${JSON.stringify(params)}, ${at}, ${at}) returning id`);
  const [row] = rows;
  if (!row) throw new Error('no mail');
  return row.id;
}

/** The token in a received mail's link. */
export function tokenOf(mail: ReceivedMail | undefined): string | undefined {
  const decoded = (mail?.raw ?? '').replace(/=\r\n/g, '').replace(/=3D/g, '=');
  return /https:\/\/login\.tvm\.test\/totpservice\/registration#([\w-]{43})(?![\w-])/.exec(decoded)?.[1];
}

/** The tables of the whole database in which any column, as text, holds the text. */
export async function tablesHolding(db: Connection, text: string): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`);
  const holding: string[] = [];
  for (const { name } of rows) {
    const found = await db.execute(
      sql`select from ${sql.raw(name)} as t where strpos(t::text, ${text}) > 0 limit 1`,
    );
    if (found.rowCount) holding.push(name);
  }
  return holding;
}
