import { type Database, organisations, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Asked, Ended } from './define-mail.ts';
import { momentOf } from './moment.ts';
import { printable } from './printable.ts';

/** Somebody else than who is mailed, and when something happened to them. Names as stored. The organisation is null for an employee. */
export interface SubjectFacts {
  at: Date;
  name: string;
  organisation: string | null;
}

/** A name for a text, with the organisation where there is one. */
export function whom({ name, organisation }: Omit<SubjectFacts, 'at'>): string {
  const inWhich = printable(organisation ?? '');
  return inWhich ? `${printable(name)} (${inWhich})` : printable(name);
}

/** Whom a mail's `subjectUserId` is. */
export async function findSubject(
  db: Database,
  { mail: row }: Pick<Asked, 'mail'>,
): Promise<SubjectFacts | Ended> {
  const { subjectUserId } = row.params;
  const [subject] = subjectUserId
    ? await db
        .select({ name: users.fullName, organisation: organisations.name })
        .from(users)
        .leftJoin(organisations, eq(organisations.id, users.organisationId))
        .where(eq(users.id, subjectUserId))
    : [];
  if (!subject) return { ended: 'failed', reason: 'subject_unknown' };
  return { at: momentOf(row), ...subject };
}
