// `pnpm clients list | create | grant | narrow | add-secret | revoke-secret | revoke`: other TVM systems, for whoever has the database (docs/runbooks/clients.md). A secret is
// printed once, on standard output. Exit code 0: done; 1: it couldn't be.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type ClientGrant, type ClientScope, clientScopes, connect, type PublicKeys } from '@tvm/db';
import { readSettings, SettingsError } from '@tvm/process';
import { settings } from '../config.ts';
import { readClients } from '../features/support/clients/list-clients.ts';
import { endClient } from '../features/support/clients/revoke-client.ts';
import { endClientSecret } from '../features/support/clients/revoke-client-secret.ts';
import { changeClient } from '../features/support/clients/update-client.ts';
import { isOfContract } from '../http/validation.ts';
import { grantOnHost, type HostContext, host, makeClientOnHost } from './grant-on-host.ts';

const USAGE = `Usage: clients list
       clients create --name <name> [--scopes ${clientScopes.join(',')}] [--jwks <file>] [--redirect-uri <uri>]... [--post-logout-redirect-uri <uri>]... [--backchannel-logout-uri <uri>]...
       clients grant <client> [--scopes <scope,scope>] [--jwks <file>] [--redirect-uri <uri>]... [--post-logout-redirect-uri <uri>]... [--backchannel-logout-uri <uri>]...
       clients narrow <client> [--scopes <scope,scope>] [--keys <kid,kid>] [--redirect-uri <uri>]... [--post-logout-redirect-uri <uri>]... [--backchannel-logout-uri <uri>]...   (what stays)
       clients add-secret <client>
       clients revoke-secret <client> <secret>
       clients revoke <client>`;

class UsageError extends Error {}

const say = (line: string) => process.stdout.write(`${line}\n`);

async function run(): Promise<void> {
  const { command, positionals, values } = readArguments();
  const { databaseUrl, publicOrigin } = await readSettings(process.env, {
    databaseUrl: settings.databaseUrl,
    publicOrigin: settings.publicOrigin,
  });
  const db = connect(databaseUrl, { max: 1, applicationName: 'clients', onError: () => {} });
  try {
    await command({ db, publicOrigin, now: new Date() }, positionals, values);
  } finally {
    await db.$client.end();
  }
}

type Values = ReturnType<typeof parse>['values'];
type Command = (context: HostContext, positionals: string[], values: Values) => Promise<void>;

const commands: Record<string, [positionals: number, command: Command]> = {
  list: [0, list],
  create: [0, create],
  grant: [1, grant],
  narrow: [1, narrow],
  'add-secret': [1, addSecret],
  'revoke-secret': [2, revokeSecret],
  revoke: [1, revoke],
};

async function list({ db }: HostContext): Promise<void> {
  for (const { id, name, scopes, authMethod, secrets, revokedAt } of await readClients(db)) {
    const state = revokedAt ? `revoked ${revokedAt}` : scopes.join(',') || 'no scope';
    say(`${id}  ${name}  ${authMethod}  ${state}`);
    for (const secret of secrets) say(`  secret ${secret.id} of ${secret.createdAt}`);
  }
}

async function create(context: HostContext, _positionals: string[], values: Values): Promise<void> {
  if (!values.name) throw new UsageError(USAGE);
  if (!isOfContract('ClientName', values.name))
    throw new UsageError('A name is text of one line, at most 100 characters, that reads as it is.');
  const { client, secret } = done(await makeClientOnHost(context, values.name, await readGrant(values)));
  say(`client ${client.id}`);
  if (secret) say(`secret ${secret.secret}`);
}

async function grant(context: HostContext, [clientId = '']: string[], values: Values): Promise<void> {
  const { client } = done(await grantOnHost(context, clientId, await readGrant(values)));
  say(`${client.id}  ${client.scopes.join(',') || 'no scope'}`);
}

async function narrow(context: HostContext, [clientId = '']: string[], values: Values): Promise<void> {
  const { scopes, ...uris } = readLists(values);
  const keys = values.keys?.split(',').filter(Boolean);
  const narrowing = { ...(scopes && { scopes }), ...(keys && { keys }), ...uris };
  const client = done(await changeClient(context, host, clientId, narrowing));
  say(`${client.id}  ${client.scopes.join(',') || 'no scope'}`);
}

async function addSecret(context: HostContext, [clientId = '']: string[]): Promise<void> {
  const { secret } = done(await grantOnHost(context, clientId, { secret: true }));
  say(`secret ${secret?.secret}`);
  say(`Its id, for revoking it: ${secret?.id}`);
}

async function revokeSecret(context: HostContext, [clientId = '', secretId = '']: string[]): Promise<void> {
  done(await endClientSecret(context, host, { clientId, secretId }));
  say('Revoked, and with it every token that the client had.');
}

async function revoke(context: HostContext, [clientId = '']: string[]): Promise<void> {
  done(await endClient(context, host, clientId));
  say('Revoked for good.');
}

function done<T extends object>(result: T): Exclude<T, { refused: string }> {
  if ('refused' in result) throw new UsageError(`Refused: ${result.refused} (docs/problems).`);
  return result as Exclude<T, { refused: string }>;
}

async function readGrant(values: Values): Promise<ClientGrant> {
  const jwks = values.jwks && (JSON.parse(await readFile(values.jwks, 'utf8')) as PublicKeys);
  return { ...readLists(values), ...(jwks && { jwks }) };
}

/** What is given of these, and nothing for what isn't. */
function readLists(values: Values) {
  const { scopes, 'redirect-uri': redirectUris, 'post-logout-redirect-uri': postLogoutRedirectUris } = values;
  const backchannelLogoutUris = values['backchannel-logout-uri'];
  return {
    ...(scopes !== undefined && { scopes: readScopes(scopes) }),
    ...(redirectUris && { redirectUris }),
    ...(postLogoutRedirectUris && { postLogoutRedirectUris }),
    ...(backchannelLogoutUris && { backchannelLogoutUris }),
  };
}

function readScopes(text: string): ClientScope[] {
  const given = text.split(',').filter(Boolean);
  const scopes = clientScopes.filter((scope) => given.includes(scope));
  if (scopes.length < given.length) throw new UsageError(`The scopes are ${clientScopes.join(', ')}.`);
  return scopes;
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const many = { type: 'string', multiple: true } as const;
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ name: text, scopes: text, keys: text, jwks: text },
      ...{ 'redirect-uri': many, 'post-logout-redirect-uri': many },
      'backchannel-logout-uri': many,
    },
  });
}

function readArguments(): { command: Command; positionals: string[]; values: Values } {
  // pnpm hands over a `--` of its own.
  const args = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');
  const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
  try {
    const { positionals, values } = parse(args);
    const [name = '', ...ids] = positionals;
    const [expected, command] = commands[name] ?? [];
    if (command && ids.length === expected && ids.every(isId)) return { command, positionals: ids, values };
  } catch {
    // Told below.
  }
  throw new UsageError(USAGE);
}

await run().catch((error: unknown) => {
  const isOurs = error instanceof UsageError || error instanceof SettingsError;
  const { message } = error as Error;
  process.stderr.write(
    `${isOurs ? message : "It couldn't be done: the file or the database can't be read."}\n`,
  );
  process.exitCode = 1;
});
