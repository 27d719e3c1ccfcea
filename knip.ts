import { readFileSync } from 'node:fs';
import type { KnipConfig } from 'knip';

/** The service imports an operation's file by its name. */
const operations = [...readFileSync('openapi.yaml', 'utf8').matchAll(/^ +operationId: (\w+)$/gm)].map(
  ([, id = '']) => `src/features/*/*/${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`,
);

export default {
  ignore: ['packages/contract/src/generated/**'],
  // Debian's; `.ci/ensure-tools.ts` installs it.
  ignoreBinaries: ['promtool', 'caddy'],
  workspaces: {
    'services/*': { entry: ['test/*-process.ts'] },
    'services/mailworker': { entry: ['src/mails/*.ts', 'test/*-process.ts'] },
    'services/totpservice': { entry: [...operations, 'src/**/*.test-d.ts', 'test/*-process.ts'] },
    // Processes of their own.
    'tools/bench': { entry: ['hot/floors.ts', 'hot/loader.ts'] },
    // Stryker is given these by their paths.
    'tools/mutation': { entry: ['src/room.vitest.config.ts', 'src/words-for-people.ts'] },
    'tools/preview': { entry: ['src/print-mails.ts'] },
  },
} satisfies KnipConfig;
