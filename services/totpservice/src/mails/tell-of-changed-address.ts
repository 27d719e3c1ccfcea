import { type Database, mails } from '@tvm/db';
import { type KeyRing, seal } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import { queueMails } from './queue-mail.ts';

interface FormerUser {
  id: string;
  emailCanonical: string;
  title: 'heer' | 'mevrouw' | null;
  namePrefix: string;
  surname: string;
  language: 'nl' | 'en';
}

/**
 * Tells a user of another address, at the new and at the former one (SECURITY rule 16). The former address stands nowhere any more, so that it is sealed here
 * with the mail (`SealedMail` of the mailworker, which adds the words); the copy is wiped when the mail has left.
 */
export async function tellOfChangedAddress(
  { config }: { config: { keys: { mail: KeyRing } } },
  tx: Database,
  former: FormerUser,
  now: Date,
): Promise<void> {
  const { id: userId, emailCanonical: to, title, namePrefix, surname, language } = former;
  const mail = {
    userId,
    kind: 'email_changed' as const,
    requestedBy: 'system' as const,
    params: { at: now.toISOString() },
  };
  const [, toFormer] = await queueMails(
    tx,
    [mail, { ...mail, params: { ...mail.params, toFormer: true } }],
    now,
  );
  const content = { to, addressee: { title, namePrefix, surname, language } };
  const sealedContent = seal(config.keys.mail, Buffer.from(JSON.stringify(content)), {
    userId,
    purpose: 'mail-content',
  });
  await tx
    .update(mails)
    .set({ sealedContent })
    .where(eq(mails.id, toFormer ?? ''));
}
