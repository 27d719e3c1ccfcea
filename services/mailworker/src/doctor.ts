// `pnpm run doctor`, or in the image: looks at what the mailworker needs. Exit code 0: nothing failed; 1: something did; 2: unknown arguments.
import { Resolver } from 'node:dns/promises';
import { connect } from '@tvm/db';
import { runDoctor } from '@tvm/doctor';
import { readConfig } from './config.ts';
import { workerChecks } from './doctor-checks.ts';
import { openTransport } from './transports/open-transport.ts';

const DNS_TIMEOUT_MS = 3000;

await runDoctor('mailworker', async () => {
  const config = await readConfig(process.env);
  const db = connect(config.databaseUrl, { max: 1, applicationName: 'doctor', onError: () => {} });
  const transport = openTransport(config.transport, config.mailFrom, 1);
  const resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: 1 });
  const resolveTxt = (name: string) => resolver.resolveTxt(name);
  return {
    checks: workerChecks({ db, config, transport, resolveTxt, now: new Date() }),
    close: async () => {
      transport.close();
      await db.$client.end();
    },
  };
});
