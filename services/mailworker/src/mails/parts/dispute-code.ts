import { type Database, query } from '@tvm/db';
import { generateNoticeCode, keyedHash } from '@tvm/keys';
import type { Asked } from './define-mail.ts';
import { whenItHappened } from './moment.ts';
import { PHONE } from './phone.ts';
import { en, nl } from './phrases.ts';
import type { Language } from './said.ts';
import { sample } from './sample.ts';

/** By which the reader of a notice says that it wasn't them (S19), and until when. */
export interface DisputeCode {
  code: string;
  codeEndsAt: Date;
}

/** Makes the code of a mail; only its keyed hash is stored. To be called in the transaction that seals the mail, so that a retry sends the same code. */
export async function mintDisputeCode(db: Database, { mail, mailKeys, now }: Asked): Promise<DisputeCode> {
  const code = generateNoticeCode();
  const [minted] = await query<{ codeEndsAt: Date | null }>(db, 'mint_notice')`
    select mint_notice(${mail.id}, ${keyedHash(mailKeys, 'notice-code', code)}, ${now}) as "codeEndsAt"`;
  if (!minted?.codeEndsAt) throw new Error(`the database mints no code for a mail of the kind ${mail.kind}`);
  return { code, codeEndsAt: minted.codeEndsAt };
}

/** A change of somebody's login, of which only its moment is told, and its code. */
export interface Change extends DisputeCode {
  at: Date;
}
export const changeWithCode = async (db: Database, asked: Asked): Promise<Change> => ({
  ...whenItHappened(db, asked),
  ...(await mintDisputeCode(db, asked)),
});
export const sampleChange: Change = { at: sample.at, ...sample.disputeCode };

/** Whether the reader is told of what they did, or of what they asked TVM for. */
type Doer = 'you' | 'tvm';
const questions: Record<Language, Record<Doer, string>> = {
  nl: { you: 'Was u dit niet?', tvm: 'Vroeg u dit niet?' },
  en: { you: 'Wasn’t this you?', tvm: 'Didn’t you ask for this?' },
};

/** How a notice ends: what to do with its code. It holds no link, so that nobody learns to log in from a mail. */
export const howToDispute: Record<Language, (code: DisputeCode, doer?: Doer) => string[]> = {
  nl: ({ code, codeEndsAt }, doer = 'you') => [
    `${questions.nl[doer]} Ga dan zelf naar Mijn TVM. Kies op de inlogpagina ‘Hulp nodig bij inloggen?’ en daarna ‘Was u dit niet?’. Vul daar deze code in:`,
    code,
    `Wij beëindigen dan alles wat voor uw account open staat, en een medewerker van TVM kijkt ernaar. De code werkt ${nl.until(codeEndsAt)}. U kunt ook bellen: ${PHONE}.`,
  ],
  en: ({ code, codeEndsAt }, doer = 'you') => [
    `${questions.en[doer]} Then go to Mijn TVM yourself. On the login page, choose ‘Need help logging in?’ and then ‘Wasn’t this you?’. Enter this code there:`,
    code,
    `We then end everything that is open for your account, and an employee of TVM looks at it. The code works ${en.until(codeEndsAt)}. You can also call ${PHONE}.`,
  ],
};
