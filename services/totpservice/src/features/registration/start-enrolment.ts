import type { Schema } from '@tvm/contract';
import { authenticators } from '@tvm/db';
import { open, seal } from '@tvm/keys';
import { encodeSecret, generateSecret, keyUri } from '@tvm/totp';
import type { Deps } from '../../deps.ts';
import { byPerson, recordEvent } from '../../security/audit.ts';
import { issuer } from '../../security/issuer.ts';
import { findPendingAuthenticator, type RegistrationFacts } from './registration.queries.ts';
import { needsApproval, nextStep } from './registration-state.ts';
import { type DeadRegistration, withOpenRegistration } from './with-registration.ts';

export type StartEnrolment =
  | { outcome: 'pending'; authenticator: Schema<'PendingAuthenticator'> }
  | { outcome: 'step_refused' }
  | { outcome: 'approval_required' }
  | DeadRegistration;

/** Whether a registration may enrol an authenticator now; shared with the confirmation, which decides anew. */
export function refuseEnrolment(
  deps: Deps,
  facts: RegistrationFacts,
): { outcome: 'step_refused' } | { outcome: 'approval_required' } | undefined {
  const now = deps.now();
  const next = nextStep(facts, deps.config, now);
  if (next !== 'enrolment' && next !== 'proof') return { outcome: 'step_refused' };
  return needsApproval(facts, deps.config, now) ? { outcome: 'approval_required' } : undefined;
}

/**
 * The pending secret of this browser's registration: made at the first call, the same after a refresh. It becomes active only by its first code
 * (SECURITY rule 10).
 */
export async function startEnrolment(
  deps: Deps,
  input: { cookie: string; clientAddress: string },
): Promise<StartEnrolment> {
  return withOpenRegistration<StartEnrolment>(deps, input.cookie, async (tx, facts) => {
    const refused = refuseEnrolment(deps, facts);
    if (refused) return refused;
    const { userId, registrationId } = facts;
    const context = { userId, purpose: 'totp-secret' as const };
    const pending = await findPendingAuthenticator(tx, registrationId);
    if (pending) return describe(open(deps.config.keys.totp, pending.sealedSecret, context), facts.email);
    const now = deps.now();
    const secret = generateSecret();
    const sealedSecret = seal(deps.config.keys.totp, secret, context);
    await tx
      .insert(authenticators)
      .values({ userId, registrationId, state: 'pending', sealedSecret, createdAt: now });
    const event = { type: 'enrolment_started', result: 'success' } as const;
    await recordEvent(tx, { ...event, ...byPerson(facts, input.clientAddress) }, now);
    return describe(secret, facts.email);
  });
}

function describe(secret: Uint8Array, account: string): StartEnrolment {
  return {
    outcome: 'pending',
    authenticator: {
      secret: encodeSecret(secret),
      keyUri: keyUri({ secret, issuer, account }),
      issuer,
      account,
    },
  };
}
