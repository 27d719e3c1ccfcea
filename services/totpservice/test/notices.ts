import { type MailParams, mails, type NoticeKind, notices } from '@tvm/db';
import { generateNoticeCode, keyedHash } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import type { TestService } from './harness.ts';
import { must } from './people.ts';

/** What the mailworker does with a notice: it is on its way, with a code. */
export async function sendNotice(
  service: TestService,
  { id: userId }: { id: string },
  about: NoticeKind = 'recovery_code_used',
): Promise<{ id: string; code: string }> {
  const at = service.clock.now.toISOString();
  return sendDisputable(service, userId, {
    kind: 'noticed',
    params: { notices: { [about]: { at, count: 1, address: '203.0.113.7' } } },
  });
}

/** The same with any mail that holds such a code. */
export async function sendDisputable(
  service: TestService,
  userId: string,
  { kind, params }: { kind: (typeof mails.$inferInsert)['kind']; params: MailParams },
): Promise<{ id: string; code: string }> {
  const now = service.clock.now;
  const [mail] = await service.ownerDb
    .insert(mails)
    .values({
      ...{ userId, kind, requestedBy: 'system', params },
      ...{ state: 'accepted', createdAt: now, acceptedAt: now, updatedAt: now },
    })
    .returning({ id: mails.id });
  const code = generateNoticeCode();
  const [notice] = await service.ownerDb
    .insert(notices)
    .values({
      userId,
      mailId: must(mail).id,
      codeHash: keyedHash(service.config.keys.mail, 'notice-code', code),
      createdAt: now,
      expiresAt: new Date(now.getTime() + 7 * 24 * 3600_000),
    })
    .returning({ id: notices.id });
  return { id: must(notice).id, code };
}

/** A notice as it stands. */
export async function noticeOf(service: TestService, id: string) {
  const [row] = await service.ownerDb.select().from(notices).where(eq(notices.id, id));
  return must(row);
}
