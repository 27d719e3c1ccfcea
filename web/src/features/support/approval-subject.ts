import type { Schema } from '@tvm/contract';
import { words } from './text.ts';

/** What is asked for, and the page of whom it is about. */
export function subjectOf({ kind, user, organisation }: Schema<'Approval'>): { title: string; page: string } {
  return {
    title: words.queue.kinds[kind](user?.fullName ?? organisation?.name ?? ''),
    page: user ? `/support/users/${user.id}` : `/support/organisations/${organisation?.id}`,
  };
}
