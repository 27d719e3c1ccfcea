import type { ShownMail } from '@tvm/preview/src/shown-mail.ts';
import { expect, test } from '../support/drawing.ts';
import { keepPicture } from '../support/keep-picture.ts';

/** What the manual shows: a screen of the previews, and the part of it; without one, what the window shows. */
const pictures = {
  profiel: { preview: 's04-profile-main-user', height: 520 },
  dialoog: { preview: 's05-dialog-of-four', height: 720 },
  gelukt: { preview: 's06-activated-no-mail-yet', part: '.page' },
  wachtwoord: { preview: 's07-password', part: '.page' },
  'qr-code': { preview: 's08-authenticator', part: '.page' },
  herstelcodes: { preview: 's09-recovery-codes', part: '.page' },
  code: { preview: 's02-code', part: '.page' },
  voortgang: { preview: 's14-progress-late', height: 1150 },
} as const;
const MAIL = 'm1-registration-activation';
const WIDTH = 860;

test('the manual, in both languages', async ({ drawing: { origin, page }, page: mailProgram }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.clock.setFixedTime('2026-06-11T12:27:00Z');
  const mails: ShownMail[] = await (await fetch(`${origin}/mails.json`)).json();
  for (const language of ['nl', 'en'] as const) {
    for (const [name, { preview, ...shown }] of Object.entries(pictures)) {
      await page.setViewportSize({ width: WIDTH, height: 'height' in shown ? shown.height : 900 });
      await page.evaluate(([drawn, spoken]) => window.draw(drawn, spoken), [preview, language] as const);
      const picture = 'part' in shown ? page.locator(shown.part) : page;
      await keepPicture(`handleiding/${name}.${language}`, await picture.screenshot());
    }
  }
  await mailProgram.setViewportSize({ width: 640, height: 600 });
  for (const language of ['nl', 'en'] as const) {
    const mail = mails.find((one) => one.name === MAIL && one.language === language);
    expect(mail, 'the mail of an activation').toBeDefined();
    await mailProgram.setContent(mail?.html ?? '');
    await keepPicture(`handleiding/mail.${language}`, await mailProgram.screenshot());
  }
});
