import { issuerPath } from '@tvm/policy';

/** Where clients get their access tokens. */
const tokenPath = `${issuerPath}/token`;

/** Where clients give them back (RFC 7009). */
const revocationPath = `${tokenPath}/revocation`;

/** What a client calls with its own proof, and no browser. */
export const clientPaths: readonly string[] = [tokenPath, revocationPath];

/** The `aud` of access tokens for our API, and the resource that a client may name (RFC 8707). */
export const audienceOf = (publicOrigin: string): string => `${publicOrigin}/totpservice/api/v1`;

/** The one algorithm of everything that is signed (SECURITY rule 20). */
export const algorithm = 'ES256';

/** Of access and ID tokens alike: the longest that one is taken elsewhere after its client was revoked. */
export const accessTokenSeconds = 300;
