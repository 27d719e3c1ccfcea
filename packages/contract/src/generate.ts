/**
 * Writes what derives from openapi.yaml into src/generated: types for the API, the SPA and tests, and the problem codes.
 * With `--check` it writes nothing and fails when a file isn't up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const contractUrl = new URL('../../../openapi.yaml', import.meta.url);
const generatedUrl = new URL('./generated/', import.meta.url);

interface Contract {
  components: { schemas: { ProblemCode: { enum: string[] } } };
}

const contract = parse(readFileSync(contractUrl, 'utf8')) as Contract;
const types = astToString(await openapiTS(contractUrl, { alphabetize: false, immutable: false }));
const header = '// Generated from openapi.yaml by `pnpm generate`. Do not edit.\n';
const codes = contract.components.schemas.ProblemCode.enum;

const files: Record<string, string> = {
  'types.ts': header + types,
  'problem-codes.ts': `${header}export const problemCodes = [\n${codes.map((code) => `  '${code}',\n`).join('')}] as const;\n`,
};

const stale = Object.entries(files).filter(([name, content]) => read(name) !== content);
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    process.stderr.write(`Out of date: ${stale.map(([name]) => name).join(', ')}. Run \`pnpm generate\`.\n`);
    process.exit(1);
  }
} else {
  for (const [name, content] of stale) writeFileSync(new URL(name, generatedUrl), content);
}

function read(name: string): string | undefined {
  try {
    return readFileSync(new URL(name, generatedUrl), 'utf8');
  } catch {
    return undefined;
  }
}
