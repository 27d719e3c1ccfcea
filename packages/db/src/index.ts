export { checkKeys, KeyCheckError, untilKeysChecked } from './check-keys.ts';
export { type Connection, connect, type Database } from './connect.ts';
export { countKeyUses, findKeysInUse, type KeyUse, keyUses } from './key-uses.ts';
export * from './schema/index.ts';
