import { createRequire } from 'node:module';
import { findProgram, install, mayInstall, root } from './steps.ts';

/** Chromium without a window: the same engine, with half the work a page. What Playwright calls its own browser is the same. */
const HEADLESS_SHELL = 'chromium-headless-shell';

const INSTALLED = [
  HEADLESS_SHELL,
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser of the journeys, as a program to run: CHROMIUM_PATH, an installed Chrome or Chromium, Playwright's own, or, on Debian as
 * root, Debian's, which is installed then.
 * @throws Error that says what to do where there is none
 */
export function ensureBrowser(): string {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (findProgram(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, which doesn't run.`);
  }
  // In CI the one that needs the least is worth an installation.
  const installsFirst = Boolean(process.env.CI) && !findProgram(HEADLESS_SHELL);
  return (
    (installsFirst && installed(HEADLESS_SHELL)) ||
    findFirst([...INSTALLED, playwrightsOwn()]) ||
    installed('chromium') ||
    missing()
  );
}

const installed = (name: string): string | undefined =>
  mayInstall() && install([name]) ? findProgram(name) : undefined;

function missing(): never {
  throw new Error(
    'The journeys need Chrome or Chromium: install it, point CHROMIUM_PATH to it, or run `npx -y pnpm@10 --filter @tvm/e2e exec playwright install chromium`.',
  );
}

function playwrightsOwn(): string {
  const { chromium } = createRequire(`${root}/tools/e2e/package.json`)('@playwright/test');
  return chromium.executablePath();
}

function findFirst(programs: string[]): string | undefined {
  for (const program of programs) {
    const found = findProgram(program);
    if (found) return found;
  }
  return undefined;
}
