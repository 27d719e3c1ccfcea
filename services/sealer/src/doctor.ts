// `pnpm run doctor`, or in the image: looks at what the sealer needs. Exit code 0: nothing failed; 1: something did; 2: unknown arguments.
import { connect } from '@tvm/db';
import { runDoctor } from '@tvm/doctor';
import { readConfig } from './config.ts';
import { sealerChecks } from './doctor-checks.ts';

await runDoctor('sealer', async () => {
  const config = await readConfig(process.env);
  const db = connect(config.databaseUrl, { max: 1, applicationName: 'doctor', onError: () => {} });
  return {
    checks: sealerChecks(db, config, new Date()),
    close: async () => {
      await db.$client.end();
      await config.headsFile?.close();
    },
  };
});
