import { randomUUID } from 'node:crypto';
import { mails } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Webhook } from 'standardwebhooks';
import type { TestService } from './harness.ts';
import { must, type TestUser } from './people.ts';

export const mailEventsPath = '/totpservice/api/v1/mail-events';
type Mail = typeof mails.$inferSelect;

/** The headers of an event as Resend signs it. The clock of signatures is the real one. */
export function signed(
  webhook: Webhook | undefined,
  payload: string | Buffer,
  { id = `msg_${randomUUID()}`, at = new Date() } = {},
): Record<string, string> {
  return {
    'svix-id': id,
    'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
    'svix-signature': must(webhook).sign(id, at, String(payload)),
  };
}

/** An event about a mail, in Resend's form. */
export function mailEvent(mail: Pick<Mail, 'id'>, type: string, data: object = {}) {
  return {
    type,
    created_at: '2026-03-02T09:00:20.000Z',
    data: {
      created_at: '2026-03-02T09:00:11.000Z',
      email_id: 're-1',
      from: 'TVM verzekeringen N.V. <online@tvm.nl>',
      to: ['somebody@tvm.test'],
      subject: 'Account registratie TVM',
      tags: { mail_id: mail.id },
      ...data,
    },
  };
}

/** Posts a body with these headers, or those that its signature needs, as the provider does: without origin or cookie. */
export async function postEvent(
  service: TestService,
  body: object | string,
  headers?: Record<string, string>,
) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await service.app.inject({
    method: 'POST',
    url: mailEventsPath,
    headers: {
      'content-type': 'application/json',
      ...(headers ?? signed(service.config.mailWebhook, payload)),
    },
    payload,
  });
  const code = response.body ? (response.json().code as string) : undefined;
  return { status: response.statusCode, code };
}

/** A mail of a user in some state, handed over unless told otherwise. */
export async function addMail(
  service: TestService,
  user: TestUser | null,
  values: Partial<typeof mails.$inferInsert> = {},
): Promise<Mail> {
  const now = service.clock.now;
  const state = values.state ?? 'accepted';
  const [mail] = await service.ownerDb
    .insert(mails)
    .values({
      userId: user?.id ?? null,
      kind: 'registration',
      requestedBy: 'activation',
      createdAt: now,
      updatedAt: now,
      ...(state === 'accepted' && { providerMessageId: 're-1', acceptedAt: now }),
      ...values,
      state,
    })
    .returning();
  return must(mail);
}

export async function mailNow(service: TestService, { id }: Pick<Mail, 'id'>): Promise<Mail> {
  const [mail] = await service.ownerDb.select().from(mails).where(eq(mails.id, id));
  return must(mail);
}
