import { provisionerOf } from '../../../provisioning/provisioner.ts';
import { putImported, tryImport } from '../../../provisioning/put-imported.ts';
import { operation } from '../../../sessions/operation.ts';

/** Puts up to 500 users with the passwords and authenticators that they have elsewhere; with `dryRun` tells what would become of them. */
export const importUsers = operation('importUsers', async (deps, input) => {
  const { items, dryRun = false } = input.body;
  const work = dryRun ? tryImport : putImported;
  return { items: await work(deps, provisionerOf(input), items) };
});
