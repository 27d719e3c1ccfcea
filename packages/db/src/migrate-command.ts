/** `pnpm db:migrate`: brings the database of DATABASE_OWNER_URL up to date; APP_, WORKER_ and SEALER_PASSWORD set the logins of the roles. */
import { readSettings, SettingsError } from '@tvm/process';
import { migrate } from './migrate.ts';
import { ownerSettings } from './owner-settings.ts';

try {
  const { ownerUrl, app, worker, sealer } = await readSettings(process.env, ownerSettings);
  await migrate(ownerUrl, { ...(app && { app }), ...(worker && { worker }), ...(sealer && { sealer }) });
  console.info('The database is up to date.');
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exit(1);
}
