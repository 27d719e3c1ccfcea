import type { Connection } from '@tvm/db';
import { findLastSeal, findSealsAfter } from '../audit.queries.ts';
import { type Head, headOf, sequenceOf } from '../chain.ts';
import type { Log } from '../logger.ts';
import type { SetBack } from '../seal-batch.ts';
import type { HeadsFile } from './heads-file.ts';
import type { HeadsWebhook } from './heads-webhook.ts';

/** Where heads go to outside the database, besides the log. */
interface Outlets {
  file: HeadsFile | undefined;
  webhook: HeadsWebhook | undefined;
  log: Log;
}

export interface Publisher {
  /** The last head that is known outside the database: in the file, and what this process has seen since. */
  last(): Head | undefined;
  /** Brings file and webhook up to the database, whoever made the seals. A file that can't be written is tried again with the next seal: it holds up nothing. */
  publish(db: Connection): Promise<void>;
  /** Tells that the trail isn't what was published of it. */
  tellSetBack(setBack: SetBack): Promise<void>;
}

const PAGE = 1000;

export function createPublisher({ file, webhook, log }: Outlets): Publisher {
  let last = file?.last();
  let offered: Head | undefined;

  async function bringFileUp(db: Connection, to: HeadsFile): Promise<void> {
    for (;;) {
      const after = to.last();
      const seals = await findSealsAfter(db, after ? sequenceOf(after) : 0, PAGE);
      if (seals.length > 0) await to.append(seals.map(headOf));
      if (seals.length < PAGE) return;
    }
  }

  return {
    last: () => last,
    publish: async (db) => {
      const seal = await findLastSeal(db);
      if (!seal) return;
      const head = headOf(seal);
      // Never back: the next sealing finds out.
      if (!last || seal.sequence > sequenceOf(last)) last = head;
      if (head.signature !== offered?.signature) {
        webhook?.offer({ id: idOf('head', head), type: 'audit.head', data: head });
        offered = head;
      }
      if (file)
        await bringFileUp(db, file).catch((error: unknown) =>
          log.error({ error }, 'heads not written to AUDIT_HEADS_PATH, trying again'),
        );
    },
    tellSetBack: async ({ published, found, message }) => {
      log.error(
        { sequence: sequenceOf(published), signature: published.signature },
        'the trail was set back',
      );
      const data = { published, found: found ?? null, message };
      await webhook?.tell({ id: idOf('set-back', published), type: 'audit.set_back', data });
    },
  };
}

/** The same for each attempt and each process. */
const idOf = (what: string, head: Head) => `${what}-${sequenceOf(head)}-${head.signature.slice(-16)}`;
