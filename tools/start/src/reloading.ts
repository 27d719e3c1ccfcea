import { createRequire } from 'node:module';
import { join } from 'node:path';
import { freePort } from '@tvm/process';
import { type Child, startChild } from './child.ts';
import { root } from './services.ts';
import type { Given, Settings } from './settings.ts';

/**
 * What `pnpm dev` has besides the services: Vite's server has the public origin, shows the pages as they are written, and hands everything
 * else on to the API; the mails' frame is built again when it changes; a service starts anew with any file of its own, the contract too.
 * @returns where the API is to listen, and that it has no SPA
 */
export async function startReloading(settings: Settings, keep: (child: Child) => void): Promise<Given> {
  const { host, port } = settings;
  const api = { HOST: '127.0.0.1', PORT: String(await freePort()), WEB_ROOT: '' };
  const address = ['--host', host, '--port', String(port), '--strictPort'];
  const env = { API_ORIGIN: `http://127.0.0.1:${api.PORT}` };
  keep(await startVite(settings, { name: 'web', folder: 'web', args: address, env }));
  const args = ['build', '--ssr', '--watch', '--no-emptyOutDir'];
  keep(await startVite(settings, { name: 'mails', folder: 'services/mailworker', args, env: {} }));
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
