import type { Schema } from '@tvm/contract';
import { readImportedHash } from '@tvm/keys';
import { decodeImportedSecret } from '@tvm/totp';
import type { Refusal } from '../http/problems.ts';

/** What a user logs in with elsewhere, in a form that is taken. */
export interface Credentials {
  passwordHash: string | undefined;
  totpSecret: Uint8Array | undefined;
}

/** @returns undefined where a row brings nothing */
export function readCredentials({
  passwordHash,
  totpSecret,
}: Pick<Schema<'UserImportRow'>, 'passwordHash' | 'totpSecret'>):
  | Credentials
  | undefined
  | Refusal<'password_hash_refused' | 'totp_secret_refused'> {
  if (passwordHash === undefined && totpSecret === undefined) return undefined;
  if (passwordHash !== undefined && !readImportedHash(passwordHash))
    return { refused: 'password_hash_refused' };
  const secret = totpSecret === undefined ? undefined : decodeImportedSecret(totpSecret);
  if (totpSecret !== undefined && !secret) return { refused: 'totp_secret_refused' };
  return { passwordHash, totpSecret: secret };
}
