import { defineConfig } from 'vitest/config';

/**
 * Node strips types but not JSX, so the mails' frame alone is built: `dist/render-mail.js`, with React inside it, so
 * that an image of the worker needs no React. Tests import the TSX directly.
 */
export default defineConfig(({ command }) => ({
  ...(command === 'build' && {
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true },
  }),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: '@tvm/testing/global-setup',
    maxWorkers: 2,
    isolate: false,
    restoreMocks: true,
    // Ends what hangs; a slow machine doesn't come near.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
  build: {
    target: 'node24',
    rolldownOptions: {
      input: { 'render-mail': 'src/mails/frame/render-mail.tsx' },
      output: { entryFileNames: '[name].js' },
    },
  },
}));
