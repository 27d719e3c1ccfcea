import { checkKeys, keyUses } from '@tvm/db';
import { keyChecksOf } from '@tvm/keys';
import type { Deps } from './deps.ts';

/**
 * Checks that the service has every key that rows need, and that each is the right one.
 * @throws KeyCheckError that names setting and key id
 */
export async function checkServiceKeys({ db, config: { keys }, now }: Deps): Promise<void> {
  await checkKeys(db, Object.values(keys).flatMap(keyChecksOf), Object.values(keyUses), now());
}
