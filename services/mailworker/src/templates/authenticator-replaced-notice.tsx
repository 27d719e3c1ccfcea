import { Paragraph } from './layout.tsx';
import type { MailTemplate } from './mail-parts.ts';
import { printableName } from './printable-name.ts';

/** M5 to the other main users, or to support where there is none (SECURITY.md, rule 16). */
export const authenticatorReplacedNotice: MailTemplate<'authenticator_replaced_notice'> = (mail, texts) => {
  const t = texts.authenticatorReplacedNotice;
  const what = t.what(printableName(mail.name), printableName(mail.organisation ?? ''), mail.at);
  return {
    subject: t.subject,
    html: (
      <>
        <Paragraph>{what}</Paragraph>
        <Paragraph>{t.notYou}</Paragraph>
      </>
    ),
    text: [what, t.notYou],
  };
};
