/** The issuer's own part of the site. */
export const issuerPath = '/totpservice/oidc';

/** Where clients get their access tokens. */
export const tokenPath = `${issuerPath}/token`;

/** The `iss` of what is issued. Its discovery document is below it (OpenID Connect Discovery 1.0, section 4). */
export const issuerOf = (publicOrigin: string): string => publicOrigin + issuerPath;

/** The `aud` of access tokens for our API, and the resource that a client may name (RFC 8707). */
export const audienceOf = (publicOrigin: string): string => `${publicOrigin}/totpservice/api/v1`;

/** The one algorithm of everything that is signed (SECURITY rule 20). */
export const algorithm = 'ES256';

/** Of access and ID tokens alike: the longest that one is taken elsewhere after its client was revoked. */
export const accessTokenSeconds = 300;
