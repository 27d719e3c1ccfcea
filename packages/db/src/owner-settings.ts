import { type Schema, urlOf } from '@tvm/process';

const password = (key: string) =>
  ({ key, parse: String, isOptional: true, isSecret: true, meaning: "Of the service's login." }) as const;

/** Of what works as the database's owner: `migrate` and its doctor. */
export const ownerSettings = {
  ownerUrl: {
    key: 'DATABASE_OWNER_URL',
    parse: urlOf('postgres:', 'postgresql:'),
    isSecret: true,
    meaning: 'The database, with the role that owns the schema.',
  },
  app: password('APP_PASSWORD'),
  worker: password('WORKER_PASSWORD'),
  sealer: password('SEALER_PASSWORD'),
} as const satisfies Schema;
