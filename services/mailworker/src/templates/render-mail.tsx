import { renderToStaticMarkup } from 'react-dom/server';
import { alreadyEnrolled } from './already-enrolled.tsx';
import { authenticatorReplaced } from './authenticator-replaced.tsx';
import { authenticatorReplacedNotice } from './authenticator-replaced-notice.tsx';
import { Layout } from './layout.tsx';
import type { Mail, MailTexts, RenderMail } from './mail.ts';
import type { MailParts } from './mail-parts.ts';
import { passwordChanged } from './password-changed.tsx';
import { passwordReset } from './password-reset.tsx';
import { registration } from './registration.tsx';
import { salutation } from './salutation.ts';
import { nl } from './texts.nl.ts';
import { twoFactorActivated } from './two-factor-activated.tsx';

/** Old Outlook and Gmail lay tables out as designed under this doctype only. */
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** Subject, HTML and plain text of one mail. No I/O and no clock: equal input gives equal bytes. */
export const renderMail: RenderMail = (mail, addressee) => {
  const texts = nl;
  const { subject, html, text } = mailParts(mail, texts);
  const greeting = salutation(addressee, texts);
  const document = (
    <Layout texts={texts} subject={subject} salutation={greeting}>
      {html}
    </Layout>
  );
  return {
    subject,
    html: DOCTYPE + renderToStaticMarkup(document),
    text: plainText(greeting, text, texts),
  };
};

function mailParts(mail: Mail, texts: MailTexts): MailParts {
  switch (mail.template) {
    case 'registration':
      return registration(mail, texts);
    case 'already_enrolled':
      return alreadyEnrolled(mail, texts);
    case 'two_factor_activated':
      return twoFactorActivated(mail, texts);
    case 'password_reset':
      return passwordReset(mail, texts);
    case 'password_changed':
      return passwordChanged(mail, texts);
    case 'authenticator_replaced':
      return authenticatorReplaced(mail, texts);
    case 'authenticator_replaced_notice':
      return authenticatorReplacedNotice(mail, texts);
  }
}

/** "-- " alone on a line is how mail programs know that what follows is the foot. */
function plainText(greeting: string, paragraphs: string[], texts: MailTexts): string {
  const { regards, sender } = texts.closing;
  return `${[greeting, ...paragraphs, `${regards}\n${sender}`].join('\n\n')}\n\n-- \n${texts.foot}\n`;
}
