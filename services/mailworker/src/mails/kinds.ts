import { mailKinds } from '@tvm/db';
import type { Mail, MailRow } from './parts/define-mail.ts';

/** Every kind's own file, by its name: `login_locked` is what `login-locked.ts` exports as `mail`. */
const kinds = new Map<string, Mail>();
for (const kind of mailKinds) {
  const file = `./${kind.replaceAll('_', '-')}.ts`;
  const { mail }: { mail: Mail } = await import(file);
  kinds.set(kind, mail);
}

export const everyMail: ReadonlyMap<string, Mail> = kinds;

/** @throws Error for a kind that only a newer release knows: its mail waits for a worker of that */
export function mailOf(kind: MailRow['kind']): Mail {
  const mail = kinds.get(kind);
  if (!mail) throw new Error(`no mail of the kind ${kind}`);
  return mail;
}
