import { Paragraph } from './layout.tsx';
import type { MailTemplate } from './mail-parts.ts';

/** M4: a security notice: no link. */
export const passwordChanged: MailTemplate<'password_changed'> = (mail, texts) => {
  const t = texts.passwordChanged;
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
