import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What there is, for documents to name. */
export interface Repository {
  /** Every file and folder, from the root, without what is built or installed. */
  paths: string[];
  read: (path: string) => string;
  /** The sources' text without comments, tests and generated files. */
  sources: string;
  words: Set<string>;
  settings: Set<string>;
  /** Of each workspace by name; the root's has none. */
  scripts: Map<string | undefined, string[]>;
  /** Workspaces, and what they depend on. */
  packages: string[];
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const hidden = ['.ci/*', '.env.example', '.dockerignore', 'packages/db/.squawk.toml'];
const built = new Set(['node_modules', 'dist', '.data', '.git', '.turbo', '.test-results']);
const source = /\.(ts|tsx|sql|ya?ml|sh|json|example)$|(^|\/)(Caddyfile|Dockerfile)$/;
const noSource =
  /\.test\.tsx?$|\/generated\/|\/migrations\/meta\/|pnpm-lock|^docs\/|^tools\/checks\/|\/test\//;
/** Where a setting is read or given. */
const settingsFile =
  /(^|\/)(config|settings?|shared-settings)(\.[\w-]+)?\.ts$|^docker-compose\.yml$|^\.env\.example$/;
/** A line that is nothing but a comment. */
const comment = /^\s*(\/\*\*|\*|\/\/|--|#).*$/gm;

interface Manifest {
  name: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** The repository as it lies on the disk. */
export function readRepository(): Repository {
  const exclude = (name: string) => built.has(name.split('/').at(-1) ?? '');
  const paths = globSync(['**/*', ...hidden], { cwd: root, exclude }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
  const texts = paths
    .filter((path) => source.test(path) && !noSource.test(path))
    .map((path) => ({ path, text: withoutComments(read(path)) }));
  const sources = texts.map(({ text }) => text).join('\n');
  const settings = texts.filter(({ path }) => settingsFile.test(path)).map(({ text }) => text);
  const manifests: Manifest[] = paths
    .filter((path) => /(^|\/)package\.json$/.test(path))
    .map((path) => JSON.parse(read(path)));
  return {
    paths,
    read,
    sources,
    words: new Set([
      ...wordsOf(sources),
      ...paths.map((path) => path.split('/').at(-1)?.split('.')[0] ?? ''),
    ]),
    settings: new Set(settings.flatMap((text) => text.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? [])),
    scripts: new Map(
      manifests.map(({ name, scripts }) => [
        name.startsWith('@') ? name : undefined,
        Object.keys(scripts ?? {}),
      ]),
    ),
    packages: manifests.flatMap((each) => [
      each.name,
      ...Object.keys({ ...each.dependencies, ...each.devDependencies, ...each.optionalDependencies }),
    ]),
  };
}

export const withoutComments = (text: string): string => text.replace(comment, '');

/** Words as they stand, and with hyphens; those in small letters too. A part of a word with hyphens is none. */
export function wordsOf(text: string): string[] {
  const words = text.match(/[\w$]+(-[\w$]+)*/g) ?? [];
  return [...words, ...words.filter((word) => word.includes('-')).map((word) => word.toLowerCase())];
}
