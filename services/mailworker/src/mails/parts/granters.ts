import { approvals, type Database, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { printable } from './printable.ts';
import type { Language } from './said.ts';

/** Who granted power: full names, as stored. */
export interface Granters {
  asked: string;
  approved: string;
}

/** By which two it was granted; null for a command of the host. */
export async function findGranters(db: Database, approvalId: string | undefined): Promise<Granters | null> {
  if (approvalId === undefined) return null;
  const [asking, deciding] = [alias(users, 'asking'), alias(users, 'deciding')];
  const [found] = await db
    .select({ asked: asking.fullName, approved: deciding.fullName })
    .from(approvals)
    .innerJoin(asking, eq(asking.id, approvals.requestedBy))
    .innerJoin(deciding, eq(deciding.id, approvals.decidedBy))
    .where(eq(approvals.id, approvalId));
  return found ?? null;
}

export const whoGranted: Record<Language, (by: Granters | null) => string> = {
  nl: (by) =>
    by === null
      ? 'Dit is gedaan met een opdracht op de server, niet in de supportconsole.'
      : `Aangevraagd door ${printable(by.asked)}, goedgekeurd door ${printable(by.approved)}.`,
  en: (by) =>
    by === null
      ? 'This was done by a command on the server, not in the support console.'
      : `Asked for by ${printable(by.asked)}, approved by ${printable(by.approved)}.`,
};
