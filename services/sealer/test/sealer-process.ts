import { readConfig } from '../src/config.ts';
import { run } from '../src/run.ts';

/** The sealer as it runs, but quick and with small batches: a process that a test can kill at any moment. */
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
await run(await readConfig(process.env), stop.signal, {
  sealEverySeconds: 0.02,
  heartbeatSeconds: 3600,
  purgeEverySeconds: 3600,
  maxEvents: 3,
});
