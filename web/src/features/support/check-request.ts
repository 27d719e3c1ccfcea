import type { FormError } from '../../ui/use-form.ts';
import { words } from './text.ts';

/** The contract's. */
const ticketPattern = /^[A-Za-z0-9][A-Za-z0-9 ._/#-]{0,59}$/;
const shortestReason = 3;

/** What is wrong with a reason and a ticket number, at their fields. */
export function checkRequest({ reason, ticket }: { reason: string; ticket: string }): FormError[] {
  const { missing } = words.reversal;
  return [
    ...(reason.trim().length < shortestReason ? [{ field: 'reason', say: () => missing.reason }] : []),
    ...(ticketPattern.test(ticket.trim()) ? [] : [{ field: 'ticket', say: () => missing.ticket }]),
  ];
}

/** Days of an exemption as typed: undefined for none, null for what is no number of days. */
export function readDays(typed: string): number | undefined | null {
  if (typed === '') return undefined;
  const days = /^\d{1,2}$/.test(typed) ? Number(typed) : Number.NaN;
  return days >= 1 && days <= 90 ? days : null;
}

/** Whether the name was typed as it is; letter case and spaces at its ends don't matter, as for the API. */
export const isSameName = (typed: string, name: string): boolean => plain(typed) === plain(name);

const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl');
