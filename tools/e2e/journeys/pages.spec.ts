import { look } from '../support/drawing.ts';
import { test } from '../support/test.ts';

test('the manual fits any width, in either theme and language, and passes axe', async ({ page, product }) => {
  const { origin } = new URL(product.demo.portal);
  for (const path of ['handleiding/', 'handleiding/en/', 'problems/']) {
    await page.goto(`${origin}/totpservice/${path}`);
    await look(page, {});
  }
});
