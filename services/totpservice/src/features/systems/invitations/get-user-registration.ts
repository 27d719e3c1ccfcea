import type { Schema } from '@tvm/contract';
import { operation } from '../../../sessions/operation.ts';
import { findInvitation, type InvitationFacts } from './invitations.queries.ts';

type State = Schema<'UserRegistration'>['state'];

/** What became of an invitation and of the link in it, whoever asked for it; never the link. Derived from the facts of now. */
export const getUserRegistration = operation('getUserRegistration', async ({ db, now }, { params }) => {
  const { externalId, registrationId: id } = params;
  const facts = await findInvitation(db, { externalId, mailId: id });
  if (!facts) return { refused: 'registration_unknown' };
  return {
    id,
    state: stateOf(facts, now()),
    createdAt: facts.createdAt.toISOString(),
    expiresAt: facts.expiresAt?.toISOString() ?? null,
    updatedAt: facts.updatedAt.toISOString(),
  };
});

const mailStates: Record<InvitationFacts['mailState'], State> = {
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
function stateOf(facts: InvitationFacts, now: Date): State {
  if (facts.completedAt) return 'completed';
  if (facts.supersededAt) return 'replaced';
  if (facts.isOutdated) return 'withdrawn';
  if (facts.expiresAt && facts.expiresAt <= now) return 'expired';
  if (facts.passwordSetAt) return 'password_set';
  if (facts.openedAt) return 'opened';
  return mailStates[facts.mailState];
}
