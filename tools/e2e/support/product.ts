import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithUs, freePort, waitUntil } from '@tvm/process';
import type { Demo } from '@tvm/start/src/demo-data.ts';
import { listProcessTree, listSurvivors } from './running-processes.ts';

const program = fileURLToPath(new URL('../../start/src/start.ts', import.meta.url));
const READY_WITHIN_MS = 300_000;
const STOPPED_WITHIN_MS = 30_000;

/** What a person at a computer has besides the settings of the product. */
const ORDINARY = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_COMPILE_CACHE'];

export interface Product {
  /** What `demo.json` says. */
  demo: Demo;
  /**
   * Ctrl-C.
   * @throws Error when it doesn't end in good order, or leaves a process behind
   */
  stop(): Promise<void>;
}

/**
 * The whole product as `start` brings it up: database, API, worker, mail catcher and SPA, with a data folder and a port of its own.
 * @param settings besides those; nothing of this process's own environment reaches it
 */
export async function startProduct(settings: Record<string, string>): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'tvm-e2e-'));
  const dataDir = join(folder, 'data');
  const ordinary = Object.fromEntries(ORDINARY.map((key) => [key, process.env[key]]));
  const child = spawn(process.execPath, [program], {
    // Away from the checkout, whose .env is the developer's.
    cwd: folder,
    env: { ...ordinary, DATA_DIR: dataDir, PORT: String(await freePort()), ...settings },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const watcher = endWithUs(child.pid ?? 0, { signal: 'INT', remove: folder });
  const exited = once(child, 'exit').then(([code]) => code as number | null);

  const readDemo = () => readFile(join(dataDir, 'demo.json'), 'utf8').catch(() => undefined);
  const isSettled = async () => child.exitCode !== null || (await readDemo()) !== undefined;
  await waitUntil(isSettled, READY_WITHIN_MS);
  const demo = await readDemo();
  const end = async () => {
    child.kill('SIGINT');
    const impatient = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
    const code = await exited;
    clearTimeout(impatient);
    await watcher.dismiss();
    await rm(folder, { recursive: true, force: true });
    return code;
  };
  if (demo === undefined) {
    await end();
    throw new Error(`start didn't come up:\n${output()}`);
  }
  return {
    demo: JSON.parse(demo),
    async stop() {
      const processes = await listProcessTree(child.pid ?? 0);
      const code = await end();
      const survivors = await listSurvivors(processes);
      if (code !== 0) throw new Error(`start ended with ${code}:\n${output()}`);
      if (survivors.length > 0) throw new Error(`start left processes ${survivors.join(', ')} behind`);
    },
  };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return () => text;
}
