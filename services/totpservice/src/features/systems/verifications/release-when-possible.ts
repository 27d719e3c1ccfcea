import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@tvm/db';
import { type Reservation, releaseReservation } from './verifications.queries.ts';

/** Half of the 2 s after which a failed verification can be tried again is for the database to be reached in. */
const EVERY_MS = 500;

/**
 * Gives the key of a request that failed back, so that its repeat needn't wait until the reservation is abandoned: at once, or, while the database is away, as soon as it answers.
 * Whether the failed commit took place isn't known: what was answered stays.
 * @param forSeconds for so long: then the reservation is abandoned anyway
 * @returns once it was tried for the first time
 */
export async function releaseWhenPossible(
  db: Connection,
  reserved: Reservation,
  forSeconds: number,
): Promise<void> {
  const isReleased = () =>
    releaseReservation(db, reserved).then(
      () => true,
      () => false,
    );
  if (await isReleased()) return;
  const goOn = async () => {
    for (let waited = 0; waited < forSeconds * 1000; waited += EVERY_MS) {
      await sleep(EVERY_MS, undefined, { ref: false });
      if (await isReleased()) return;
    }
  };
  void goOn();
}
