import { mailKinds } from '@tvm/db';
import type { ShownMail } from '@tvm/preview/src/shown-mail.ts';
import { expect, look, test } from '../support/drawing.ts';

/** A mail is no page: it has no landmarks. */
const wcag = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };

// Every sample of every kind of mail, in both languages and themes, wide and narrow.
for (const kind of mailKinds) {
  test(`the mail ${kind}`, async ({ drawing: { origin }, page }) => {
    const mails: ShownMail[] = await (await fetch(`${origin}/mails.json`)).json();
    const shown = mails.filter((mail) => mail.kind === kind);
    expect(new Set(shown.map(({ language }) => language))).toEqual(new Set(['nl', 'en']));
    for (const { name, language, subject, html, text } of shown) {
      await test.step(`${name} in ${language}`, async () => {
        expect(subject).not.toBe('');
        expect(text).not.toBe('');
        await page.setContent(html);
        await look(page, wcag);
      });
    }
  });
}
