import type { Page } from '@playwright/test';
import { expectScreen } from './steps.ts';

/** From the console's search to the page of an organisation. */
export async function openOrganisation(page: Page, name: string): Promise<void> {
  await page.goto('support');
  await expectScreen(page, 'Zoeken');
  await page.getByRole('searchbox').fill(name.slice(3, 15));
  await page.getByRole('link', { name }).click();
  await expectScreen(page, name);
}

/** From the console's search to the page of a user, with the keyboard alone up to the organisation. */
export async function openUser(page: Page, email: string, name: string, organisation: string): Promise<void> {
  await page.goto('support');
  await expectScreen(page, 'Zoeken');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type(email);
  await page.getByRole('link', { name: organisation }).press('Enter');
  await expectScreen(page, organisation);
  await page.getByRole('link', { name: `Bekijk ${name}` }).click();
  await expectScreen(page, name);
}
