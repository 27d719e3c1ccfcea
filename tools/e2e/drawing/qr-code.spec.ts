import { Authenticator } from '../support/authenticator.ts';
import { expect, test } from '../support/drawing.ts';

test('a phone reads the QR code in a light and in a dark theme, wide and narrow', async ({
  drawing: { page },
}) => {
  await page.evaluate(() => window.draw('s08-authenticator', 'nl'));
  const secrets: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      secrets.push((await Authenticator.scan(page)).secret);
    }
  }
  expect(new Set(secrets).size).toBe(1);
});
