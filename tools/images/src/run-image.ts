import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Image } from './build-image.ts';

/** Runs a command of an image, by default its own, with the environment of image and `env` and no other. */
export function runImage(image: Image, env: Record<string, string>, command = image.command) {
  const [program = '', ...args] = command;
  const ofImage = Object.entries(image.env).map(([key, value]) => [
    key,
    value.replace(/^\/app\//, `${image.folder}/`),
  ]);
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    cwd: image.folder,
    env: {
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      ...Object.fromEntries(ofImage),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve));
  /** All that it said, once it has ended. */
  const output = Promise.all([text(child.stdout), text(child.stderr)]).then((both) => both.join(''));
  return { child, exitCode, output };
}

/** Resolves with the first line on standard output; fails where it ends without one, with what it said. */
export function firstLine({ child, exitCode, output }: ReturnType<typeof runImage>): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).split('\n')[0] ?? ''));
    exitCode.then(async (code) => reject(new Error(`ended with ${code}: ${await output}`)));
  });
}
