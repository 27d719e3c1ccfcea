import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestCluster } from './global-setup.ts';

/** A database of its own, with the URLs of the roles. */
export interface TestDatabase {
  ownerUrl: string;
  appUrl: string;
  workerUrl: string;
  sealerUrl: string;
  drop(): Promise<void>;
}

/** Clones the migrated database. `cluster` comes from vitest's `inject('cluster')`. */
export async function createTestDatabase(cluster: TestCluster): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(cluster, async (client) => {
    // Two test files that clone at the same moment would be refused as users of the template.
    await client.query('select pg_advisory_lock(1)');
    await client.query(`create database ${name} template template_of_tests strategy file_copy`);
    await client.query(`grant connect on database ${name} to app, worker, sealer`);
    // As `migrate` does; a clone has none of what was granted on the database itself.
    await client.query(`revoke temporary on database ${name} from public`);
  });
  const url = (role: string, password: string) => {
    const made = new URL(cluster.ownerUrl);
    made.pathname = `/${name}`;
    made.username = role;
    made.password = password;
    return made.href;
  };
  const owner = new URL(cluster.ownerUrl);
  return {
    ownerUrl: url('owner', owner.password),
    appUrl: url('app', cluster.passwords.app),
    workerUrl: url('worker', cluster.passwords.worker),
    sealerUrl: url('sealer', cluster.passwords.sealer),
    drop: () => asOwner(cluster, (client) => client.query(`drop database ${name} with (force)`)),
  };
}

async function asOwner(cluster: TestCluster, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  // Not the template itself: a database with a connection can't be cloned.
  const url = new URL(cluster.ownerUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
