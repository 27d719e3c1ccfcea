import { dirname, join, normalize } from 'node:path';
import type { Claim } from './claims.ts';
import { type Repository, withoutComments, wordsOf } from './repository.ts';

/** What a document may leave out before a path inside a workspace. */
const workspace = /^((services|packages|tools)\/[^/]+|web)\//;
const workspaceSource = /^((services|packages|tools)\/[^/]+|web)\/src\//;

export interface Stale {
  what: Exclude<Claim['kind'], 'place'> | 'word in its file';
  name: string;
}

/** What a document names that there isn't, or undefined where the claim holds. */
export function findStale(document: string, claim: Claim, repository: Repository): Stale | undefined {
  const { kind } = claim;
  switch (kind) {
    case 'path':
      return hasPath(claim.path, document, repository) ? undefined : { what: kind, name: claim.path };
    case 'link':
      return hasTarget(claim.target, document, repository) ? undefined : { what: kind, name: claim.target };
    case 'test':
      return hasTest(claim, repository) ? undefined : { what: kind, name: `${claim.path} “${claim.name}”` };
    case 'script':
      return hasScript(claim, repository) ? undefined : { what: kind, name: claim.name };
    case 'setting':
      // A secret may be in a file too.
      return repository.settings.has(claim.name.replace(/_FILE$/, ''))
        ? undefined
        : { what: kind, name: claim.name };
    case 'package':
      return hasPackage(claim.name, repository) ? undefined : { what: kind, name: claim.name };
    case 'address':
      return hasAddress(claim.address, repository) ? undefined : { what: kind, name: claim.address };
    case 'word':
      return hasWord(claim.word, repository) ? undefined : { what: kind, name: claim.word };
    case 'place':
      return isIn(claim, document, repository)
        ? undefined
        : { what: 'word in its file', name: `${claim.word} in ${claim.path}` };
  }
}

const hasPath = (cited: string, document: string, repository: Repository) =>
  pathsOf(cited, document, repository).length > 0;

/** From the root; from a workspace or its `src`; beside the document; or a file's name alone. `*` and `<...>` stand for anything. */
function pathsOf(cited: string, document: string, { paths }: Repository): string[] {
  const bare = cited.replace(/\/$/, '');
  const form = bare.replace(/[.+$()]/g, '\\$&').replace(/\*|<[^>]+>/g, '[^/]+');
  const pattern = new RegExp(bare.includes('/') ? `^${form}$` : `(^|/)${form}$`);
  const beside = normalize(join(dirname(document), bare));
  return paths.filter(
    (path) =>
      path === beside ||
      [path, path.replace(workspace, ''), path.replace(workspaceSource, '')].some((each) =>
        pattern.test(each),
      ),
  );
}

/** Whether a word stands in a file, or in one of those with that name. */
function isIn({ word, path }: { word: string; path: string }, document: string, repository: Repository) {
  const files = pathsOf(path, document, repository);
  return files.some((file) => wordsOf(withoutComments(repository.read(file))).includes(word));
}

function hasTarget(target: string, document: string, { paths, read }: Repository): boolean {
  if (/^[a-z]+:/.test(target)) return true;
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? document : normalize(join(dirname(document), file)).replace(/\/$/, '');
  if (!paths.includes(path)) return false;
  return anchor === undefined || headingsOf(read(path)).includes(anchor);
}

/** As GitHub makes anchors of headings. */
const headingsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Whether a file has a test of exactly this name. */
function hasTest({ path, name }: { path: string; name: string }, { paths, read }: Repository): boolean {
  if (!paths.includes(path)) return false;
  const text = read(path);
  return [`'${name}'`, `"${name}"`, `\`${name}\``].some((literal) => {
    const at = text.indexOf(literal);
    return at > 0 && /[(,]\s*$/.test(text.slice(0, at));
  });
}

function hasScript(
  { name, workspace }: { name: string; workspace: string | undefined },
  { scripts }: Repository,
): boolean {
  if (workspace !== undefined || !name.includes(':')) return scripts.get(workspace)?.includes(name) ?? false;
  return [...scripts.values()].some((names) => names.includes(name));
}

/** The service's routes know its prefix from its public origin. */
const hasAddress = (address: string, { sources }: Repository) =>
  sources.includes(address) || sources.includes(address.replace('/totpservice/', ''));

const hasPackage = (cited: string, { packages }: Repository) => {
  const [name = ''] = cited.match(/^@[\w-]+\/[\w-]*/) ?? [];
  return packages.some((each) => (cited.endsWith('*') ? each.startsWith(name) : each === name));
};

/** `login_*` and `svix-` are the beginning of words. Names of headers are alike in capitals and small letters. */
function hasWord(word: string, { words }: Repository): boolean {
  const start = /^(.*?[_-])\*?$/.exec(word)?.[1]?.toLowerCase();
  if (start !== undefined) return [...words].some((each) => each.startsWith(start));
  return words.has(word) || (word.includes('-') && words.has(word.toLowerCase()));
}
