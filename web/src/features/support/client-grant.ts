import type { Schema } from '@tvm/contract';
import { words } from './text.ts';

export const everyScope = Object.keys(words.clients.scopes) as Schema<'ClientScope'>[];

type Grant = Schema<'ClientGrant'>;

/** What was typed for a client. */
export interface TypedGrant {
  scopes: readonly Schema<'ClientScope'>[];
  jwks: string;
  secret: boolean;
  redirectUris: string;
  postLogoutRedirectUris: string;
  backchannelLogoutUris: string;
}

export const nothingTyped: TypedGrant = {
  scopes: [],
  jwks: '',
  secret: false,
  redirectUris: '',
  postLogoutRedirectUris: '',
  backchannelLogoutUris: '',
};

/** What is asked for with it: without what was left empty. Undefined where the keys are none. */
export function readGrant(typed: TypedGrant): Grant | undefined {
  const jwks = typed.jwks.trim() === '' ? null : readKeys(typed.jwks);
  if (jwks === undefined) return undefined;
  const [redirectUris, postLogoutRedirectUris, backchannelLogoutUris] = [
    readLines(typed.redirectUris),
    readLines(typed.postLogoutRedirectUris),
    readLines(typed.backchannelLogoutUris),
  ];
  return {
    ...(typed.scopes.length > 0 && { scopes: [...typed.scopes] }),
    ...(jwks && { jwks }),
    ...(typed.secret && { secret: true }),
    ...(redirectUris.length > 0 && { redirectUris }),
    ...(postLogoutRedirectUris.length > 0 && { postLogoutRedirectUris }),
    ...(backchannelLogoutUris.length > 0 && { backchannelLogoutUris }),
  };
}

/** A JWK Set, or one key of it, as it was sent. What keys it holds the API judges. */
function readKeys(text: string): Schema<'PublicKeys'> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (!isObject(read)) return undefined;
    const keys = 'kty' in read ? [read] : read.keys;
    return Array.isArray(keys) && keys.length > 0 && keys.every(isObject) ? { keys } : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readLines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
