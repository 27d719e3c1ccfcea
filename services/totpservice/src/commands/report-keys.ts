import { countKeyUses, type KeyUse, keyUses } from '@tvm/db';
import type { KeyRing } from '@tvm/keys';
import type { Deps } from './reseal.ts';

/** What it takes until a row is under another key. */
const leaves: Record<keyof typeof keyUses, string> = {
  authenticators: 'rotate-keys seals them again',
  passwords: 'each moves at its user’s next login or new password',
  keptPasswords: 'gone when the reset is completed, replaced or expired',
  recoveryCodes: 'each stays until it is used or its user makes new ones',
  noticeCodes: 'each is good for a week',
  waitingMails: 'gone when sent; rotate-keys seals them again',
  webhookSecrets: 'rotate-keys seals them again',
  signalAuthorizations: 'rotate-keys seals them again',
};

/** Which rows hang on which key, in plain words: one part for each ring, newest key first, then keys that no ring has. */
export async function reportKeys(deps: Deps): Promise<string> {
  const rings = Object.values(deps.config.keys);
  const parts = await Promise.all(rings.map((ring) => reportRing(deps, ring)));
  return parts.join('\n');
}

async function reportRing({ db, now }: Deps, ring: KeyRing): Promise<string> {
  const names = Object.keys(keyUses) as (keyof typeof keyUses)[];
  const own = names.filter((name) => keyUses[name].ring === ring.name);
  const counted = await Promise.all(
    own.map(async (name) => {
      const use: KeyUse = keyUses[name];
      return { name, what: use.what, rows: await countKeyUses(db, use, now()) };
    }),
  );
  const known = ring.keys.map(({ id }) => id);
  const others = new Set(counted.flatMap(({ rows }) => [...rows.keys()]).filter((id) => !known.includes(id)));
  const lines = [...known, ...others].flatMap((id, index) => {
    const left = counted.filter(({ rows }) => rows.has(id));
    const isKnown = known.includes(id);
    const role = !isKnown ? 'NOT IN THE RING' : index === 0 ? 'first, for everything new' : 'still accepted';
    const uses = left.map(({ name, what, rows }) => {
      const count = `    ${rows.get(id)?.toLocaleString('en')} ${what}`;
      if (!isKnown) return `${count}: they don't open without it`;
      return index === 0 ? count : `${count}: ${leaves[name]}`;
    });
    const nothing = index === 0 ? '    nothing yet' : '    nothing left: can be taken out';
    return [`  ${printable(id)} (${role})`, ...(uses.length > 0 ? uses : [nothing])];
  });
  return [ring.name, ...lines].join('\n');
}

/** What isn't a key's id comes from a damaged row, and may be anything. */
const printable = (id: string) => (/^[a-z0-9-]{1,16}$/.test(id) ? id : 'no key id: damaged rows');
