import { expect, type Locator, type Page, test } from '@playwright/test';
import { Authenticator } from './authenticator.ts';
import { linkIn, type Mail } from './mailbox.ts';
import { choosePassword } from './people.ts';

/** The one screen that starts at its field. */
const AT_THE_CODE = 'Vul uw verificatiecode in';

/** The screen with this heading is there: its title is set, and a screen reader starts at the heading. */
export async function expectScreen(page: Page, heading: string, tabTitle = heading): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  const start =
    heading === AT_THE_CODE
      ? page.getByRole('textbox', { name: 'Verificatiecode' })
      : page.getByRole('heading', { level: 1 });
  await expect(start).toBeFocused();
  await expect(page).toHaveTitle(`${tabTitle} - Mijn TVM`);
}

/**
 * Both presses of an impatient person on the same button, before anything can have come of the first. With the mouse's own double
 * click the second press may be on the next screen, where it takes the focus from the heading, as any press does.
 */
export async function pressTwice(button: Locator): Promise<void> {
  await button.click({ trial: true });
  await button.evaluate((element: HTMLElement) => {
    element.focus();
    element.click();
    element.click();
  });
}

/** What a screen says is wrong: in the summary, which has the focus, and how that begins at `field`. */
export async function expectError(page: Page, words: string, field?: string): Promise<void> {
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('Er is een probleem');
  await expect(summary.getByRole('listitem')).toHaveText([words]);
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Fout: /);
  if (field === undefined) return;
  const input = page.getByRole('textbox', { name: field });
  await expect(input).toHaveAccessibleDescription(literally(words.replace(/(?<=[.!?]) .*$/s, '')));
  await expect(input).toHaveAttribute('aria-invalid', 'true');
}

const literally = (words: string) => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** E-mail address and password, on a login page opened for it. */
export async function givePassword(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.goto('./');
  await page.getByLabel('E-mailadres').fill(who.email);
  await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(who.password);
  await page.getByRole('button', { name: 'Inloggen' }).click();
}

export async function giveCode(page: Page, code: string): Promise<void> {
  await expectScreen(page, AT_THE_CODE);
  await page.getByRole('textbox', { name: 'Verificatiecode' }).fill(code);
  await page.getByRole('button', { name: 'Inloggen' }).click();
}

/** Logs in, with a code where there is a phone to give one, as far as the portal's first screen. */
export async function logIn(
  page: Page,
  who: { email: string; password: string },
  phone?: Authenticator,
): Promise<void> {
  await givePassword(page, who);
  if (phone) await giveCode(page, await phone.nextCode());
  await expect(page.getByRole('button', { name: 'Uitloggen' })).toBeVisible();
  // An employee's first screen is the search of the support console.
  await expect(page.getByRole('heading', { level: 1, name: /^Welkom, |^Zoeken$/ })).toBeVisible();
}

export async function logOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await expect(page.getByText('U bent uitgelogd.')).toBeVisible();
}

/** Shows a mail as a mail program does, and presses its button; answers the tab that this opens. */
export async function followMail(page: Page, mail: Mail): Promise<Page> {
  linkIn(mail);
  await page.goto('about:blank');
  await page.setContent(mail.html);
  const opened = page.waitForEvent('popup');
  await page.getByRole('link').click();
  return opened;
}

/** From the mail's button to the password screen; answers its tab. */
export async function openRegistration(
  page: Page,
  mail: Mail,
  first = 'Stel uw wachtwoord in',
): Promise<Page> {
  const tab = await followMail(page, mail);
  await tab.getByRole('button', { name: 'Doorgaan' }).click();
  await expectScreen(tab, first);
  return tab;
}

/** Where a new phone's link begins. */
export const PASSWORD_KNOWN = 'Weet u uw wachtwoord nog?';

export async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill(password);
  await page.getByRole('textbox', { name: 'Herhaal het wachtwoord' }).fill(password);
  await page.getByRole('button', { name: 'Doorgaan' }).click();
}

/** How a phone is called: a first one, or one in place of another. */
const FIRST_PHONE = ['Stap 2 van 3: koppel uw authenticator-app', '2FA is ingesteld'] as const;
export const NEW_PHONE = [
  'Stap 2 van 3: koppel uw nieuwe telefoon',
  'Uw nieuwe telefoon is gekoppeld',
] as const;

/** Scans the QR code with a phone and gives its first code; answers the phone and the recovery codes. */
export async function enrol(
  page: Page,
  [asked, done]: typeof FIRST_PHONE | typeof NEW_PHONE = FIRST_PHONE,
): Promise<{ phone: Authenticator; recoveryCodes: string[] }> {
  await expectScreen(page, asked);
  const phone = await Authenticator.scan(page);
  await page.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
  await page.getByRole('button', { name: 'Volgende' }).click();
  return { phone, recoveryCodes: await keepRecoveryCodes(page, done) };
}

async function keepRecoveryCodes(page: Page, done: string): Promise<string[]> {
  const codes = await readRecoveryCodes(page);
  await page.getByRole('button', { name: 'Ik heb mijn herstelcodes bewaard' }).click();
  await expectScreen(page, done);
  return codes;
}

/** The recovery codes on the screen that shows them once. */
export async function readRecoveryCodes(page: Page): Promise<string[]> {
  await expectScreen(page, 'Bewaar uw herstelcodes');
  const codes = await page
    .getByRole('list', { name: 'Herstelcodes' })
    .getByRole('listitem')
    .allTextContents();
  expect(codes).toHaveLength(10);
  return codes;
}

/** What somebody has after a registration. */
export interface Enrolled {
  email: string;
  password: string;
  phone: Authenticator;
  recoveryCodes: string[];
}

/** The whole registration of a mail, with a password of the person's choice; answers the tab that says it is done, too. */
export async function register(page: Page, mail: Mail): Promise<Enrolled & { tab: Page }> {
  const email = mail.to[0]?.address ?? '';
  return test.step(`register ${email}`, async () => {
    const password = choosePassword();
    const tab = await openRegistration(page, mail);
    await setPassword(tab, password);
    return { email, password, tab, ...(await enrol(tab)) };
  });
}

export async function openProfile(page: Page): Promise<void> {
  await page.goto('portal/profile');
  await expectScreen(page, 'Profiel');
}
