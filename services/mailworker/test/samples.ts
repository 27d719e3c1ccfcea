import { everyMail } from '../src/mails/kinds.ts';
import type { Language, Said } from '../src/mails/parts/said.ts';

/** Every sample of every kind, by its name. */
export const samplesIn = (language: Language): Record<string, Said> =>
  Object.fromEntries([...everyMail.values()].flatMap((mail) => Object.entries(mail.samplesIn(language))));

/** Where the buttons of a mail lead. */
export const hrefsOf = ({ paragraphs }: Said): string[] =>
  paragraphs.flatMap((paragraph) => (typeof paragraph === 'string' ? [] : [paragraph.href]));
