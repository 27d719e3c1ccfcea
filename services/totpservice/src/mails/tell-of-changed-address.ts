import type { Database } from '@tvm/db';
import { type KeyRing, seal } from '@tvm/keys';
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
 * Tells users of another address, at the new and at the former one (SECURITY rule 16). The former address stands nowhere any more, so that it is sealed here
 * with the mail (`SealedMail` of the mailworker, which adds the words); the copy is wiped when the mail has left.
 */
export async function tellOfChangedAddresses(
  { config }: { config: { keys: { mail: KeyRing } } },
  tx: Database,
  formers: FormerUser[],
  now: Date,
): Promise<void> {
  const told = formers.flatMap(({ id: userId, emailCanonical: to, title, namePrefix, surname, language }) => {
    const mail = {
      userId,
      kind: 'email_changed' as const,
      requestedBy: 'system' as const,
      params: { at: now.toISOString() },
    };
    const content = { to, addressee: { title, namePrefix, surname, language } };
    const sealedContent = seal(config.keys.mail, Buffer.from(JSON.stringify(content)), {
      userId,
      purpose: 'mail-content',
    });
    const params = { ...mail.params, toFormer: true as const };
    return [mail, { ...mail, params, sealedContent }];
  });
  await queueMails(tx, told, now);
}
