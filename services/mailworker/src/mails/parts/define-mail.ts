import type { Database, mails, users } from '@tvm/db';
import type { KeyRing } from '@tvm/keys';
import type { RecoveryPolicy } from '@tvm/policy';
import type { Language, Said } from './said.ts';

export type MailRow = typeof mails.$inferSelect;
export type UserRow = typeof users.$inferSelect;

/** Sending a mail has become pointless (`failed`), needless (`replaced`) or wrong (`withdrawn`). */
export interface Ended {
  ended: 'failed' | 'replaced' | 'withdrawn';
  reason: string;
}

/** Whoever queued the mail left out what it speaks of. */
export const incomplete: Ended = { ended: 'failed', reason: 'params_incomplete' };

export interface MailSettings {
  publicOrigin: string;
  /** From when 2FA is required of everybody; undefined for never. */
  mandatoryFrom: Date | undefined;
  /** What a new phone takes. */
  recoveryPolicy: RecoveryPolicy;
  mailKeys: KeyRing;
}

/** What a mail's facts are found from. The user is null for a mail to support. */
export interface Asked<User = UserRow | null> extends MailSettings {
  mail: MailRow;
  user: User;
  now: Date;
}

type FindFacts<Facts, User> = (db: Database, asked: Asked<User>) => Facts | Ended | Promise<Facts | Ended>;

/** What a mail's link is good for. How long it lives says the database (`link_terms`). */
export interface LinkTerms {
  purpose: 'registration' | 'reset';
  /** What must be left of it, in minutes, when the mail leaves at last: time to find the mail and to use it. */
  minutesToUse: number;
}

/** What the queue goes by, whatever the mail says. */
interface Handling {
  link?: LinkTerms;
  /** Whether the user has a newer mail, which makes this one needless before it has left. */
  isNeedless?: (db: Database, mail: MailRow) => Promise<boolean>;
}

/** One kind of mail. `Facts` are what its words are made from. */
interface Definition<Facts> extends Handling {
  /** Its facts when it goes to a user, at its first attempt. Without it, it never does. */
  toUser?: FindFacts<Facts, UserRow>;
  /** The same when it goes to support. */
  toSupport?: FindFacts<Facts, null>;
  /** Its words. An empty paragraph is left out. */
  nl: (facts: Facts) => Said;
  en: (facts: Facts) => Said;
  /** Every variant of it, for the preview and for the tests that look at all of them. */
  samples: Record<string, Facts>;
}

/** A kind of mail as the queue and the preview see it. */
export interface Mail extends Handling {
  /** What it says to its recipient, or why it isn't sent. May mint its link, or its code: to be called once, in the transaction that keeps the answer. */
  decide(db: Database, asked: Asked, language: Language): Promise<Said | Ended>;
  samplesIn(language: Language): Record<string, Said>;
}

interface DefinedMail<Facts> extends Mail, Pick<Definition<Facts>, 'samples'> {
  say(facts: Facts, language: Language): Said;
}

export function defineMail<Facts extends object>(definition: Definition<Facts>): DefinedMail<Facts> {
  const { toUser, toSupport, samples, ...handling } = definition;
  const say = (facts: Facts, language: Language): Said => {
    const { subject, paragraphs } = definition[language](facts);
    return { subject, paragraphs: paragraphs.filter((paragraph) => paragraph !== '') };
  };
  const findFacts = (db: Database, { user, ...asked }: Asked) =>
    user
      ? (toUser?.(db, { ...asked, user }) ?? ended('not_for_a_user'))
      : (toSupport?.(db, { ...asked, user }) ?? ended('no_recipient'));
  return {
    ...handling,
    samples,
    say,
    decide: async (db, asked, language) => {
      const facts = await findFacts(db, asked);
      return isEnded(facts) ? facts : say(facts, language);
    },
    samplesIn: (language) =>
      Object.fromEntries(Object.entries(samples).map(([name, facts]) => [name, say(facts, language)])),
  };
}

const ended = (reason: string): Ended => ({ ended: 'failed', reason });

const isEnded = (found: object): found is Ended => 'ended' in found;
