export { type KeyCheck, keyChecksOf } from './key-check.ts';
export { generateKeyRing, type KeyRing, loadKeyRing, parseKeyRing } from './key-ring.ts';
export { type KeyedHashPurpose, keyedHash, keyedHashes } from './keyed-hash.ts';
export { inLane, type Lane, LaneFullError, placesInLane } from './lanes.ts';
export { hashPassword, isOutdated, type StoredPassword, verifyPassword } from './password.ts';
export { generateRecoveryCodes, normaliseRecoveryCode } from './recovery-code.ts';
export { open, type SealContext, SealError, seal, sealedUnder } from './seal.ts';
export { type SigningKey, signingKeysOf, verificationKeysOf } from './signing-key.ts';
export { hashToken, mintToken, type TokenPurpose } from './token.ts';
