import { defineConfig } from 'vitest/config';

// The tests of one room, as `run.ts` names them, with the settings of their workspace.
const { MUTATION_TESTS = '', MUTATION_SETUP } = process.env;

export default defineConfig({
  test: {
    include: MUTATION_TESTS.split(' '),
    ...(MUTATION_SETUP && { globalSetup: MUTATION_SETUP }),
    isolate: false,
    restoreMocks: true,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
