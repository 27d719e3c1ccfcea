import { defineConfig } from 'vitest/config';

// Each of these tests starts everything: one file after the other, with time.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
