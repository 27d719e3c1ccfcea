import type { Preview } from '@tvm/preview/src/preview.ts';
import { areas } from '@tvm/preview/src/previews.ts';
import { expect, expectTold, look, test } from '../support/drawing.ts';

// Every screen in every state from fixtures, in both languages and themes, wide and narrow.
for (const [area, previews] of Object.entries(areas)) {
  test.describe(area, () => {
    for (const [name, { speaks, says }] of Object.entries<Preview>(previews)) {
      // What isn't there yet has no heading yet.
      const hasHeading = !name.endsWith('-loading');
      const axe = {
        rules: { 'target-size': { enabled: true }, 'page-has-heading-one': { enabled: hasHeading } },
      };

      test(name, async ({ drawing: { page, faults } }) => {
        faults.length = 0;
        for (const language of ['en', 'nl'] as const) {
          await page.evaluate(([drawn, spoken]) => window.draw(drawn, spoken), [name, language] as const);
          await expect(page.locator('html')).toHaveAttribute('lang', speaks ?? language);
          if (says && language === 'nl') await expect(page.getByText(says)).toBeVisible();
          await expectTold(page);
          await look(page, language === 'nl' ? axe : undefined);
        }
        expect(faults, 'what the page complained of').toEqual([]);
      });
    }
  });
}
