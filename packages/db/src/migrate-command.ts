/** `pnpm db:migrate`: brings the database of DATABASE_OWNER_URL up to date; APP_, WORKER_ and SEALER_PASSWORD set the logins of the roles. */
import { migrate } from './migrate.ts';

const {
  DATABASE_OWNER_URL: ownerUrl,
  APP_PASSWORD: app,
  WORKER_PASSWORD: worker,
  SEALER_PASSWORD: sealer,
} = process.env;
if (!ownerUrl) {
  console.error('DATABASE_OWNER_URL is missing: the URL of the role that owns the schema.');
  process.exit(1);
}
await migrate(ownerUrl, { ...(app && { app }), ...(worker && { worker }), ...(sealer && { sealer }) });
console.info('The database is up to date.');
