import { Paragraph } from './layout.tsx';
import type { MailTemplate } from './mail-parts.ts';

/** M2: the user enrolled a first authenticator. A security notice: no link. */
export const twoFactorActivated: MailTemplate<'two_factor_activated'> = (mail, texts) => {
  const t = texts.twoFactorActivated;
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
