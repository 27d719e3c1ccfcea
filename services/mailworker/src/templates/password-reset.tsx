import { LinkButton, Paragraph } from './layout.tsx';
import type { MailTemplate } from './mail-parts.ts';

/** M3: the link that a person asked for on the help page. */
export const passwordReset: MailTemplate<'password_reset'> = (mail, texts) => {
  const t = texts.passwordReset;
  const request = t.request(mail.lost);
  const ends = t.linkEnds(mail.expiresAt);
  return {
    subject: t.subject,
    preview: request,
    html: (
      <>
        <Paragraph>
          {request} {t.clickButton}
        </Paragraph>
        <LinkButton href={mail.link}>{t.button}</LinkButton>
        <Paragraph>{ends}</Paragraph>
        <Paragraph>{t.notYou}</Paragraph>
      </>
    ),
    text: [`${request} ${t.openLink}`, `${t.button}:\n${mail.link}`, ends, t.notYou],
  };
};
