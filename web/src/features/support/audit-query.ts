import type { operations } from '@tvm/contract';
import { parseMandatoryFrom } from '@tvm/policy';

type Query = NonNullable<operations['listAuditEvents']['parameters']['query']>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const results = ['success', 'failure', 'refused'] as const;

/** What an address asks for. Days are those of Amsterdam, as the instants that are shown; `to` belongs to it. What makes no sense is left out. */
export function auditQuery(params: URLSearchParams): Query {
  const id = (name: string) => {
    const value = params.get(name) ?? '';
    return uuid.test(value) ? value : undefined;
  };
  const type = /^[a-z_]{1,60}$/.exec(params.get('type') ?? '')?.[0];
  const before = Number(params.get('before'));
  const query = {
    from: midnight(params.get('from'), 0),
    to: midnight(params.get('to'), 1),
    type,
    result: results.find((result) => result === params.get('result')),
    actorId: id('actorId'),
    userId: id('userId'),
    organisationId: id('organisationId'),
    before: Number.isInteger(before) && before > 0 ? before : undefined,
  };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Query;
}

/** The same for a file, which has every page. */
export function exportQuery(params: URLSearchParams): Omit<Query, 'before'> {
  const { before: _, ...filter } = auditQuery(params);
  return filter;
}

/** The beginning of a day in Amsterdam, some days later, as an instant. */
function midnight(day: string | null, later: number): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day ?? '')) return undefined;
  const date = new Date(`${day}T00:00Z`);
  if (Number.isNaN(date.getTime())) return undefined;
  date.setUTCDate(date.getUTCDate() + later);
  return parseMandatoryFrom(date.toISOString().slice(0, 10))?.toISOString();
}
