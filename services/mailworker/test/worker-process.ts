import { readConfig } from '../src/config.ts';
import { loadTemplates } from '../src/load-templates.ts';
import { run } from '../src/run.ts';

/** The mailworker as it runs, but quick to call another one dead and a mail lost: a process that a test can kill. */
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
await run(await readConfig(process.env), await loadTemplates(), stop.signal, {
  everySeconds: 0.2,
  deadAfterSeconds: 2,
  restartAfterSeconds: 0.2,
  lookForLostEverySeconds: 0.2,
  lostAfterSeconds: 4,
  campaignEverySeconds: 60,
  attemptSeconds: 3,
  clockToleranceSeconds: 0,
});
