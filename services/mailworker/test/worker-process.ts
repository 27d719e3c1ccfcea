import { readConfig } from '../src/config.ts';
import { loadRenderMail } from '../src/mails/frame/load-render-mail.ts';
import { run } from '../src/run.ts';

/** The mailworker as it runs, but quick to call another one dead and a mail lost: a process that a test can kill. */
const stop = new AbortController();
// As in src/main.ts: whoever ends without having been told to has failed.
process.exitCode = 1;
process.once('SIGTERM', () => {
  process.exitCode = 0;
  stop.abort();
});
void run(await readConfig(process.env), await loadRenderMail(), stop.signal, {
  everySeconds: 0.2,
  deadAfterSeconds: 2,
  restartAfterSeconds: 0.2,
  lookForLostEverySeconds: 0.2,
  lostAfterSeconds: 4,
  campaignEverySeconds: 60,
  countEverySeconds: 60,
  deliverEverySeconds: 0.2,
  attemptSeconds: 3,
  clockToleranceSeconds: 0,
});
