import type { Connection } from '@tvm/db';
import type { Config } from './config.ts';

/** What an operation needs from outside: the database, the settings, the clock. Always the first argument. */
export interface Deps {
  db: Connection;
  config: Config;
  now: () => Date;
}
