import type { Schema } from '@tvm/contract';

/** While mails are on their way something changes every moment; afterwards when somebody does a step. */
const whileSendingMs = 2_000;
const afterwardsMs = 30_000;

/** How long until a screen asks again by itself. Not in a tab that nobody sees: TanStack Query waits until it is seen. */
export function liveInterval(sending: boolean): number {
  return sending ? whileSendingMs : afterwardsMs;
}

/** Whether a mail in this state will be in another one in a moment. */
export function isOnItsWay(state: Schema<'MailState'> | undefined): boolean {
  return state === 'queued' || state === 'sending';
}
