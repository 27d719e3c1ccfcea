import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether `.dockerignore` keeps a path of the context out: the last pattern counts that is of it or of a folder above it. */
export function readIgnored(text: string): (path: string) => boolean {
  const patterns = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => ({ isException: line.startsWith('!'), pattern: patternOf(line.replace(/^!/, '')) }));
  return (path) => {
    const parts = path.split('/');
    const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    const last = patterns.findLast(({ pattern }) => paths.some((each) => pattern.test(each)));
    return last !== undefined && !last.isException;
  };
}

/** Unlike a shell's, Docker's `*` also stands for a name that begins with a dot. */
function patternOf(glob: string): RegExp {
  const source = glob
    .replace(/[.+^$()|{}[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'));
  return new RegExp(`^${source}$`);
}

/** The files that a build of an image may copy, by their paths below `root`. */
export function readContext(root: string): string[] {
  const isIgnored = readIgnored(readFileSync(join(root, '.dockerignore'), 'utf8'));
  const filesOf = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      // No exception reaches into these, and there is much in them.
      if (entry.name === 'node_modules' || entry.name === '.git') return [];
      if (entry.isDirectory()) return filesOf(path);
      return isIgnored(path) ? [] : [path];
    });
  return filesOf('');
}
