export { integer, logLevel, number, oneOf, origin, type Parse, urlOf } from './parsers.ts';
export { type ReadSetting, readSettings, SettingsError } from './read-settings.ts';
