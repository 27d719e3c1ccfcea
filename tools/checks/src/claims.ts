/** What a document says about the repository, and where it says it. */
export type Claim = { line: number } & (
  | { kind: 'path'; path: string }
  | { kind: 'link'; target: string }
  | { kind: 'test'; path: string; name: string }
  | { kind: 'script'; name: string; workspace: string | undefined }
  | { kind: 'setting'; name: string }
  | { kind: 'package'; name: string }
  | { kind: 'address'; address: string }
  | { kind: 'word'; word: string }
  | { kind: 'place'; word: string; path: string }
);
type ClaimKind = Claim['kind'];
type Found = Claim extends infer Each ? (Each extends Claim ? Omit<Each, 'line'> : never) : never;

/** The short forms of folders that the tables of `docs/security` use. */
const folders: Record<string, string> = {
  T: 'services/totpservice/src',
  I: 'services/totpservice/test',
  W: 'services/mailworker/src',
  M: 'services/mailworker/test',
  E: 'tools/e2e/journeys',
  P: 'packages',
};

const path = /^[\w.*<>-]+(\/[\w.*<>-]+)*\/?$/;
const fileName = /\.(ts|tsx|sql|md|ya?ml|json|sh|test|spec)$/;
/** A command; one that begins with its workspace has `pnpm` said above it. */
const script =
  /(?:\bpnpm(?:@10)? |^(?=--filter ))((?:--?[\w:-]+(?: @tvm\/[\w-]+)? )*)(?:run )?([a-z][a-z0-9:-]*)/g;
const setting = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;
/** Words with an underscore: names of the database, of events, of problems. */
const compound = /\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g;
/** pnpm's own commands. */
const commands = new Set(['install', 'deploy', 'pack', 'exec']);

/** Everything that a Markdown text says about the repository, in its order. */
export function readClaims(text: string): Claim[] {
  let fenced = false;
  return text.split('\n').flatMap((content, index) => {
    const fence = content.startsWith('```');
    if (fence) fenced = !fenced;
    if (fence || fenced) return at(index, inBlock(content).filter(isLasting));
    return at(index, content.startsWith('    ') ? inBlock(content) : inLine(content));
  });
}

const at = (index: number, found: Found[]): Claim[] =>
  found.map((each) => ({ ...each, line: index + 1 }) as Claim);

/** Programs in a guide have names of their own; what they call and set is ours. */
const isLasting = ({ kind }: { kind: ClaimKind }) => kind === 'script' || kind === 'address';

function inLine(content: string): Found[] {
  const codes = [...content.matchAll(/`([^`]+)`((?:(?!`)[^|])*)/g)];
  const places = [...content.matchAll(/((?:`\w+`(?:,| and)? )+)(?:in|of) `([^`]+\.\w+)`/g)];
  const links = [...content.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)];
  return [
    ...codes.flatMap(([, code = '', after = '']) => [...inCode(code), ...testsNamed(code, after)]),
    ...places.flatMap(([, words = '', file = '']) =>
      [...words.matchAll(/\w+(?=`)/g)].map(
        ([word]): Found => ({ kind: 'place', word, path: fromRoot(file) }),
      ),
    ),
    ...links.map(([, link, image]): Found => ({ kind: 'link', target: link ?? image ?? '' })),
  ];
}

/** “Names of tests” after their file, up to the next code or cell. */
function testsNamed(code: string, after: string): Found[] {
  if (!/\.(test|spec)\.tsx?$/.test(code)) return [];
  return [...after.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({
    kind: 'test',
    path: fromRoot(code),
    name,
  }));
}

function inCode(code: string): Found[] {
  if (/\s/.test(code)) return inBlock(code);
  if (/^@[\w-]+\/[\w*-]+/.test(code)) return [{ kind: 'package', name: code }];
  if (/^\/[\w/-]+$/.test(code)) return [{ kind: 'address', address: code }];
  if (path.test(code) && (code.includes('/') || fileName.test(code)) && !code.startsWith('.'))
    return [{ kind: 'path', path: fromRoot(code) }];
  if (/^[A-Z0-9]+_[A-Z0-9_]+(=|$)/.test(code)) return settings(code);
  if (/^[a-z]+:[a-z-]+$/.test(code) && !code.startsWith('node:'))
    return [{ kind: 'script', name: code, workspace: undefined }];
  const words = /^[\w$*-]+(\.[\w$*]+)*(\(\))?$/.test(code) ? code.replace('()', '').split('.') : [];
  return words.filter(isWord).map((word) => ({ kind: 'word', word }));
}

/** What a line of a program, a command or a statement names. */
function inBlock(content: string): Found[] {
  const scripts = [...content.matchAll(script)].map(
    ([, options = '', name = '']): Found => ({
      kind: 'script',
      name,
      workspace: /@tvm\/[\w-]+/.exec(options)?.[0],
    }),
  );
  const paths = content
    .split(/\s+/)
    .filter((word) => path.test(word) && word.includes('/') && fileName.test(word));
  const words = content.replace(/'[^']*'|"[^"]*"/g, '').match(compound) ?? [];
  return [
    ...scripts.filter((each) => each.kind === 'script' && !commands.has(each.name)),
    ...paths.map((each): Found => ({ kind: 'path', path: fromRoot(each) })),
    ...settings(content),
    ...words.filter(isWord).map((word): Found => ({ kind: 'word', word })),
  ];
}

const settings = (content: string): Found[] =>
  [...(content.match(setting) ?? [])].map((name) => ({ kind: 'setting', name }));

/** Letters alone are short for something; what begins with `pg_` is PostgreSQL's. */
const isWord = (word: string) => /^[a-z_$]./i.test(word) && !word.startsWith('pg_');

const fromRoot = (cited: string) => cited.replace(/^[A-Z](?=\/)/, (short) => folders[short] ?? short);
