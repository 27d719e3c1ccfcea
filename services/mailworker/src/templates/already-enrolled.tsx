import { Paragraph } from './layout.tsx';
import type { MailTemplate } from './mail-parts.ts';

/** M1 for a user with an active authenticator: no link, nothing to do. */
export const alreadyEnrolled: MailTemplate<'already_enrolled'> = (mail, texts) => {
  const nothingToDo = texts.alreadyEnrolled.nothingToDo(mail.reason);
  return {
    subject: texts.alreadyEnrolled.subject,
    html: <Paragraph>{nothingToDo}</Paragraph>,
    text: [nothingToDo],
  };
};
