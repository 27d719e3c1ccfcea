import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { selectOrganisations } from './organisations.queries.ts';

/** Finds organisations and their users. What was searched for isn't written down: it may be a name or an address. */
export const searchOrganisations = operation(
  'searchOrganisations',
  async ({ db, now }, { query, caller, visitor }) => {
    const found = await selectOrganisations(db, query.search);
    const who = byEmployee(caller, {}, visitor.address);
    const details = { found: found.items.length };
    await recordEvent(db, { type: 'organisations_searched', result: 'success', ...who, details }, now());
    return found;
  },
);
