export { type ClientKeyRefusal, refuseClientKeys } from './client-key.ts';
export { useIdleCores } from './idle-cores.ts';
export { readImportedHash } from './imported-password.ts';
export { type KeyCheck, keyChecksOf } from './key-check.ts';
export { generateKeyRing, type KeyRing, loadKeyRing, parseKeyRing } from './key-ring.ts';
export { type KeyedHashPurpose, keyedHash, keyedHashes } from './keyed-hash.ts';
export { inLane, type Lane, LaneFullError, laneObservation, placesInLane } from './lanes.ts';
export { generateNoticeCode, normaliseNoticeCode } from './notice-code.ts';
export {
  hashPassword,
  importedPassword,
  isOutdated,
  type StoredPassword,
  verifyPassword,
} from './password.ts';
export { generateRecoveryCodes, normaliseRecoveryCode } from './recovery-code.ts';
export { open, type SealContext, SealError, seal, sealedUnder } from './seal.ts';
export { isSignedBy, type PublicKey, publicKeysOf, signText } from './signature.ts';
export { type SigningKey, signingKeysOf, verificationKeysOf } from './signing-key.ts';
export { hashToken, mintToken, type TokenPurpose } from './token.ts';
