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
  // Who finds the paper later knows whose it is, and whether it is the latest.
  const whose = new RegExp(`^Voor ${mail.to[0]?.address}, gemaakt op \\d+ [a-z]+ \\d{4}$`, 'm');
  expect(file).toMatch(whose);

  await tab.getByRole('button', { name: 'Kopiëren' }).click();
  await expect(tab.getByText('Gekopieerd.')).toBeVisible();
  expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(file);

  await tab.emulateMedia({ media: 'print' });
  await expect(tab.getByText(codes[9] ?? '')).toBeVisible();
  await expect(tab.getByText(whose)).toBeVisible();
  await expect(tab.getByRole('button', { name: 'Afdrukken' })).toBeHidden();
  await tab.emulateMedia({ media: 'screen' });

  await test.step('Back asks, and keeps the codes', async () => {
    await tab.goBack();
    await tab.getByRole('dialog').getByRole('button', { name: 'Terug naar de codes' }).last().click();
    await expect(tab.getByText(codes[0] ?? '')).toBeVisible();
  });

  await test.step('a refresh asks; after it they are gone, and it says so', async () => {
    const asked = tab.waitForEvent('dialog');
    const reloaded = tab.reload();
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.accept();
    await reloaded;
  });
  await expectScreen(tab, '2FA is ingesteld');
  await expect(tab.getByText(codes[0] ?? '')).toBeHidden();
  await expect(tab.getByText('Wij kunnen ze niet nog een keer tonen.')).toBeVisible();
  await expect(tab.getByRole('main').getByRole('link', { name: 'Naar de inlogpagina' })).toBeVisible();
});
