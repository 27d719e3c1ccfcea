import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type Page } from '@playwright/test';
import { serveBuilt } from '@tvm/preview/src/serve-built.ts';
import type { AxeResults, RunOptions } from 'axe-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const WIDE = { width: 1280, height: 900 };
/** WCAG 2.2, 1.4.10: no horizontal scroll at 320 CSS pixels. */
const NARROW = { width: 320, height: 640 };

/** A page that stays open for all that a worker draws, and what its console complained of. */
interface Drawing {
  origin: string;
  page: Page;
  faults: string[];
}

export const test = base.extend<object, { drawing: Drawing }>({
  drawing: [
    async ({ browser }, use) => {
      const { origin, stop } = await serveBuilt();
      // Dates on screen are dates in the Netherlands, wherever the browser is.
      const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'America/New_York' });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith(origin)) faults.push(`Asked ${request.url()}`);
      });
      await page.goto(`${origin}/screen.html`);
      await use({ origin, page, faults });
      await context.close();
      await stop();
    },
    { scope: 'worker' },
  ],
});

export { expect };

/**
 * Looks at what the page shows in both themes, wide and narrow. Nothing may scroll sideways.
 * @param axe with which rules axe has to be content; in the other forms those of them that can be different there. None: it isn't asked
 */
export async function look(page: Page, axe?: RunOptions): Promise<void> {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectNoSidewaysScroll(page);
  if (axe) await expectAccessible(page, axe);
  await page.emulateMedia({ colorScheme: 'dark' });
  if (axe) await expectAccessible(page, only('color-contrast'));
  await page.setViewportSize(NARROW);
  await expectNoSidewaysScroll(page);
  await page.emulateMedia({ colorScheme: 'light' });
  if (axe) await expectAccessible(page, only('target-size', 'scrollable-region-focusable'));
}

const only = (...values: string[]): RunOptions => ({ runOnly: { type: 'rule', values } });

async function expectAccessible(page: Page, options: RunOptions): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const found = await page.evaluate(async (given) => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    // At the end, where what sticks to the bottom of the window has its own place on the page.
    window.scrollTo(0, document.body.scrollHeight);
    const { violations } = await axe.run({ ...given, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
  }, options);
  expect(found, 'what axe has against it').toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() => {
    const scrolling = [...document.querySelectorAll('html, body, dialog, main, main *')]
      .filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX !== 'visible')
      .filter((one) => !one.classList.contains('visually-hidden') && !one.matches('input'))
      .map((one) => one.outerHTML.slice(0, 200));
    return document.documentElement.scrollWidth > window.innerWidth
      ? ['the page itself', ...scrolling]
      : scrolling;
  });
  expect(wider, 'what scrolls sideways').toEqual([]);
}

/** What is wrong on a screen has the focus, and stands before its title. */
export async function expectTold(page: Page): Promise<void> {
  if ((await page.locator('.error-summary').count()) === 0) return;
  await expect(page.locator('.error-summary')).toBeFocused();
  if ((await page.locator('dialog[open]').count()) === 0) await expect(page).toHaveTitle(/^(Fout|Error): /);
}
