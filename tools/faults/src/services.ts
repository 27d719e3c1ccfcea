import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { environmentOf, readCompose } from '@tvm/doctor-of-host/compose';
import { runImage } from '@tvm/images/run-image';
import { nodeEnvironment } from '@tvm/testing';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const compose = readCompose(readFileSync(join(root, 'docker-compose.yml'), 'utf8'));
const checkout = { folder: root, env: nodeEnvironment, healthcheck: undefined, command: [] };
/** Between an end and the next start, as `restart: unless-stopped` has it. */
const RESTART_MS = 200;

export type ServiceName = 'totpservice' | 'mailworker' | 'sealer';

/** A process that is started anew whenever it ends, as compose does. */
export interface Service {
  name: ServiceName;
  signal(signal: NodeJS.Signals): void;
  /** How often it has ended by itself, and what it said then. */
  ends: string[];
  /** The most that it took of memory, in MiB, over all its processes; looked at when asked. */
  memory(): number;
  stop(): Promise<void>;
}

/** What compose gives a service, with the database where `databaseUrl` is. */
export const settingsOf = (
  service: ServiceName | 'migrate',
  values: Record<string, string>,
  host: string,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environmentOf(compose, service, values)).map(([key, value]) => [
      key,
      value.replace('@postgres:5432', `@${host}`),
    ]),
  );

/** Runs a command of the checkout to its end. @throws with what it said, where it failed */
export async function runToEnd(env: Record<string, string>, command: string[]): Promise<string> {
  const { exitCode, output } = runImage(checkout, env, command);
  if ((await exitCode) !== 0) throw new Error(`${command.join(' ')}: ${await output}`);
  return output;
}

export function startService(name: ServiceName, env: Record<string, string>): Service {
  let running = runImage(checkout, env, ['node', `services/${name}/src/main.ts`]);
  let isStopped = false;
  const service: Service = {
    name,
    ends: [],
    signal: (signal) => void running.child.kill(signal),
    memory() {
      try {
        const status = readFileSync(`/proc/${running.child.pid}/status`, 'utf8');
        return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
      } catch {
        return 0;
      }
    },
    async stop() {
      isStopped = true;
      running.child.kill('SIGTERM');
      await running.exitCode;
    },
  };
  void (async () => {
    for (;;) {
      const code = await running.exitCode;
      if (isStopped) return;
      if (code) service.ends.push((await running.output).slice(-2000));
      await sleep(RESTART_MS);
      if (isStopped) return;
      running = runImage(checkout, env, ['node', `services/${name}/src/main.ts`]);
    }
  })();
  return service;
}
