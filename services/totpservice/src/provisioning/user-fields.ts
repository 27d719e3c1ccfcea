import type { Schema } from '@tvm/contract';
import { canonicaliseEmail } from '@tvm/policy';
import type { Refusal } from '../http/problems.ts';
import type { OrganisationRow, UserRow } from './provisioning.queries.ts';

/** What stands in the user's row for what was asked. */
export type UserFields = Pick<
  UserRow,
  'email' | 'emailCanonical' | 'title' | 'firstName' | 'namePrefix' | 'surname' | 'language' | 'isMainUser'
> & { organisationId: string; isDisabled: boolean };

/** What a source asks for, as it would stand in the row; what is left out is empty, or `false`. */
export function readUserFields(
  asked: Schema<'UserPut'>,
  organisations: Map<string | null, OrganisationRow>,
): UserFields | Refusal<'email_refused' | 'organisation_unknown'> {
  const emailCanonical = canonicaliseEmail(asked.email);
  if (!emailCanonical) return { refused: 'email_refused' };
  const organisation = organisations.get(asked.organisation);
  if (!organisation) return { refused: 'organisation_unknown' };
  return {
    organisationId: organisation.id,
    email: asked.email.trim(),
    emailCanonical,
    title: asked.title ?? null,
    firstName: asked.firstName ?? '',
    namePrefix: asked.namePrefix ?? '',
    surname: asked.surname,
    language: asked.language ?? 'nl',
    isMainUser: asked.mainUser ?? false,
    isDisabled: asked.disabled ?? false,
  };
}

/** The names of the fields that differ, never what stands in them. */
export function changedFields(known: UserRow, { isDisabled, ...fields }: UserFields): string[] {
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const changed: string[] = names.filter((name) => known[name] !== fields[name]);
  if ((known.disabledAt !== null) !== isDisabled) changed.push('disabled');
  return changed;
}

export interface Differences {
  isNew: boolean;
  hasNewAddress: boolean;
  isMoved: boolean;
  isEnabled: boolean;
  isDisabled: boolean;
}

/** What differs of what has consequences. The same address in other letters is no other address. */
export function differencesOf(known: UserRow | undefined, fields: UserFields): Differences {
  return {
    isNew: known === undefined,
    hasNewAddress: known !== undefined && known.emailCanonical !== fields.emailCanonical,
    isMoved: known !== undefined && known.organisationId !== fields.organisationId,
    isEnabled: known !== undefined && known.disabledAt !== null && !fields.isDisabled,
    isDisabled: known !== undefined && known.disabledAt === null && fields.isDisabled,
  };
}
