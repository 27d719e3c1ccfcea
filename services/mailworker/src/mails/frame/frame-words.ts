import type { Addressee, Language } from '../parts/said.ts';

/** What every mail says around its own words. */
interface FrameWords {
  brand: string;
  greeting: (title: Addressee['title'], name: string) => string;
  /** Where nobody can be named. */
  greetingToAnybody: string;
  regards: string;
  sender: string;
  foot: string;
}

const englishTitles = { heer: 'Mr', mevrouw: 'Ms' };

export const frameWords: Record<Language, FrameWords> = {
  nl: {
    brand: 'Mijn TVM',
    greeting: (title, name) => `Geachte ${title ?? 'heer of mevrouw'} ${name},`,
    greetingToAnybody: 'Geachte heer/mevrouw,',
    regards: 'Met vriendelijke groet,',
    sender: 'Mijn TVM',
    foot: 'Wij vragen u nooit om uw wachtwoord of verificatiecode.',
  },
  en: {
    brand: 'Mijn TVM',
    greeting: (title, name) => `Dear ${title ? englishTitles[title] : 'Mr or Ms'} ${name},`,
    greetingToAnybody: 'Dear Sir or Madam,',
    regards: 'Kind regards,',
    sender: 'Mijn TVM',
    foot: 'We never ask for your password or verification code.',
  },
};
