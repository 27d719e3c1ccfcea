import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const WIDE = { width: 1280, height: 900 };
/** WCAG 2.2, 1.4.10: no horizontal scroll at 320 CSS pixels. */
const NARROW = { width: 320, height: 640 };
const THEMES = ['light', 'dark'] as const;
const LANGUAGES = { nl: 'Nederlands', en: 'English' } as const;

/**
 * Looks at one screen or state of it in every form that people get it in: both themes, wide and narrow, and both languages where the
 * switch can be reached. Every form is kept as a picture in `test-results/screens`; nothing may scroll sideways, and axe has to be content.
 * @param name of the pictures
 */
export async function inspect(page: Page, name: string): Promise<void> {
  await test.step(`look at ${name}`, async () => {
    const canSwitch = (await page.locator('dialog[open]').count()) === 0;
    if (!canSwitch) return inspectLanguage(page, name);
    for (const language of ['en', 'nl'] as const) {
      await page.getByRole('button', { name: LANGUAGES[language] }).click();
      await inspectLanguage(page, name);
    }
  });
}

async function inspectLanguage(page: Page, name: string): Promise<void> {
  const language = await page.locator('html').getAttribute('lang');
  const [project] = test.info().config.projects;
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const path = `${project?.outputDir}/screens/${name}-${size.width}-${colorScheme}-${language}.png`;
      // At the end, where what sticks to the bottom of the window has its own place on the page.
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.screenshot({ path, fullPage: true });
      if (language === 'nl') await expectAccessible(page, rulesFor(size, colorScheme));
    }
    await expectNoSidewaysScroll(page);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(WIDE);
}

/** All rules once; of the other forms only what can be different there. */
function rulesFor(size: typeof WIDE, colorScheme: 'light' | 'dark'): string[] | 'all' {
  if (size === WIDE) return colorScheme === 'light' ? 'all' : ['color-contrast'];
  return colorScheme === 'light' ? ['target-size', 'scrollable-region-focusable'] : [];
}

async function expectAccessible(page: Page, rules: string[] | 'all'): Promise<void> {
  // The other mode opens a page for each look, for the sake of frames from elsewhere: there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules === 'all') axe.options({ rules: { 'target-size': { enabled: true } } });
  else if (rules.length > 0) axe.withRules(rules);
  else return;
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
  expect(found, 'what axe has against it').toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() =>
    [...document.querySelectorAll('html, body, dialog, main, main *')]
      .filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX !== 'visible')
      .filter((one) => !one.classList.contains('visually-hidden') && !one.matches('input'))
      .map((one) => one.outerHTML.slice(0, 200)),
  );
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider, 'what scrolls sideways').toEqual([]);
  expect(isWide, 'the page scrolls sideways').toBe(false);
}
