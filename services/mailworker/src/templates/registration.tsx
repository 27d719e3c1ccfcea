import { LinkButton, Paragraph } from './layout.tsx';
import type { MailTemplate } from './mail-parts.ts';

/** M1: the mailed link that starts a registration. */
export const registration: MailTemplate<'registration'> = (mail, texts) => {
  const t = texts.registration;
  const reason = t.reason(mail.reason, mail.requiredFrom);
  const ends = t.linkEnds(mail.expiresAt);
  return {
    subject: t.subject,
    preview: reason || t.thanks,
    html: (
      <>
        {reason && <Paragraph>{reason}</Paragraph>}
        <Paragraph>
          {t.thanks} {t.clickButton}
        </Paragraph>
        <LinkButton href={mail.link}>{t.button}</LinkButton>
        <Paragraph>{ends}</Paragraph>
      </>
    ),
    text: [...(reason ? [reason] : []), `${t.thanks} ${t.openLink}`, `${t.button}:\n${mail.link}`, ends],
  };
};
