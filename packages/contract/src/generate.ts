/**
 * Writes what derives from openapi.yaml: into src/generated types for the API, the SPA and tests, and the problem codes; into each page of docs/problems
 * the operations that answer with it. With `--check` it writes nothing and fails when a file isn't up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const contractUrl = new URL('../../../openapi.yaml', import.meta.url);
const generatedUrl = new URL('./generated/', import.meta.url);
const pagesUrl = new URL('../../../docs/problems/', import.meta.url);

interface Contract {
  'x-common-problems': string[];
  paths: Record<string, Record<string, { operationId: string; 'x-problems'?: string[] }>>;
  components: { schemas: { ProblemCode: { enum: string[] } } };
}

const contract = parse(readFileSync(contractUrl, 'utf8')) as Contract;
const types = astToString(await openapiTS(contractUrl, { alphabetize: false, immutable: false }));
const header = '// Generated from openapi.yaml by `pnpm generate`. Do not edit.\n';
const codes = contract.components.schemas.ProblemCode.enum;

const files: [file: URL, content: string][] = [
  [new URL('types.ts', generatedUrl), header + types],
  [
    new URL('problem-codes.ts', generatedUrl),
    `${header}export const problemCodes = [\n${codes.map((code) => `  '${code}',\n`).join('')}] as const;\n`,
  ],
  ...codes.flatMap(pageOf),
];

const stale = files.filter(([file, content]) => read(file) !== content);
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    process.stderr.write(
      `Out of date: ${stale.map(([file]) => file.pathname).join(', ')}. Run \`pnpm generate\`.\n`,
    );
    process.exit(1);
  }
} else {
  for (const [file, content] of stale) writeFileSync(file, content);
}

/** A problem's page with its list of operations as the contract has it; pages are written by hand otherwise. */
function pageOf(code: string): [file: URL, content: string][] {
  if (contract['x-common-problems'].includes(code)) return [];
  const file = new URL(`${code}.md`, pagesUrl);
  const [text, list] = read(file)?.split('## Answered by\n\n') ?? [];
  if (list === undefined) return [];
  const answering = Object.values(contract.paths)
    .flatMap((ofPath) => Object.values(ofPath))
    .filter((operation) => operation['x-problems']?.includes(code))
    .map(({ operationId }) => `\`${operationId}\``);
  return [[file, `${text}## Answered by\n\n${answering.join(', ')}.\n`]];
}

function read(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
