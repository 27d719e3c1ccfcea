import type { Schema } from '@tvm/contract';
import { words } from './text.ts';

/** What is asked for, and the page of whom it is about, where there is one. */
export function subjectOf({ kind, state, user, client, organisation, employment }: Schema<'Approval'>): {
  title: string;
  page: { path: string; label: string } | undefined;
} {
  const name =
    user?.fullName ??
    employment?.fullName ??
    client?.name ??
    organisation?.name ??
    words.queue.deletedOrganisation;
  const title = words.queue.kinds[kind](name);
  if (user) return { title, page: { path: `/support/users/${user.id}`, label: words.queue.toUser } };
  if (client?.id)
    return { title, page: { path: `/support/clients/${client.id}`, label: words.queue.toClient } };
  const isGone = kind === 'organisation_deletion' && state === 'approved';
  if (!organisation || isGone) return { title, page: undefined };
  return {
    title,
    page: { path: `/support/organisations/${organisation.id}`, label: words.queue.toOrganisation },
  };
}
