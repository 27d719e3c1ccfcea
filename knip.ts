import { readFileSync } from 'node:fs';
import type { KnipConfig } from 'knip';

/** The service imports an operation's file by its name. */
const operations = [
  ...readFileSync('packages/contract/src/generated/operation-facts.ts', 'utf8').matchAll(
    /^ {2}"(\w+)": \{$/gm,
  ),
].map(([, id = '']) => `src/features/*/*/${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`);

export default {
  ignore: ['packages/contract/src/generated/**'],
  // Debian's; `.ci/ensure-tools.ts` installs it.
  ignoreBinaries: ['promtool', 'caddy', 'apt-get'],
  workspaces: {
    'packages/doctor': { entry: ['src/owner-command.ts'] },
    'packages/contract': { entry: ['src/**/*.test.ts', 'src/move-in.ts'] },
    'services/*': { entry: ['test/*-process.ts', 'src/doctor.ts'] },
    'services/mailworker': { entry: ['src/mails/*.ts', 'src/doctor.ts', 'test/*-process.ts'] },
    'services/totpservice': {
      entry: [...operations, 'src/commands/doctor.ts', 'src/**/*.test-d.ts', 'test/*-process.ts'],
    },
    // Processes of their own.
    'tools/bench': { entry: ['hot/floors.ts', 'hot/loader.ts'] },
    // Stryker is given these by their paths.
    'tools/mutation': { entry: ['src/room.vitest.config.ts', 'src/words-for-people.ts'] },
    'tools/preview': { entry: ['src/print-mails.ts'] },
  },
} satisfies KnipConfig;
