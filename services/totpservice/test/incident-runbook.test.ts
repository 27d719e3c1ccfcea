import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { startService } from './harness.ts';
import { createUser, enrol } from './people.ts';

const service = await startService({}, afterAll);
const runbook = readFileSync(new URL('../../../docs/runbooks/incident.md', import.meta.url), 'utf8');

/** The SQL that stands in blocks of its own, with the placeholders filled in. */
function statements(organisationId: string | null): string[] {
  const sql = runbook
    .split('\n')
    .filter((line) => /^ {4}/.test(line) && !/^\s*(docker|--|begin|commit)/.test(line))
    .join('\n')
    .replaceAll('<organisation id>', organisationId ?? '')
    .replaceAll('<moment>', '2026-01-01T00:00:00Z');
  return sql
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

it('every statement of the incident runbook is one that the database takes from its owner', async () => {
  const user = await createUser(service, { email: 'naam@voorbeeld.nl' });
  await enrol(service, user);
  const all = statements(user.organisationId);
  expect(all.length).toBeGreaterThan(8);
  const rows: Record<string, number | null> = {};
  for (const statement of all) {
    const { rowCount } = await service.ownerDb.$client.query(statement);
    rows[statement.slice(0, 40)] = rowCount;
  }
  expect(rows).toMatchObject({
    'insert into audit_events (occurred_at, t': 1,
    'update users set credential_epoch = cred': 1,
    "update authenticators a set state = 'dis": 1,
  });
});
