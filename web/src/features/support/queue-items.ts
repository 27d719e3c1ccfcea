import type { Schema } from '@tvm/contract';
import { words } from './text.ts';

type Reversal = Schema<'Reversal'>;
type SupportRequest = Schema<'SupportRequest'>;

/** A reversal or a request for one user, as the queue shows either. */
export type QueueItem = Pick<
  Reversal,
  | 'id'
  | 'state'
  | 'reason'
  | 'ticketReference'
  | 'requestedBy'
  | 'requestedAt'
  | 'expiresAt'
  | 'decidedBy'
  | 'decidedAt'
  | 'decisionReason'
  | 'impact'
  | 'exemptionDays'
> & {
  kind: 'reversal' | 'request';
  title: string;
  /** The page of whom it is about. */
  target: string;
  userId: string | undefined;
  identityChecks: SupportRequest['identityChecks'];
};

/** Both together, the newest first. */
export function queueItems(reversals: readonly Reversal[], requests: readonly SupportRequest[]): QueueItem[] {
  return [...reversals.map(ofReversal), ...requests.map(ofRequest)].sort((a, b) =>
    b.requestedAt.localeCompare(a.requestedAt),
  );
}

const ofReversal = (reversal: Reversal): QueueItem => ({
  ...reversal,
  kind: 'reversal',
  title: words.queue.kinds.reversal(reversal.organisation.name),
  target: `/support/organisations/${reversal.organisation.id}`,
  userId: undefined,
  identityChecks: [],
});

const ofRequest = (request: SupportRequest): QueueItem => ({
  ...request,
  kind: 'request',
  title: words.queue.kinds[request.kind](request.user.fullName),
  target: `/support/users/${request.user.id}`,
  userId: request.user.id,
  impact: null,
  exemptionDays: null,
});
