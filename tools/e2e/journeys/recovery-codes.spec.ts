import { readFile } from 'node:fs/promises';
import { Authenticator } from '../support/authenticator.ts';
import { choosePassword } from '../support/people.ts';
import { expectScreen, openRegistration, setPassword } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

test('recovery codes can be downloaded, copied and printed, and are shown once', async ({
  page,
  context,
  invite,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { mail } = await invite();
  const tab = await openRegistration(page, mail);
  await setPassword(tab, choosePassword());
  await expectScreen(tab, 'Stap 2 van 3: koppel uw authenticator-app');
  const phone = await Authenticator.scan(tab);
  await tab.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
  await tab.getByRole('button', { name: 'Volgende' }).click();
  await expectScreen(tab, 'Bewaar uw herstelcodes');
  const codes = await tab.getByRole('list', { name: 'Herstelcodes' }).getByRole('listitem').allTextContents();

  const started = tab.waitForEvent('download');
  await tab.getByRole('button', { name: 'Downloaden' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe('mijn-tvm-herstelcodes.txt');
  const file = await readFile(await download.path(), 'utf8');
  expect(file.split('\n').filter((line) => codes.includes(line))).toEqual(codes);

  await tab.getByRole('button', { name: 'Kopiëren' }).click();
  await expect(tab.getByText('Gekopieerd.')).toBeVisible();
  expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'));

  await tab.emulateMedia({ media: 'print' });
  await expect(tab.getByText(codes[9] ?? '')).toBeVisible();
  await expect(tab.getByRole('button', { name: 'Afdrukken' })).toBeHidden();
  await tab.emulateMedia({ media: 'screen' });

  await tab.reload();
  await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(tab.getByText(codes[0] ?? '')).toBeHidden();
  await expect(tab.getByRole('main').getByRole('link', { name: 'Naar de inlogpagina' })).toBeVisible();
});
