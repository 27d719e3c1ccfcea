import { eventObservation } from '@tvm/audit';
import { inLane, LaneFullError, placesInLane } from '@tvm/keys';
import { afterAll, expect, it, vi } from 'vitest';
import { createServiceMetrics } from '../src/metrics.ts';
import { startService } from './harness.ts';
import { codeOf, createUser, enrol, password } from './people.ts';

const service = await startService({}, afterAll);
const metrics = createServiceMetrics(service.db, service.config);

/** The figures by what stands in front of the value, without `service`. */
async function figures(): Promise<Record<string, number>> {
  const lines = (await metrics.text()).split('\n').filter((line) => line && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value] =
        /^(\S+) (\S+)$/.exec(
          line.replace(/service="totpservice",|,?service="totpservice"/, '').replace('{}', ''),
        ) ?? [];
      return [name, Number(value)];
    }),
  );
}

const event = (type: string, result: string, reason = '') =>
  `tvm_events_total{type="${type}",result="${result}",reason="${reason}"}`;

it('counts logins and what refuses them, each with its reason', async () => {
  const user = await createUser(service);
  const secret = await enrol(service, user);
  const before = await figures();
  const browser = service.browser();
  await browser.post('/login', { email: user.email, password: 'Verkeerd wachtwoord 1!' });
  await browser.post('/login', { email: 'niemand@tvm.test', password });
  await browser.post('/login', { email: user.email, password });
  for (let time = 0; time < 5; time++) await browser.post('/login/code', { code: '000000' });
  await browser.post('/login/code', { code: codeOf(service, secret) });
  service.clock.advance(1000);
  const later = service.browser();
  await later.post('/login', { email: user.email, password });
  expect((await later.post('/login/code', { code: codeOf(service, secret) })).status).toBe(200);
  // An answer is counted when its last byte has left, which the browser may have seen already.
  const answered = 'tvm_http_request_duration_seconds_count{operation="verifyLoginCode",status="200"}';
  await vi.waitUntil(async () => (await figures())[answered]);
  const after = await figures();
  const more = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
  expect({
    wrong: more(event('login_password', 'failure', 'wrong_password')),
    unknown: more(event('login_password', 'failure', 'unknown_address')),
    codeNext: more(event('login_password', 'success', 'code_next')),
    wrongCodes: more(event('login_code', 'failure', 'wrong')),
    locks: more(event('attempts_locked', 'success', 'code')),
    locked: more(event('login_code', 'refused', 'login_locked')),
    loggedIn: more(event('login_code', 'success')),
    refused: more('tvm_http_problems_total{operation="verifyLoginCode",problem="code_rejected"}'),
    answered: more(answered),
  }).toEqual({
    wrong: 1,
    unknown: 1,
    codeNext: 2,
    wrongCodes: 5,
    locks: 1,
    locked: 1,
    loggedIn: 1,
    refused: 5,
    answered: 1,
  });
  expect(after['tvm_password_wait_seconds_count{lane="second"}']).toBeGreaterThan(3);
});

it('counts who finds no place in a lane', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = Array.from({ length: placesInLane() }, () => inLane('first', () => promise));
  await expect(inLane('first', async () => {})).rejects.toThrow(LaneFullError);
  resolve();
  await Promise.all(held);
  expect((await figures())['tvm_password_shed_total{lane="first"}']).toBe(1);
});

it('tells the ages of the keys in use, the pool, and what waits for a decision', async () => {
  const { totp } = service.config.keys;
  await service.ownerDb.$client.query(
    `insert into key_checks (ring, key_id, check_value, created_at) values ('TOTP_KEYS', $1, 'x', '2026-01-01T00:00:00Z'), ('TOTP_KEYS', 'older', 'x', now())`,
    [totp.keys[0].id],
  );
  const { rows } = await service.ownerDb.$client.query(
    `with made as (insert into organisations (name, created_at) values ('Wachtend', now()) returning id),
      asked as (insert into users (email, email_canonical, kind, employee_role, created_at) values ('m@tvm.test', 'm@tvm.test', 'employee', 'support_lead', now()) returning id)
     insert into approvals (kind, organisation_id, version, needs_second_employee, requested_by, reason, ticket_reference, requested_at, expires_at)
     select 'reversal', made.id, 'x', true, asked.id, 'x', 'x', now(), now() + interval '1 day' from made, asked returning id`,
  );
  const seen = await figures();
  expect(seen[`tvm_key_first_used_timestamp_seconds{ring="TOTP_KEYS",key="${totp.keys[0].id}"}`]).toBe(
    Date.parse('2026-01-01T00:00:00Z') / 1000,
  );
  expect(Object.keys(seen).filter((name) => name.includes('older'))).toEqual([]);
  expect(seen['tvm_database_pool{state="allowed"}']).toBe(10);
  expect(seen['tvm_approvals_waiting{kind="reversal"}']).toBe(1);
  await service.ownerDb.$client.query('update approvals set expires_at = now() where id = $1', [rows[0].id]);
  expect((await figures())['tvm_approvals_waiting{kind="reversal"}']).toBeUndefined();
});

it('shows no word that an employee wrote', async () => {
  eventObservation.tell({ type: 'approval_requested', result: 'success', reason: 'vertrokken' });
  const seen = await figures();
  expect(seen[event('approval_requested', 'success')]).toBe(1);
  expect(Object.keys(seen).join()).not.toContain('vertrokken');
});
