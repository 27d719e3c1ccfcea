import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '@tvm/db';
import { StartError } from '@tvm/process';
import { findKeys, type Keys, makeKeys, writeKeys } from './keys-file.ts';
import { demoEmployees, demoOrganisations, externalIdOf } from './people.ts';
import { isEmpty, seed } from './seed.ts';
import { FORMER_TOKEN_KEYS, KEY_RINGS, type Settings } from './settings.ts';

/** Everything that somebody needs to try the demo out, a person or a test: `DATA_DIR/demo.json`, which is there while it runs. */
export interface Demo {
  portal: string;
  /** The page that shows the mails; null where they go elsewhere. */
  mailCatcher: string | null;
  apiReference: string;
  /** As the owner, who sees and may do everything. */
  databaseUrl: string;
  people: {
    email: string;
    password: string;
    role: 'main_user' | 'sub_user' | 'employee';
    /** Of an employee. */
    employeeRole?: 'support' | 'support_lead' | 'auditor';
    organisation: string | null;
    /** By which the client knows them; null for employees. */
    externalId: string | null;
    /** Base32, where enrolled. */
    secret?: string;
  }[];
  client: { id: string; secret: string; issuer: string; api: string };
}

/**
 * The demo's keys, made at the first start; with them an empty database gets its people.
 * @throws StartError where the database is in use and its keys aren't here: new ones would open nothing
 */
export async function prepareDemo(settings: Settings, ownerUrl: string): Promise<Keys> {
  const { dataDir, given } = settings;
  const db = connect(ownerUrl, { max: 1, applicationName: 'start', onError: () => {} });
  try {
    const known = await findKeys(dataDir);
    const mustSeed = await isEmpty(db);
    if (!known && !mustSeed) {
      throw new StartError(
        `The database holds data already, but ${join(dataDir, 'keys.json')} with its keys is missing: restore it, or start on an empty database.`,
      );
    }
    const made = makeKeys();
    // A folder of an older version lacks the rings that are newer.
    const keys = { ...made, ...known, rings: { ...made.rings, ...takenOver(known, made), ...known?.rings } };
    if (KEY_RINGS.some((ring) => known?.rings[ring] === undefined)) await writeKeys(dataDir, keys);
    for (const ring of KEY_RINGS) keys.rings[ring] = given[ring] ?? keys.rings[ring];
    if (mustSeed) await seed(db, keys, new Date());
    return keys;
  } finally {
    await db.$client.end();
  }
}

/** What is under the one ring of an older version still opens under those that came of it. */
function takenOver(known: Keys | undefined, made: Keys): Partial<Keys['rings']> {
  const { TOKEN_KEYS: former } = (known?.rings ?? {}) as { TOKEN_KEYS?: string };
  if (!former) return {};
  return Object.fromEntries(FORMER_TOKEN_KEYS.map((name) => [name, `${made.rings[name]},${former}`]));
}

export function describeDemo(
  { publicOrigin }: Settings,
  keys: Keys,
  { databaseUrl, mailCatcher }: { databaseUrl: string; mailCatcher: string | null },
): Demo {
  const everybody = [...demoOrganisations, { name: null, people: demoEmployees }];
  return {
    portal: `${publicOrigin}/totpservice/`,
    mailCatcher,
    apiReference: `${publicOrigin}/totpservice/api/`,
    databaseUrl,
    people: everybody.flatMap(({ name, people }) =>
      people.map((person) => {
        const { email, role, employeeRole } = person;
        const secret = keys.secrets[email];
        return {
          email,
          password: keys.password,
          role,
          ...(employeeRole && { employeeRole }),
          organisation: name,
          externalId: role === 'employee' ? null : externalIdOf(person),
          ...(secret && { secret }),
        };
      }),
    ),
    client: {
      ...keys.client,
      issuer: `${publicOrigin}/totpservice/oidc`,
      api: `${publicOrigin}/totpservice/api/v1`,
    },
  };
}

/** Readable by its owner only; there whole or not at all, so that whoever waits for it can read it. */
export async function writeDemo(path: string, demo: Demo): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(demo, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
