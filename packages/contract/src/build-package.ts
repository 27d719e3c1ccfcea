/**
 * Makes `dist`, what the package has: the client as ES modules and as CommonJS, each with its types. The compiler takes a file for the kind that the nearest package.json says, so that for
 * CommonJS it gets a copy beside one that says so.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const compile = (...options: string[]) =>
  execFileSync('tsc', ['-p', 'tsconfig.build.json', ...options], { cwd: at('.'), stdio: 'inherit' });

rmSync(at('dist'), { recursive: true, force: true });
compile();

const copy = at('dist/cjs-source');
for (const path of ['client.ts', 'client', 'generated/system-types.ts'])
  cpSync(at(`src/${path}`), `${copy}/src/${path}`, {
    recursive: true,
    filter: (file) => !file.endsWith('.test.ts'),
  });
writeFileSync(`${copy}/package.json`, JSON.stringify({ type: 'commonjs' }));
const options = { outDir: '../cjs', rootDir: 'src', verbatimModuleSyntax: false };
writeFileSync(
  `${copy}/tsconfig.json`,
  JSON.stringify({
    extends: '../../tsconfig.build.json',
    files: ['src/client.ts'],
    compilerOptions: options,
  }),
);
execFileSync('tsc', ['-p', copy], { cwd: at('.'), stdio: 'inherit' });
writeFileSync(at('dist/cjs/package.json'), `${JSON.stringify({ type: 'commonjs' })}\n`);
rmSync(copy, { recursive: true });
