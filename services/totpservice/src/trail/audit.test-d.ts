/** A refusal's reason is the code of its problem: each line below an expectation has to be a compile error. Compiled by `check:types`, never run. */
import { type AuditEvent, byAnonymous } from './audit.ts';

const event = { type: 'login_code', ...byAnonymous(undefined, '192.0.2.1') } as const;

({ ...event, result: 'refused', reason: 'login_locked' }) satisfies AuditEvent;
({ ...event, result: 'failure', reason: 'wrong' }) satisfies AuditEvent;
// @ts-expect-error a word that the contract doesn't know
({ ...event, result: 'refused', reason: 'mail_limited' }) satisfies AuditEvent;
// @ts-expect-error a refusal without a reason
({ ...event, result: 'refused' }) satisfies AuditEvent;
