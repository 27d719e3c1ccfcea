/** `pnpm db:migrate`: brings the database of DATABASE_OWNER_URL up to date; APP_, WORKER_ and SEALER_PASSWORD set the logins of the roles. */
import { readSettings, SettingsError, urlOf } from '@tvm/process';
import { migrate } from './migrate.ts';

const password = (key: string) =>
  ({ key, parse: String, isOptional: true, isSecret: true, meaning: "Of the service's login." }) as const;

const settings = {
  ownerUrl: {
    key: 'DATABASE_OWNER_URL',
    parse: urlOf('postgres:', 'postgresql:'),
    isSecret: true,
    meaning: 'The database, with the role that owns the schema.',
  },
  app: password('APP_PASSWORD'),
  worker: password('WORKER_PASSWORD'),
  sealer: password('SEALER_PASSWORD'),
} as const;

try {
  const { ownerUrl, app, worker, sealer } = await readSettings(process.env, settings);
  await migrate(ownerUrl, { ...(app && { app }), ...(worker && { worker }), ...(sealer && { sealer }) });
  console.info('The database is up to date.');
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exit(1);
}
