import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const run = promisify(execFile);
const MOST_BYTES = 64 * 1024 * 1024;

/** `mails.json`: the mails as the worker makes them now. In a process of its own, so that a changed mail is seen at the next look. */
function mails(): Plugin {
  const print = async () => {
    const program = join(import.meta.dirname, 'src/print-mails.ts');
    return (await run(process.execPath, [program], { maxBuffer: MOST_BYTES })).stdout;
  };
  return {
    name: 'mails',
    configureServer: ({ middlewares }) => {
      middlewares.use('/mails.json', (_request, response, next) => {
        print().then((json) => response.setHeader('content-type', 'application/json').end(json), next);
      });
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'mails.json', source: await print() });
    },
  };
}

/** The pages that show the screens and mails; the portal itself is built without any of it. */
export default defineConfig({
  plugins: [react(), mails()],
  build: {
    // As the portal is built, so that the same content security policy holds.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'screen.html'] },
  },
});
