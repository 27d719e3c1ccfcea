export { type Check, type Finding, failed, type Looked, lookAt, ok, warning } from './check.ts';
export { clockCheck } from './clock.ts';
export { databaseChecks } from './database.ts';
export { keyCheck } from './keys.ts';
export { argumentsOrUsage, printFindings, runDoctor, settingsCheck } from './run-doctor.ts';
