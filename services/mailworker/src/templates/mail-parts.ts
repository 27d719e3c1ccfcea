import type { ReactNode } from 'react';
import type { Mail, MailTexts } from './mail.ts';

/** What one mail adds to the frame: the middle of its HTML, and its plain text by paragraphs, written by hand. */
export interface MailParts {
  subject: string;
  /** What a list of mails shows beside the subject. */
  preview: string;
  html: ReactNode;
  text: string[];
}

export type MailTemplate<Name extends Mail['template']> = (
  mail: Extract<Mail, { template: Name }>,
  texts: MailTexts,
) => MailParts;
