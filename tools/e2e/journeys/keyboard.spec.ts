import { expect, type Locator, type Page } from '@playwright/test';
import { getPerson } from '../support/people.ts';
import { expectScreen, logIn } from '../support/steps.ts';
import { test } from '../support/test.ts';

/** More stops than any screen has. */
const MOST_STOPS = 40;

/** Presses Tab until `wanted` has the focus. Whatever has it on the way shows that it does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    await expect(focused).toHaveCSS('outline-style', 'solid');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab never came there');
}

/** The dialog is out of the page, and the focus is where it was before. */
async function expectGone(page: Page, opener: Locator): Promise<void> {
  await expect(page.locator('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();
}

test('a login and the activation dialog need no mouse', async ({ page, product: { demo } }) => {
  const person = getPerson(demo, 'joost@tvm.test');
  await page.goto('./');
  await expectScreen(page, 'Welkom bij Mijn TVM', 'Inloggen');
  await tabTo(page, page.getByLabel('E-mailadres'));
  await page.keyboard.type(person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await expectScreen(page, 'Welkom, Jonnie van Joosten', 'Home');

  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Profiel', exact: true }));
  await page.keyboard.press('Enter');
  await expectScreen(page, 'Profiel');
  const open = page.getByRole('button', { name: '2FA activeren' });
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading')).toBeFocused();
  await expect(dialog.getByText('1 t/m 4 van 4')).toBeVisible();
});

test('the dialog keeps the focus, and each way out gives it back', async ({ page, product: { demo } }) => {
  await logIn(page, getPerson(demo, 'joost@tvm.test'));
  await page.goto('portal/profile');
  const open = page.getByRole('button', { name: '2FA activeren' });
  const dialog = page.getByRole('dialog');
  const cancel = dialog.getByRole('button', { name: 'Annuleren' });
  const confirm = dialog.getByRole('button', { name: '2FA activeren' });

  await open.press('Enter');
  await expect(dialog.getByText('1 t/m 4 van 4')).toBeVisible();
  const stops: (string | null)[] = [];
  for (let stop = 0; stop < MOST_STOPS && stops.indexOf(stops.at(-1) ?? '') === stops.length - 1; stop++) {
    await page.keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
    stops.push(
      await dialog.locator(':focus').evaluate((one) => one.getAttribute('aria-label') ?? one.textContent),
    );
  }
  expect(stops).toEqual([
    'Sluiten',
    'Volledige naam ▲',
    'E-mailadres',
    'Eerste pagina',
    'Vorige pagina',
    'Volgende pagina',
    'Laatste pagina',
    'Annuleren',
    '2FA activeren',
    'Sluiten',
  ]);
  await page.keyboard.press('Shift+Tab');
  await expect(confirm).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(cancel).toBeFocused();
  await page.keyboard.press('Enter');
  await expectGone(page, open);

  await open.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expectGone(page, open);

  await open.press('Enter');
  await dialog.getByRole('button', { name: 'Sluiten' }).press('Enter');
  await expectGone(page, open);

  await open.press('Enter');
  await expect(dialog).toBeVisible();
  await page.mouse.click(2, 2);
  await expect(dialog).toBeVisible();
});

test('Enter in the table sorts the whole list and never activates', async ({ page, product: { demo } }) => {
  await logIn(page, getPerson(demo, 'joost@tvm.test'));
  await page.goto('portal/profile');
  await page.getByRole('button', { name: '2FA activeren' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const address = dialog.getByRole('columnheader', { name: 'E-mailadres' });
  const first = dialog.getByRole('row').nth(1).getByRole('cell');
  for (const [order, email] of [
    ['ascending', 'gewonesub31@tvm.test'],
    ['descending', 'test@tvm.test'],
  ] as const) {
    await address.getByRole('button').press('Enter');
    await expect(address).toHaveAttribute('aria-sort', order);
    await expect(first).toHaveText(email);
  }
  await expect(dialog.getByRole('columnheader', { name: 'Volledige naam' })).toHaveAttribute(
    'aria-sort',
    'none',
  );
  await dialog.getByRole('button', { name: 'Volgende pagina' }).press('Enter');
  await expect(dialog.getByText('1 t/m 4 van 4')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '2FA activeren' })).toBeVisible();
});
