export { createLog, type Log } from './create-log.ts';
export { type DescribedError, describeError } from './describe-error.ts';
export { endWithUs } from './end-with-us.ts';
export { freePort } from './free-port.ts';
export { lockFolder } from './lock-folder.ts';
export { observation } from './observation.ts';
export {
  integer,
  logLevel,
  number,
  oneOf,
  origin,
  type Parse,
  safeUrl,
  urlOf,
  webhookSecret,
} from './parsers.ts';
export { askPs, processFields, processStart } from './process-start.ts';
export { readSettings, type Schema, type Setting, SettingsError, type SettingsOf } from './read-settings.ts';
export { currentRequestId, withRequestId } from './request-id.ts';
export { databaseSetting, shared } from './shared-settings.ts';
export { StartError, withFolder } from './start-error.ts';
export { waitUntil } from './wait-until.ts';
