import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from './lock-folder.ts';
import { processStart } from './process-start.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lock-folder-test-'));
  folder = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

it('gives a folder to one only, of many that ask at once', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await readdir(parent)).toEqual(['data.lock']);
});

it('names the process that has it', async () => {
  await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(
    `The folder ${folder} is in use by process ${process.pid}.`,
  );
});

it('gives it again once it was given back', async () => {
  const unlock = await lockFolder(folder);
  await unlock();
  await lockFolder(folder);
});

it('takes over the lock of a process that was killed', async () => {
  const holder = spawn('sleep', ['60']);
  const start = await processStart(holder.pid ?? 0);
  await writeFile(`${folder}.lock`, `${holder.pid} ${start}`);
  await expect(lockFolder(folder)).rejects.toThrow('in use');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await lockFolder(folder);
});

it('takes over the lock of a process whose number is another process now', async () => {
  await writeFile(`${folder}.lock`, `${process.pid} long ago`);
  await lockFolder(folder);
});
