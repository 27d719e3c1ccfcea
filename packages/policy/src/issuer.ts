/** The issuer's own part of the site. */
export const issuerPath = '/totpservice/oidc';

/** The `iss` of what is issued. Its discovery document is below it (OpenID Connect Discovery 1.0, section 4). */
export const issuerOf = (publicOrigin: string): string => publicOrigin + issuerPath;
