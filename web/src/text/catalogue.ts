import { colleagueWords } from './colleagues.ts';
import { commonWords } from './common.ts';
import { disputeWords } from './dispute.ts';
import { enrolmentWords } from './enrolment.ts';
import { holdWords } from './holds.ts';
import { loginWords } from './login.ts';
import { organisationsWords } from './organisations.ts';
import { passkeyWords } from './passkeys.ts';
import { problemWords } from './problems.ts';
import { profileWords } from './profile.ts';
import { progressWords } from './progress.ts';
import { recoveryWords } from './recovery.ts';
import { registrationWords } from './registration.ts';
import { sessionWords } from './session.ts';

/** Every word of the portal. The manual’s own words stand there to the letter. */
const words = {
  ...commonWords,
  ...problemWords,
  ...sessionWords,
  ...loginWords,
  ...registrationWords,
  ...enrolmentWords,
  ...profileWords,
  ...passkeyWords,
  ...organisationsWords,
  ...progressWords,
  ...holdWords,
  ...disputeWords,
  ...recoveryWords,
  ...colleagueWords,
};

export type Language = 'nl' | 'en';

/** The words of one language. */
export type Catalogue = { [Part in keyof typeof words]: (typeof words)[Part]['nl'] };

export const catalogues: Record<Language, Catalogue> = { nl: of('nl'), en: of('en') };

function of(language: Language): Catalogue {
  // Each part under its own name: what the type above says, and fromEntries can't.
  return Object.fromEntries(Object.entries(words).map(([part, both]) => [part, both[language]])) as Catalogue;
}
