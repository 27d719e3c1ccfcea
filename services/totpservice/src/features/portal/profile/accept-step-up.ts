import { factorOf, type MatchedProof, takeProof } from '../../../credentials/with-proof.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import type { Session } from '../../../sessions/session.ts';
import { stepUpValidUntil } from '../../../sessions/step-up.ts';
import { rotateSession, withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';

/** The session's new cookie, and how long its proof counts. */
export interface SteppedUp {
  cookie: { token: string; expiresAt: Date };
  validUntil: Date;
}

/** Uses a proof up, marks the session with it and rotates it, in one transaction. Undefined: the proof isn't good any more. */
export async function acceptStepUp(
  deps: Deps,
  session: Session,
  proof: 'password' | MatchedProof,
  visitor: Visitor,
): Promise<SteppedUp | Refusal<'unauthenticated'> | undefined> {
  return withSession(deps, session, async (tx, facts) => {
    const now = deps.now();
    const byPassword = proof === 'password';
    // An authenticator may have come or gone meanwhile.
    if (facts.authenticatorState !== (byPassword ? null : 'active')) return undefined;
    if (!byPassword && !(await takeProof(tx, proof, now))) return undefined;
    const proved = byPassword ? { passwordGivenAt: now } : { codeGivenAt: now, ...factorOf(proof) };
    const cookie = await rotateSession(tx, session, proved);
    const validUntil = stepUpValidUntil({ ...facts, ...proved }, now);
    if (!validUntil) throw new Error('a proof of this instant counts');
    const kind = byPassword ? 'password' : proof.kind;
    const event = { type: 'step_up', result: 'success', details: { kind } } as const;
    await recordEvent(tx, { ...event, ...byPerson(session, visitor.address) }, now);
    return { cookie, validUntil };
  });
}
