import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: '@tvm/testing/global-setup',
    // A snapshot waits for every open transaction of the cluster: files at once would wait for each other.
    fileParallelism: false,
    isolate: false,
    restoreMocks: true,
    // Ends what hangs; a slow machine doesn't come near.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
