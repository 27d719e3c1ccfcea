// `pnpm run doctor`: looks at a deployment by docker-compose.yml and `.env`, from the host: before (`--before`) settings, secrets and disk; afterwards also the way in, and, by
// `docker compose run`, the database and each service from its own container. Exit code 0: nothing failed; 1: something did; 2: unknown arguments.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { argumentsOrUsage, clockCheck, type Finding, failed, lookAt, printFindings } from '@tvm/doctor';
import { readCompose } from './compose.ts';
import { hostChecks } from './host-checks.ts';
import { parts } from './services.ts';
import { wayInChecks } from './way-in.ts';

const root = new URL('../../../', import.meta.url);
const envPath = '.env';
/** Where Docker keeps its volumes, unless it was told otherwise. */
const VOLUMES = '/var/lib/docker';

const given = argumentsOrUsage();
if (given)
  printFindings(
    [...(await lookAtHost()), ...(given.before ? [] : parts.flatMap(lookFromInside))],
    given.json,
  );

async function lookAtHost(): Promise<Finding[]> {
  const text = existsSync(envPath) ? readFileSync(envPath, 'utf8') : undefined;
  if (text === undefined)
    return lookAt('host', [
      {
        name: 'settings',
        look: async () =>
          failed('there is no .env here', 'npx -y pnpm@10 make-keys .env, and fill in the rest'),
      },
    ]);
  const values = parseEnv(text) as Record<string, string>;
  const compose = readCompose(readFileSync(new URL('docker-compose.yml', root), 'utf8'));
  const folders = ['.', VOLUMES].filter((folder) => existsSync(folder));
  const checks = await hostChecks({ compose, values, envPath, folders });
  if (given?.timeServer) checks.push(clockCheck(given.timeServer));
  if (!given?.before)
    checks.push(
      ...wayInChecks({
        host: values.PUBLIC_HOST ?? '',
        httpPort: Number(values.HTTP_PORT || 80),
        httpsPort: Number(values.HTTPS_PORT || 443),
        connectTo: given?.connectTo,
      }),
    );
  return lookAt('host', checks);
}

/** As the service itself sees it: its networks, its settings, its image. */
function lookFromInside({ service, doctor }: (typeof parts)[number]): Finding[] {
  const run = ['compose', 'run', '--rm', '--no-deps', '-T', service, 'node', doctor, '--json'];
  const { stdout, error } = spawnSync('docker', run, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  } catch {
    const found = `its doctor can't be run (${(error as NodeJS.ErrnoException)?.code ?? 'no answer'})`;
    const todo = `where it runs without compose: node ${doctor}`;
    return [{ of: service, check: 'container', ...failed(found, todo) }];
  }
}
