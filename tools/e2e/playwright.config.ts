import { defineConfig } from '@playwright/test';
import { ensureBrowser } from '../../.ci/ensure-browser.ts';

// Every worker reads this file again; the first one's answer is theirs too.
process.env.CHROMIUM_PATH ||= ensureBrowser();

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  // What the drawing finds is seen again by its name in `pnpm preview`: no trace. Its tests share nothing but a page; a journey's follow each other.
  projects: [
    { name: 'drawing', testDir: 'drawing', fullyParallel: true, use: { trace: 'off' } },
    { name: 'journeys', testDir: 'journeys' },
  ],
  outputDir: 'test-results',
  // Files run side by side, each worker with a product of its own; the tests of a file in their order. One more than cores: journeys wait for time steps.
  workers: 3,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // These end what hangs. A test may have to wait for the next time step, on a machine that does other things as well.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: process.env.CI ? 'list' : [['list'], ['html', { open: 'never' }]],
  use: {
    browserName: 'chromium',
    actionTimeout: 60_000,
    locale: 'nl-NL',
    // Dates on screen are dates in the Netherlands, wherever the browser is.
    timezoneId: 'America/New_York',
    // Without its pictures of each moment, which take more work than the page itself.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
