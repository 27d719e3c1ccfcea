import { stat, statfs } from 'node:fs/promises';
import { type Check, failed, type Looked, ok, settingsCheck, warning } from '@tvm/doctor';
import { SettingsError } from '@tvm/process';
import { type Compose, ComposeError, environmentOf } from './compose.ts';
import { services } from './services.ts';

const GIB = 2 ** 30;
/** A dump beside the database, and room until somebody reads the warning. */
const DISK_FAILED_BYTES = 1 * GIB;
const DISK_WARNING_BYTES = 5 * GIB;

interface Host {
  compose: Compose;
  /** What `.env` says. */
  values: Record<string, string>;
  envPath: string;
  /** On whose disks there has to be room. */
  folders: readonly string[];
}

/** What can be known of the host before anything runs on it. */
export async function hostChecks({ compose, values, envPath, folders }: Host): Promise<Check[]> {
  return [
    settingsCheck(await findProblems(compose, values)),
    { name: 'secrets', isBefore: true, look: () => lookAtSecrets(values, envPath) },
    {
      name: 'disk',
      isBefore: true,
      look: async () => Promise.all(folders.map(lookAtDisk)),
    },
  ];
}

/** What compose lacks, and of each service what it would say of what compose gives it; a file in a volume is looked at where it is. */
async function findProblems(compose: Compose, values: Record<string, string>): Promise<string[]> {
  const found = Object.entries(compose.services).map(async ([name, { volumes = [] }]) => {
    try {
      const folders = volumes.map((each) => each.split(':').at(each.endsWith(':ro') ? -2 : -1));
      const isInVolume = (value: string) => folders.some((folder) => value.startsWith(`${folder}/`));
      const given = Object.entries(environmentOf(compose, name, values));
      const service = services.find((each) => each.service === name);
      await service?.read(Object.fromEntries(given.filter(([, value]) => !isInVolume(value))));
      return [];
    } catch (error) {
      if (!(error instanceof SettingsError || error instanceof ComposeError)) throw error;
      return error.message.split('\n');
    }
  });
  return [...new Set((await Promise.all(found)).flat())];
}

async function lookAtSecrets(values: Record<string, string>, envPath: string): Promise<Looked[]> {
  const looked: Looked[] = [];
  const { mode } = await stat(envPath);
  if ((mode & 0o077) !== 0)
    looked.push(failed(`${envPath} can be read by others than you`, `chmod 600 ${envPath}`));
  const secrets = services
    .flatMap(({ settings }) => Object.values(settings))
    .filter(({ isSecret }) => isSecret);
  const names = new Set([...secrets.map(({ key }) => key), ...Object.keys(values).filter(isPassword)]);
  const given = [...names].flatMap((name) => keysOf(values[name]).map((key) => ({ name, key })));
  const twice = given.filter(({ name, key }) =>
    given.some((other) => other.key === key && other.name !== name),
  );
  if (twice.length > 0)
    looked.push(
      failed(
        `the same secret is in ${[...new Set(twice.map(({ name }) => name))].join(', ')}`,
        'each has its own: make-keys makes them (docs/runbooks/keys.md)',
      ),
    );
  return looked.length > 0 ? looked : [ok('readable by you alone, and each another')];
}

const isPassword = (name: string) => name.endsWith('_PASSWORD');

/** The secrets in a value: the keys of a ring without their ids, or the value itself. */
const keysOf = (value = ''): string[] =>
  value.split(',').flatMap((entry) => /^(?:[a-z0-9-]{1,16}:)?(.{16,})$/.exec(entry.trim())?.[1] ?? []);

async function lookAtDisk(folder: string): Promise<Looked> {
  const { bavail, bsize } = await statfs(folder);
  const left = bavail * bsize;
  const found = `${folder} has ${(left / GIB).toFixed(1)} GiB left`;
  const todo = 'make room: PostgreSQL stops where it has none';
  if (left < DISK_FAILED_BYTES) return failed(found, todo);
  return left < DISK_WARNING_BYTES ? warning(found, todo) : ok(found);
}
