import { Paragraph } from './layout.tsx';
import type { MailTemplate } from './mail-parts.ts';

/** M5: a security notice to the user whose authenticator was replaced: no link. */
export const authenticatorReplaced: MailTemplate<'authenticator_replaced'> = (mail, texts) => {
  const t = texts.authenticatorReplaced;
  const what = t.what(mail.at);
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
