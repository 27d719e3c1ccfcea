import { defineConfig } from 'vitest/config';

// The unit tests of all packages in one process: what takes time is starting, not testing.
export default defineConfig({
  test: {
    include: [
      '{packages,tools/checks,tools/preview,tools/verify-audit,web}/**/src/**/*.test.{ts,tsx}',
      'services/mailworker/src/**/*.test.{ts,tsx}',
    ],
    maxWorkers: 2,
    isolate: false,
    restoreMocks: true,
    // Ends what hangs; a slow machine doesn't come near.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
