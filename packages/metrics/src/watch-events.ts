import { eventObservation } from '@tvm/audit';
import { Counter } from 'prom-client';
import type { Metrics } from './create-metrics.ts';

/** Types whose reason is a code of ours. Those of others are an employee's words, which belong to nobody's figures. */
const reasonIsACode =
  /^(login_|attempts_|mail_|verification$|enrolment_code$|replacement_code$|step_up$|fresh_proof$|session_used$|client_|provisioning_refused$|authenticator_|verifier_stopped$|webhook_disabled$)/;

/**
 * Counts what goes into the audit trail, and what is counted there in place of an event: logins and their refusals, locks, verifications, what becomes of mails. Counted when it is written: a
 * transaction that fails afterwards has been counted.
 */
export function watchEvents({ registry }: Metrics): () => void {
  const events = new Counter({
    name: 'tvm_events_total',
    help: 'Events of the audit trail, and refusals that it counts, by type, result and reason.',
    labelNames: ['type', 'result', 'reason'],
    registers: [registry],
  });
  return eventObservation.listen(({ type, result, reason }) =>
    events.inc({ type, result, reason: reason && reasonIsACode.test(type) ? reason : '' }),
  );
}
