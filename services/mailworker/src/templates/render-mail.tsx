import { renderToStaticMarkup } from 'react-dom/server';
import { Layout } from './layout.tsx';
import type { Language, Mail, MailTexts, RenderMail } from './mail.ts';
import type { MailParts } from './mail-parts.ts';
import { notice } from './notice.tsx';
import { OUTLOOK_HEAD } from './outlook.ts';
import { passwordReset } from './password-reset.tsx';
import { PHONE, PHONE_ON_ONE_LINE } from './phone.ts';
import { registration } from './registration.tsx';
import { salutation } from './salutation.ts';
import { en } from './texts.en.ts';
import { nl } from './texts.nl.ts';

/** Old Outlook and Gmail lay tables out as designed under this doctype only. */
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

const textsOf: Record<Language, MailTexts> = { nl, en };

/** Subject, HTML and plain text of one mail. No I/O and no clock: equal input gives equal bytes. */
export const renderMail: RenderMail = (mail, addressee) => {
  const texts = textsOf[addressee.language];
  const { subject, preview, html, text } = mailParts(mail, texts);
  const greeting = salutation(addressee, texts);
  const document = (
    <Layout texts={texts} subject={subject} preview={preview} salutation={greeting}>
      {html}
    </Layout>
  );
  return {
    subject,
    html:
      DOCTYPE +
      renderToStaticMarkup(document)
        .replace('</head>', `${OUTLOOK_HEAD}</head>`)
        .replaceAll(PHONE, PHONE_ON_ONE_LINE),
    text: plainText(greeting, text, texts),
  };
};

function mailParts(mail: Mail, texts: MailTexts): MailParts {
  switch (mail.template) {
    case 'registration':
      return registration(mail, texts);
    case 'password_reset':
      return passwordReset(mail, texts);
    default:
      return notice(mail, texts);
  }
}

/** "-- " alone on a line is how mail programs know that what follows is the foot. */
function plainText(greeting: string, paragraphs: string[], texts: MailTexts): string {
  const { regards, sender } = texts.closing;
  return `${[greeting, ...paragraphs, `${regards}\n${sender}`].join('\n\n')}\n\n-- \n${texts.foot}\n`;
}
