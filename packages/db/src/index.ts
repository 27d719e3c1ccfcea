export { type Connection, connect, type Database } from './connect.ts';
export * from './schema/index.ts';
