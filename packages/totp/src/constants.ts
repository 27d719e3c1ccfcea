/**
 * The one set of TOTP parameters. SHA-1, six digits and 30 seconds are what every authenticator app supports
 * (RFC 6238 section 4); 160 bits is the secret RFC 4226 section 4 (R6) recommends; one drift step each side is
 * the network delay RFC 6238 section 5.2 allows.
 */
export const TOTP = {
  algorithm: 'SHA1',
  digits: 6,
  periodSeconds: 30,
  secretBytes: 20,
  /** Of secrets from elsewhere: 128 bits at least (RFC 4226 section 4, R6). */
  importedSecretBytes: [16, 64],
  driftSteps: 1,
} as const;
