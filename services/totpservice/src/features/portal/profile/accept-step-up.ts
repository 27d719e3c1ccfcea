import { restoreAttempts } from '../../../attempts/attempt-budget.ts';
import type { TakeProof } from '../../../credentials/verify-proof.ts';
import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { stepUpValidUntil } from '../../../sessions/step-up.ts';
import { rotateSession, withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import type { StepUp } from './step-up.ts';

type Given = { clientAddress: string } & (
  | { kind: 'password' }
  | { kind: 'code' | 'recovery_code'; take: TakeProof }
);

/** Uses a proof up, marks the session with it and rotates it, in one transaction. Undefined: the proof isn't good any more. */
export async function acceptStepUp(deps: Deps, session: Session, given: Given): Promise<StepUp | undefined> {
  return withSession<StepUp | undefined>(deps, session, async (tx, facts) => {
    const now = deps.now();
    const byPassword = given.kind === 'password';
    // An authenticator may have come or gone meanwhile.
    if (facts.authenticatorState !== (byPassword ? null : 'active')) return undefined;
    if (!byPassword) {
      if (!(await given.take(tx))) return undefined;
      await restoreAttempts(tx, 'code', session.userId);
    }
    const proved = byPassword ? { passwordGivenAt: now } : { codeGivenAt: now };
    const token = await rotateSession(tx, session, proved);
    const validUntil = stepUpValidUntil({ ...facts, ...proved }, now);
    if (!validUntil) throw new Error('a proof of this instant counts');
    const event = { type: 'step_up', result: 'success', details: { kind: given.kind } } as const;
    await recordEvent(tx, { ...event, ...byPerson(session, given.clientAddress) }, now);
    return { outcome: 'stepped_up', token, validUntil };
  });
}
