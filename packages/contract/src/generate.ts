/**
 * Writes what derives from openapi/, problems.yaml and the states of progress in packages/db/sql/standing.sql: the bundled openapi.yaml,
 * into src/generated the same as JSON, types for the API, the SPA and tests, what each operation and problem is, and docs/problems. With `--check` it writes nothing and fails when a file isn't up to date.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { stringify } from 'yaml';
import { bundle, type Operation, problems, schemeOf } from './bundle.ts';
import { problemPages } from './problem-pages.ts';
import { systemsOnly } from './systems-only.ts';

const root = new URL('../../../', import.meta.url);
const generatedUrl = new URL('./generated/', import.meta.url);
const pagesUrl = new URL('docs/problems/', root);

const contract = bundle();
const from = 'from packages/contract/openapi and problems.yaml by `pnpm generate`. Do not edit.\n';
const header = `// Generated ${from}`;
// The library writes into what it is given.
const document = structuredClone(contract) as unknown as OpenAPI3;
const types = astToString(await openapiTS(document, { alphabetize: false, immutable: false }));
const systemDocument = systemsOnly(structuredClone(contract)) as unknown as OpenAPI3;
const systemTypes = astToString(await openapiTS(systemDocument, { alphabetize: false, immutable: false }));
const pages = problemPages(contract);

const files: [file: URL, content: string][] = [
  [new URL('openapi.yaml', root), `# Generated ${from}${stringify(contract, { lineWidth: 0 })}`],
  // What programs read: the API's start takes half a second less with JSON.
  [new URL('openapi.json', generatedUrl), `${JSON.stringify(contract)}\n`],
  [new URL('types.ts', generatedUrl), header + types],
  [new URL('system-types.ts', generatedUrl), header + systemTypes],
  [new URL('problems.ts', generatedUrl), header + problemsText()],
  [new URL('operation-facts.ts', generatedUrl), header + factsText()],
  ...pages.map(([name, text]): [URL, string] => [new URL(name, pagesUrl), text]),
];
const written = new Set(pages.map(([name]) => name));
const left = readdirSync(pagesUrl).filter((name) => !written.has(name));

const stale = files.filter(([file, content]) => read(file) !== content);
if (process.argv.includes('--check')) {
  const names = [...stale.map(([file]) => file.pathname), ...left];
  if (names.length > 0) {
    process.stderr.write(`Out of date: ${names.join(', ')}. Run \`pnpm generate\`.\n`);
    process.exit(1);
  }
} else {
  for (const [file, content] of stale) writeFileSync(file, content);
  for (const name of left) rmSync(new URL(name, pagesUrl));
}

function problemsText(): string {
  const entries = Object.entries(problems).map(([code, { status, title }]) => [code, { status, title }]);
  return `/** Status and title of each problem code. */
export const problems = ${JSON.stringify(Object.fromEntries(entries), null, 2)} as const;\n`;
}

function factsText(): string {
  const operations = Object.values(contract.paths).flatMap((ofPath) => Object.values(ofPath));
  const facts = operations.map((operation) => [operation.operationId, factsOf(operation)]);
  return `/** What the contract says of each operation beside the types of its input and answers. */
export const operationFacts = ${JSON.stringify(Object.fromEntries(facts), null, 2)} as const;\n`;
}

/** Its scheme, its problem codes but the common ones, the statuses of success, whether it may set cookies, and which parameters have a default. */
function factsOf(operation: Operation) {
  const success = Object.entries(operation.responses).filter(([status]) => status < '300');
  return {
    security: schemeOf(operation, contract) ?? 'none',
    problems: operation['x-problems'] ?? [],
    success: success.map(([status]) => Number(status)),
    cookies: success.some(([, answer]) => 'headers' in answer && 'Set-Cookie' in (answer.headers ?? {})),
    defaults: (operation.parameters ?? []).flatMap((each) =>
      'schema' in each && each.schema.default !== undefined ? [each.name] : [],
    ),
  };
}

function read(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
