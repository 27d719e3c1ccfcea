export { TOTP } from './constants.ts';
export { diagnoseDrift } from './diagnose-drift.ts';
export { generateCode } from './generate-code.ts';
export { keyUri } from './key-uri.ts';
export { matchTimeStep } from './match-time-step.ts';
export { decodeImportedSecret, decodeSecret, encodeSecret, generateSecret } from './secret.ts';
export { timeStepAt } from './time-step.ts';
