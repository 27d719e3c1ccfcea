import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const run = promisify(execFile);

const root = join(import.meta.dirname, '..');
/** What the package depends on, as an installation would bring it. */
const dependencies = ['openapi-fetch', 'openapi-typescript-helpers'];

/** What somebody writes with it: every export, with what is optional given and left out. */
const use = (load: string) => `${load}
const totp = createTotpClient({
  issuer: process.env['ISSUER'] ?? '', clientId: 'a', clientSecret: 'b', scopes: ['decisions'],
});
async function main() {
  const decision = await dataOf(
    totp.GET('/totpservice/api/v1/users/{externalId}/two-factor', { params: { path: { externalId: 'USR-31' } } }),
  );
  const required: boolean = decision.required;
  const { data } = await totp.POST('/totpservice/api/v1/verifications', {
    body: { user: 'USR-31', code: '123456', purpose: 'change_bank_account' },
  });
  const outcome: string | undefined = data?.outcome;
  for await (const { items, next } of followEvents(totp, { type: ['user.enrolled'] })) {
    const [first] = items;
    console.log(required, outcome, first?.type, next);
    break;
  }
  try {
    await verifyWebhook({ body: '{}', headers: {}, secrets: [] });
  } catch (error) {
    if (error instanceof WebhookRefusedError) console.log(error.code);
  }
  const signed = { token: 'x', jwks: { keys: [] }, issuer: 'https://login.tvm.nl', audience: 'a' };
  const ended = await verifyLogoutToken(signed).catch((error: unknown) => error);
  const event = await verifySecurityEvent(signed).catch((error: unknown) => error);
  if (!(ended instanceof SignedTokenRefusedError && event instanceof SignedTokenRefusedError)) throw ended;
}
main();
`;
const names =
  'createTotpClient, followEvents, dataOf, SignedTokenRefusedError, verifyLogoutToken, verifySecurityEvent, verifyWebhook, WebhookRefusedError';

/** An empty project with the package in it, packed and unpacked as a registry would hand it out. */
function installPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'contract-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  execFileSync('npx', ['-y', 'pnpm@10', '--silent', 'pack', '--pack-destination', folder], { cwd: root });
  const [tarball = ''] = readdirSync(folder);
  const installed = join(folder, 'node_modules/@tvm/contract');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  // Beside where the link leads lies what it depends on.
  const helpers = dirname(realpathSync(join(root, 'node_modules/openapi-fetch')));
  for (const name of dependencies)
    cpSync(join(helpers, name), join(folder, 'node_modules', name), { recursive: true, dereference: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  writeFileSync(join(folder, 'esm.mts'), use(`import { ${names} } from '@tvm/contract/client';`));
  writeFileSync(
    join(folder, 'cjs.cts'),
    use(`import client = require('@tvm/contract/client');\nconst { ${names} } = client;`),
  );
  const compilerOptions = {
    ...{
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
    },
    ...{ noPropertyAccessFromIndexSignature: true, module: 'nodenext', target: 'es2022', types: ['node'] },
    ...{ lib: ['es2023'], typeRoots: [join(root, 'node_modules/@types')] },
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['esm.mts', 'cjs.cts'] }),
  );
  return folder;
}

const answers: Record<string, object> = {
  '/totpservice/oidc/token': { access_token: 't', expires_in: 300 },
  '/totpservice/api/v1/users/USR-31/two-factor': { required: true },
  '/totpservice/api/v1/verifications': { outcome: 'accepted', lockedUntil: null },
  '/totpservice/api/v1/events': { items: [{ type: 'user.enrolled' }], next: 'AA', hasMore: false },
};

async function startService(): Promise<string> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[pathname]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/totpservice/oidc`;
}

/** Other versions to try it on: paths of their programs, parted by blanks. */
const programs = [process.execPath, ...(process.env.OTHER_NODES?.split(' ') ?? [])];

it('in an empty project its types hold under the strictest settings, and it runs as ES module and as CommonJS', async () => {
  const folder = installPackage();
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { stdio: 'inherit' });
  const issuer = await startService();
  for (const program of programs)
    for (const file of ['esm.mjs', 'cjs.cjs']) {
      const { stdout } = await run(program, [file], { cwd: folder, env: { ISSUER: issuer } });
      expect(stdout.trim().split('\n')).toEqual(['true accepted user.enrolled AA', 'headers_missing']);
    }
});
