import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A package of others, as its own manifest names it. */
export interface InstalledPackage {
  name: string;
  version: string;
  /** An SPDX expression, or what stands in place of one. */
  licence: string;
}

/** Older manifests have an object, or a list of them. */
type Manifest = {
  name: string;
  version: string;
  license?: string | { type?: string };
  licenses?: { type?: string }[];
};

/** Every package below `root`/node_modules once, by name and version: what pnpm installed from the lockfile. */
export function installedPackages(root: string): InstalledPackage[] {
  const folders = ['node_modules/.pnpm/*/node_modules/*', 'node_modules/.pnpm/*/node_modules/@*/*'];
  const paths = globSync(
    folders.map((folder) => `${folder}/package.json`),
    { cwd: root },
  );
  const own = paths.filter((path) => isOwn(path));
  const found = own.map((path) => describe(JSON.parse(readFileSync(join(root, path), 'utf8'))));
  const byId = new Map(found.map((each) => [`${each.name}@${each.version}`, each]));
  return [...byId.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** Beside a package stand links to what it depends on; its own folder begins with its name. */
function isOwn(path: string): boolean {
  const [, , folder = '', , ...rest] = dirname(path).split('/');
  return folder.startsWith(`${rest.join('+')}@`) && basename(path) === 'package.json';
}

function describe({ name, version, license, licenses }: Manifest): InstalledPackage {
  const licence =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '));
  return { name, version, licence: licence ?? 'none' };
}
