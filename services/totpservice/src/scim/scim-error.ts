import SCIMMY from 'scimmy';
import type { Refusal } from '../http/problems.ts';
import type { DeletionResult } from '../provisioning/ask-deletion.ts';
import type { OrganisationResult } from '../provisioning/change-organisations.ts';
import type { UserResult } from '../provisioning/change-users.ts';

type ScimAnswer = readonly [status: number, scimType: ScimType | null, detail: string];

export const scimPath = '/totpservice/scim/v2';

type ScimType = 'uniqueness' | 'invalidFilter' | 'mutability' | 'invalidSyntax' | 'invalidValue';
type Refused = Extract<UserResult | OrganisationResult | DeletionResult, Refusal>['refused'];

/** An error as SCIM knows them (RFC 7644, section 3.12). */
export const scimError = (status: number, scimType: ScimType | null, detail: string) =>
  new SCIMMY.Types.Error(status, scimType ?? '', detail);

export const notFound = () => scimError(404, null, 'There is no such resource.');

/** No directory brings passwords or secrets over SCIM. */
const notHere = [
  400,
  'invalidValue',
  'Passwords and secrets are not taken here.',
] as const satisfies ScimAnswer;

const errors: Record<Refused, ScimAnswer> = {
  credentials_exist: notHere,
  password_hash_refused: notHere,
  totp_secret_refused: notHere,
  email_refused: [400, 'invalidValue', 'userName is no e-mail address.'],
  email_in_use: [409, 'uniqueness', 'Another user has this userName.'],
  organisation_unknown: [400, 'invalidValue', 'There is no such organisation.'],
  relation_number_in_use: [409, 'uniqueness', 'Another organisation has this relation number.'],
  version_stale: [409, null, 'It was changed at the same moment. Read it again.'],
  approval_limit_reached: [429, null, 'Too many organisations were asked to be deleted within the hour.'],
  version_reused: [409, null, 'It was changed at the same moment. Read it again.'],
};

/** What a refusal of provisioning is in SCIM. */
export const errorOf = ({ refused }: { refused: Refused }) => scimError(...errors[refused]);

/** What the library says of what it was given: its words are of the protocol, and name no values of ours. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypeError) throw scimError(400, 'invalidValue', error.message);
    throw error;
  }
}

/** The same of several. @throws the first refusal as SCIM has it */
export function throwRefused<Result extends object>(results: (Result | Refusal<Refused>)[]): void {
  for (const result of results) if ('refused' in result) throw errorOf(result);
}
