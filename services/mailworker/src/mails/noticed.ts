import { defineMail, incomplete } from './parts/define-mail.ts';
import { type DisputeCode, howToDispute, mintDisputeCode } from './parts/dispute-code.ts';
import { type Happening, happeningsOf, sentenceOf, told } from './parts/noticed.ts';
import type { Language, Said } from './parts/said.ts';
import { sample } from './parts/sample.ts';

interface Facts extends DisputeCode {
  /** At least one; several only in a digest. */
  happenings: Happening[];
  /** What happened beyond the mails that a day may have. */
  isDigest: boolean;
}

/** M11: what was done with the user's login (SECURITY rule 30), with the code that says it wasn't them. It goes out whatever has changed since. */
export const mail = defineMail<Facts>({
  toUser: async (db, asked) => {
    const { params } = asked.mail;
    const happenings = happeningsOf(params);
    if (!happenings) return incomplete;
    return { happenings, isDigest: params.dueAt !== undefined, ...(await mintDisputeCode(db, asked)) };
  },
  nl: (facts) => say(facts, 'nl'),
  en: (facts) => say(facts, 'en'),
  samples: {
    'm11-new-browser': only({ about: 'new_browser' }),
    'm11-recovery-code-used': only({ about: 'recovery_code_used' }),
    'm11-recovery-codes-renewed': only({ about: 'recovery_codes_renewed' }),
    'm11-password-without-code': only({ about: 'password_without_code' }),
    'm11-password-capped': only({ about: 'password_capped' }),
    'm11-authenticator-disabled': only({ about: 'authenticator_disabled' }),
    'm11-passkey-added': only({ about: 'passkey_added' }),
    'm11-authenticator-removed': only({ about: 'authenticator_removed' }),
    'm11-passkey-copied': only({ about: 'passkey_copied' }),
    'm11-digest': {
      ...only({ about: 'new_browser' }),
      happenings: [
        sampleOf({ about: 'new_browser', count: 4 }),
        sampleOf({ about: 'recovery_codes_renewed' }),
      ],
      isDigest: true,
    },
  },
});

const words = {
  nl: {
    digest: 'Meldingen over uw account',
    why: 'Op uw account gebeurde meer dan wij u op één dag in losse e-mails melden. Dit kwam er nog bij:',
    you: 'Was u dit zelf? Dan hoeft u niets te doen.',
  },
  en: {
    digest: 'Notices about your account',
    why: 'More happened to your account than we report in separate e-mails in one day. This came on top:',
    you: 'Was this you? Then you don’t have to do anything.',
  },
};

/** After which nobody has to do anything, if it was them. */
const harmless: readonly Happening['about'][] = [
  'recovery_code_used',
  'recovery_codes_renewed',
  'new_browser',
  'password_without_code',
  'passkey_added',
  'authenticator_removed',
];

function say({ happenings, isDigest, ...code }: Facts, language: Language): Said {
  const { digest, why, you } = words[language];
  const [first] = happenings;
  return {
    subject: isDigest || !first ? digest : told[language][first.about].subject,
    paragraphs: [
      isDigest ? why : '',
      ...happenings.map((happening) => sentenceOf(happening, language)),
      happenings.every(({ about }) => harmless.includes(about)) ? you : '',
      ...howToDispute[language](code),
    ],
  };
}

function sampleOf(of: Pick<Happening, 'about'> & Partial<Happening>): Happening {
  return { at: sample.at, count: 1, browser: 'Chrome', system: 'Windows', address: '203.0.113.7', ...of };
}

function only(of: Pick<Happening, 'about'>): Facts {
  return { happenings: [sampleOf(of)], isDigest: false, ...sample.disputeCode };
}
