import { readFileSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOf, readCompose } from '@tvm/doctor-of-host/compose';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@tvm/embedded-postgres';
import { type Desk, sitDown } from '@tvm/images/desk';
import { runImage } from '@tvm/images/run-image';
import { freePort, waitUntil } from '@tvm/process';
import { nodeEnvironment } from '@tvm/testing';
import { createOwner } from './create-owner.ts';
import { programsPath } from './postgres-programs.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const compose = readCompose(readFileSync(join(root, 'docker-compose.yml'), 'utf8'));
/** The checkout stands for an image: which of its files is in one is shown elsewhere. */
const checkout = { folder: root, env: nodeEnvironment, healthcheck: undefined, command: [] };
type Service = 'migrate' | 'totpservice' | 'mailworker' | 'sealer';

/** A server of PostgreSQL with the services on it, and the desk of who runs them: what a host with compose has, without Docker. */
export interface Deployment {
  desk: Desk;
  values: Record<string, string>;
  apiPort: number;
  /** Opens one as compose does, on an empty volume or one that is there. */
  startPostgres(): Promise<void>;
  stopPostgres(): Promise<void>;
  /** As compose starts them, `migrate` first. Resolves when they are ready. */
  startServices(...services: Service[]): Promise<void>;
  /** `kill -9` of the services. */
  killServices(): Promise<void>;
  url(role: 'owner' | 'app' | 'worker' | 'sealer'): string;
}

/** @param env what services are given besides what compose gives them */
export async function createDeployment(
  folder: string,
  values: Record<string, string>,
  env: Partial<Record<Service, Record<string, string>>>,
): Promise<Deployment> {
  const desk = await sitDown(folder);
  const dataDir = join(folder, 'volume');
  const [apiPort, sealerPort] = [await freePort(), await freePort()];
  const running: ReturnType<typeof runImage>[] = [];
  let postgres: EmbeddedPostgres | undefined;

  const settingsOf = (service: Service): Record<string, string> => {
    const settings = Object.entries(environmentOf(compose, service, values));
    const here = `@127.0.0.1:${postgres?.port}`;
    const own = { totpservice: { PORT: String(apiPort) }, sealer: { METRICS_PORT: String(sealerPort) } };
    return {
      ...Object.fromEntries(settings.map(([key, value]) => [key, value.replace('@postgres:5432', here)])),
      ...(own as Partial<Record<Service, Record<string, string>>>)[service],
      ...env[service],
    };
  };

  async function giveDocker(server: EmbeddedPostgres): Promise<void> {
    const { uid, gid } = await stat(dataDir);
    const passwords = [
      `*:*:*:postgres:${new URL(server.superuserUrl).password}`,
      `*:*:*:owner:${values.OWNER_PASSWORD}`,
    ];
    await writeFile(join(folder, '.pgpass'), `${passwords.join('\n')}\n`, { mode: 0o600 });
    const client = {
      ...{ PATH: programsPath ?? '', PGHOST: '127.0.0.1', PGPORT: String(server.port), PGUSER: 'postgres' },
      PGPASSFILE: join(folder, '.pgpass'),
    };
    const services = (['migrate', 'totpservice', 'mailworker', 'sealer'] as const).map((service) => [
      service,
      { image: checkout, env: settingsOf(service) },
    ]);
    await desk.giveDocker({
      ...Object.fromEntries(services),
      postgres: { image: { ...checkout, folder }, env: client, volume: { dataDir, uid, gid } },
    });
  }

  async function startOne(service: Service): Promise<void> {
    const command = compose.services[service]?.command ?? ['node', `services/${service}/src/main.ts`];
    const started = runImage(checkout, settingsOf(service), command);
    if (service === 'migrate') {
      if ((await started.exitCode) !== 0) throw new Error(await started.output);
      return;
    }
    running.push(started);
    const ended = started.exitCode.then(async () => {
      throw new Error(`${service} ended: ${await started.output}`);
    });
    ended.catch(() => {});
    const port = service === 'totpservice' ? apiPort : sealerPort;
    const isReady = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await Promise.race([waitUntil(isReady, 120_000), ended]);
  }

  return {
    desk,
    values,
    apiPort,
    async startPostgres() {
      const isEmpty = await stat(dataDir).then(
        () => false,
        () => true,
      );
      postgres = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
      if (isEmpty) await createOwner(postgres.superuserUrl, values.OWNER_PASSWORD ?? '');
      await giveDocker(postgres);
    },
    stopPostgres: async () => postgres?.stop(),
    async startServices(...services) {
      await startOne('migrate');
      for (const service of services) await startOne(service);
    },
    async killServices() {
      for (const { child, exitCode } of running.splice(0)) {
        child.kill('SIGKILL');
        await exitCode;
      }
    },
    url: (role) =>
      `postgres://${role}:${values[`${role.toUpperCase()}_PASSWORD`]}@127.0.0.1:${postgres?.port}/totpservice`,
  };
}
