import { type FSWatcher, watch } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { freePort } from '@tvm/process';
import { type Child, startChild } from './child.ts';
import { root } from './services.ts';
import type { Given, Settings } from './settings.ts';

const CONTRACT = 'openapi.yaml';
/** What reads the contract: a service starts anew for what it imports, not for what it reads. */
const READER = join(root, 'services/totpservice/src/http/contract.ts');

/**
 * What `pnpm dev` has besides the services: Vite's server has the public origin, shows the pages as they are written, and hands everything
 * else on to the API; the mails' frame is built again when it changes; the API starts anew with its contract.
 * @returns where the API is to listen, and that it has no SPA
 */
export async function startReloading(
  settings: Settings,
  parts: AsyncDisposableStack,
  keep: (child: Child) => void,
): Promise<Given> {
  const { host, port } = settings;
  const api = { HOST: '127.0.0.1', PORT: String(await freePort()), WEB_ROOT: '' };
  const address = ['--host', host, '--port', String(port), '--strictPort'];
  const env = { API_ORIGIN: `http://127.0.0.1:${api.PORT}` };
  keep(await startVite(settings, { name: 'web', folder: 'web', args: address, env }));
  const args = ['build', '--ssr', '--watch', '--no-emptyOutDir'];
  keep(await startVite(settings, { name: 'mails', folder: 'services/mailworker', args, env: {} }));
  const contract = watchContract();
  parts.defer(() => contract.close());
  return api;
}

function startVite(
  { dataDir }: Settings,
  { name, folder, args, env }: { name: string; folder: string; args: string[]; env: Given },
): Promise<Child> {
  const cwd = join(root, folder);
  const program = join(createRequire(`${cwd}/`).resolve('vite/package.json'), '../bin/vite.js');
  return startChild({
    name: `Vite, for ${folder},`,
    program,
    args,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    cwd,
    logPath: join(dataDir, 'logs', `vite-${name}.log`),
  });
}

function watchContract(): FSWatcher {
  return watch(root, (_event, file) => {
    const now = new Date();
    if (file === CONTRACT) utimes(READER, now, now).catch(() => {});
  });
}
