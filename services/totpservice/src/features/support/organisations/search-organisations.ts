import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { selectOrganisations } from '../users/support.queries.ts';

/** Finds organisations and their users. What was searched for isn't written down: it may be a name or an address. */
export async function searchOrganisations(
  deps: Deps,
  session: EmployeeSession,
  { search, clientAddress }: { search: string; clientAddress: string },
): Promise<Schema<'OrganisationSearch'>> {
  const found = await selectOrganisations(deps.db, search);
  const who = byEmployee(session, {}, clientAddress);
  const details = { found: found.items.length };
  await recordEvent(
    deps.db,
    { type: 'organisations_searched', result: 'success', ...who, details },
    deps.now(),
  );
  return found;
}
