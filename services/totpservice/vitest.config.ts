import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: '@tvm/testing/global-setup',
    maxWorkers: 2,
    // The whole service is imported once a worker, not once a file. Each file has a database of its own; nothing else is shared.
    isolate: false,
    restoreMocks: true,
    // Ends what hangs; a slow machine doesn't come near.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
