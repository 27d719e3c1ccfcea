import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: '@tvm/testing/global-setup',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // A snapshot waits for every open transaction of the cluster: files at once would wait for each other.
    fileParallelism: false,
  },
});
