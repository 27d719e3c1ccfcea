import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { findRegistration, type RegistrationFacts } from './registrations.queries.ts';

type State = Schema<'UserRegistration'>['state'];

/** What became of a registration mail and of the link in it, whoever asked for it; never the link. Derived from the facts of now. */
export async function getUserRegistration(
  deps: Deps,
  { externalId, registrationId }: { externalId: string; registrationId: string },
): Promise<{ registration: Schema<'UserRegistration'> } | Refusal<'registration_unknown'>> {
  const facts = await findRegistration(deps.db, { externalId, registrationId });
  if (!facts) return { refused: 'registration_unknown' };
  const { createdAt, expiresAt, updatedAt } = facts;
  return {
    registration: {
      id: registrationId,
      state: stateOf(facts, deps.now()),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      updatedAt: updatedAt.toISOString(),
    },
  };
}

const mailStates: Record<RegistrationFacts['mailState'], State> = {
  queued: 'queued',
  sending: 'queued',
  accepted: 'sent',
  deferred: 'sent',
  delivered: 'delivered',
  bounced: 'undelivered',
  complained: 'undelivered',
  failed: 'undelivered',
  replaced: 'replaced',
  withdrawn: 'withdrawn',
};

/** What the person did goes before what became of the mail; a link that is dead says why. */
function stateOf(facts: RegistrationFacts, now: Date): State {
  if (facts.completedAt) return 'completed';
  if (facts.supersededAt) return 'replaced';
  if (facts.isOutdated) return 'withdrawn';
  if (facts.expiresAt && facts.expiresAt <= now) return 'expired';
  if (facts.passwordSetAt) return 'password_set';
  if (facts.openedAt) return 'opened';
  return mailStates[facts.mailState];
}
