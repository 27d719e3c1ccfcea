import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decode, encode } from 'fast-png';
import { choosePassword, getPerson } from '../support/people.ts';
import { expectScreen, logIn, openRegistration, setPassword } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const MOST_BYTES = 100_000;

test.use({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });

/** The browser is quick rather than thorough in packing a picture. */
async function keep(name: string, screenshot: Buffer): Promise<void> {
  const packed = encode(decode(screenshot), { zlib: { level: 9 } });
  expect(packed.length).toBeLessThan(MOST_BYTES);
  await writeFile(`${folder}${name}.png`, packed);
}

test('the activation dialog', async ({ page, product: { demo } }) => {
  await logIn(page, getPerson(demo, 'joost@tvm.test'));
  await page.goto('portal/profile');
  await page.getByRole('button', { name: '2FA activeren' }).click();
  await expect(page.getByRole('dialog').getByText('1 t/m 4 van 4')).toBeVisible();
  await keep('activation-dialog', await page.screenshot());
});

test('the QR code', async ({ page, invite }) => {
  const { mail } = await invite();
  const tab = await openRegistration(page, mail);
  await setPassword(tab, choosePassword());
  await expectScreen(tab, 'Stap 2 van 3: koppel uw authenticator-app');
  await keep('qr-code', await tab.screenshot({ fullPage: true }));
});
