import type { Page } from '@playwright/test';
import type { Authenticator } from '../support/authenticator.ts';
import { ageProof } from '../support/database.ts';
import { getPerson, phoneOf } from '../support/people.ts';
import {
  enrol,
  expectScreen,
  followMail,
  logIn,
  NEW_PHONE,
  openRegistration,
  PASSWORD_KNOWN,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

// A new phone in a browser that isn't known waits, is stopped by the link in the mail, and is let through by a main user.
test.use({ instance: 'main-user-help', settings: { RECOVERY_POLICY: 'mail_and_time' } });

const MAIN_USER = 'supersub51@tvm.test';
const SUB_USER = 'gewonesub52@tvm.test';
const NAME = 'Gewone sub 52';
const WAITS = 'U kunt uw nieuwe telefoon later koppelen';
const STOPPED = 'Het koppelen van een nieuwe telefoon is gestopt';

async function askForNewPhone(page: Page): Promise<void> {
  await page.goto('passwordreset/');
  await page.getByLabel('Ik heb een nieuwe telefoon of geen toegang tot mijn app').check();
  await page.getByLabel('E-mailadres').fill(SUB_USER);
  await page.getByRole('button', { name: 'E-mail versturen' }).click();
  await expectScreen(page, 'Kijk in uw e-mail');
}

/** Confirms in the dialog that says what it would do, with a fresh code. */
async function confirmHelp(
  page: Page,
  phone: Authenticator,
  [action, question, effect]: [string, string, string],
): Promise<void> {
  await page.getByRole('button', { name: action }).click();
  const dialog = page.getByRole('dialog', { name: question });
  await expect(dialog.getByText(effect)).toBeVisible();
  await expect(dialog.getByText('Alle hoofdgebruikers krijgen hierover een e-mail.')).toBeVisible();
  await dialog.getByRole('button', { name: action }).click();
  await page.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
  await page.getByRole('button', { name: 'Bevestigen' }).click();
}

test('a new phone waits, is stopped, and goes on once a main user has confirmed it', async ({
  page,
  openOtherBrowser,
  product: { demo },
  mailbox,
  database,
}) => {
  const [mainUser, person] = [getPerson(demo, MAIN_USER), getPerson(demo, SUB_USER)];
  const mainPhone = phoneOf(mainUser);
  const unknown = await openOtherBrowser();
  await askForNewPhone(unknown);
  const asked = await mailbox.next(SUB_USER, 'Uw nieuwe telefoon koppelen');
  expect(asked.text).toContain('In een andere browser kan dat 24 uur later');
  const tab = await openRegistration(unknown, asked, PASSWORD_KNOWN);

  await test.step('it waits, and everybody concerned is told', async () => {
    await tab.getByRole('button', { name: 'Ja, ik houd mijn wachtwoord' }).click();
    await expectScreen(tab, WAITS);
    await tab.getByRole('button', { name: 'Opnieuw proberen' }).click();
    await expect(tab.getByText('Het is nog niet zover.')).toBeVisible();
    const told = await mailbox.next(MAIN_USER, 'Een gebruiker wil een nieuwe telefoon koppelen');
    expect(told.text).toContain(`${NAME} (Voorbeeld Expeditie)`);
  });

  await test.step('the link in the mail stops it, without a login', async () => {
    const mail = await mailbox.next(SUB_USER, 'Uw nieuwe telefoon kan later worden gekoppeld');
    const stop = await followMail(await openOtherBrowser(), mail);
    await expectScreen(stop, 'Nieuwe telefoon tegenhouden');
    await stop.getByRole('button', { name: 'Houd dit tegen' }).click();
    await expectScreen(stop, 'De nieuwe telefoon is tegengehouden');
    await tab.getByRole('button', { name: 'Opnieuw proberen' }).click();
    await expectScreen(tab, STOPPED);
  });

  await test.step('a main user lets it through, with a code given just now', async () => {
    await logIn(page, mainUser, mainPhone);
    await ageProof(database, MAIN_USER);
    await page.goto('portal/progress');
    await page.getByRole('link', { name: `Tijdlijn van ${NAME}` }).click();
    await expect(page.getByText('Dat kan alleen nog als u het bevestigt.')).toBeVisible();
    const action = 'Nieuwe telefoon toestaan';
    const question = `Mag ${NAME} een nieuwe telefoon koppelen?`;
    const effect = 'De oude app werkt tot de nieuwe telefoon is gekoppeld.';
    await confirmHelp(page, mainPhone, [action, question, effect]);
    await expect(page.getByText('De nieuwe telefoon is toegestaan.')).toBeVisible();
    const notice = await mailbox.next(MAIN_USER, 'Een hoofdgebruiker heeft een collega geholpen');
    expect(notice.text).toContain(`toegestaan dat ${NAME}`);
    const toUser = await mailbox.next(SUB_USER, 'U kunt een nieuwe telefoon koppelen');
    expect(toUser.text).toContain('een hoofdgebruiker van uw organisatie goedgekeurd');
  });

  await test.step('the colleague goes on where the wait began', async () => {
    await tab.getByRole('button', { name: 'Opnieuw proberen' }).click();
    const { phone } = await enrol(tab, NEW_PHONE);
    await logIn(tab, person, phone);
  });

  await test.step('a reset right after it takes an employee of TVM too', async () => {
    await ageProof(database, MAIN_USER);
    await page.reload();
    const question = `2FA resetten voor ${NAME}?`;
    const effect = 'Er is in de laatste 72 uur meer gewijzigd. Daarom beslist een medewerker van TVM.';
    await confirmHelp(page, mainPhone, ['2FA resetten', question, effect]);
    await expect(page.getByText('Uw aanvraag wacht op een medewerker van TVM, 24 uur lang.')).toBeVisible();
    const waits = await mailbox.next('medewerker1@tvm.test', 'Een aanvraag wacht op uw beslissing');
    expect(waits.text).toContain('Super sub 51');
  });
});
