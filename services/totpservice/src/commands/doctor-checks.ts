import { type Connection, keyUses, query } from '@tvm/db';
import { type Check, databaseChecks, failed, keyCheck, type Looked, ok, warning } from '@tvm/doctor';
import { keyChecksOf } from '@tvm/keys';
import ipaddr from 'ipaddr.js';
import type { Config } from '../config.ts';

/** How many of the last events with an address are looked at: a few minutes of an evening, and not those of before a change of the proxy. */
const RECENT_EVENTS = 20;

export const serviceChecks = (db: Connection, config: Config, now: Date): Check[] => [
  ...databaseChecks(db, 'app'),
  keyCheck(db, Object.values(config.keys).flatMap(keyChecksOf), Object.values(keyUses), now),
  { name: 'employees', look: () => lookAtEmployees(db) },
  { name: 'forwarded addresses', look: () => lookAtAddresses(db, config) },
];

/** What two employees do together needs two leads; without any, nobody can help anybody. */
async function lookAtEmployees(db: Connection): Promise<Looked> {
  const [counted] = await query<{ leads: number }>(db, 'count_leads')`
    select count(*)::int as leads from users where employee_role = 'support_lead' and disabled_at is null`;
  const leads = counted?.leads ?? 0;
  const todo = 'make them with create-employee (docs/runbooks/support.md)';
  if (leads === 0) return failed('there is no support lead', todo);
  return leads === 1
    ? warning('there is one support lead: a client takes two', todo)
    : ok(`${leads} support leads`);
}

/** Where all visitors seem to come from the proxy, they share one limit, and the trail tells nothing. */
async function lookAtAddresses(db: Connection, { trustProxy, publicOrigin }: Config): Promise<Looked> {
  const todo = "give the proxy's address in TRUST_PROXY (PROXY_NETWORK in compose): docs/runbooks/install.md";
  if (trustProxy.length === 0)
    return publicOrigin.startsWith('https:')
      ? failed('TRUST_PROXY is none, but something in front ends TLS', todo)
      : ok('there is no proxy');
  const rows = await query<{ address: string }>(db, 'find_recent_addresses')`
    select client_address as address from audit_events where client_address is not null order by id desc limit ${RECENT_EVENTS}`;
  if (rows.length === 0) return warning('nobody has been here yet', 'log in once, and look again');
  const ofProxy = rows.filter(({ address }) => trustProxy.some((network) => isIn(address, network)));
  return ofProxy.length < rows.length
    ? ok(`visitors' own, in ${rows.length - ofProxy.length} of the last ${rows.length} events`)
    : failed(`all of the last ${rows.length} events came from the proxy's own`, todo);
}

function isIn(address: string, network: string): boolean {
  const [from, bits] = network.includes('/') ? ipaddr.parseCIDR(network) : [ipaddr.parse(network), undefined];
  const own = ipaddr.process(address);
  return own.kind() === from.kind() && own.match(from, bits ?? (from.kind() === 'ipv4' ? 32 : 128));
}
