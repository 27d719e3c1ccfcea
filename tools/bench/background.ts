/** What is long or in the background, each beside a floor measured in the same run. The hot operations are in `hot/`. */
import { availableParallelism } from 'node:os';
import { benchActivateTwoFactor } from './activate-two-factor.ts';
import { benchPasswordStorm } from './password-storm.ts';
import { benchSealAudit } from './seal-audit.ts';
import { startBenchService } from './service.ts';
import { benchVerifyLoginCode } from './verify-login-code.ts';

const service = await startBenchService();
try {
  const idle = service.memory();
  const { floor, verified } = await benchVerifyLoginCode(service);
  const activation = await benchActivateTwoFactor(service);
  const audit = await benchSealAudit(service);
  const { quiet, storm, answers } = await benchPasswordStorm(service);
  const ratio = (a: number, b: number) => (a / b).toFixed(2);
  console.info(
    `one API process, ${availableParallelism()} cores shared with PostgreSQL and the load; medians of 5`,
  );
  console.info(`start of the API      ${service.startMilliseconds.toFixed(0)} ms`);
  console.info(
    `verifyLoginCode       ${verified.toFixed(0)}/s, ${ratio(verified, floor)} of /readyz (${floor.toFixed(0)}/s)`,
  );
  console.info(
    `activateTwoFactor     ${activation.activated.toFixed(0)} ms for 2,000 users, ${ratio(activation.activated, activation.floor)} times writing their mails (${activation.floor.toFixed(0)} ms)`,
  );
  console.info(
    `audit trail           ${audit.sealed.toFixed(0)} events/s sealed, ${ratio(audit.sealed, audit.floor)} of reading them (${audit.floor.toFixed(0)}/s); exported ${audit.exported.toFixed(0)}/s; verified ${audit.verified.toFixed(0)}/s, ${ratio(audit.verified, audit.floor)}`,
  );
  console.info(
    `password storm        64 connections, ${answers.looked} passwords looked at, ${answers.turnedAway} turned away with 503; medians of 3`,
  );
  for (const [what, kind] of [
    ['verifyLoginCode', 'code'],
    ['/healthz', 'health'],
  ] as const) {
    const [before, during] = [quiet[kind], storm[kind]];
    console.info(
      `  ${what.padEnd(20)}p50 ${during.p50.toFixed(1)} ms (${ratio(during.p50, before.p50)} of ${before.p50.toFixed(1)}), p99 ${during.p99.toFixed(1)} ms (${ratio(during.p99, before.p99)} of ${before.p99.toFixed(1)} without)`,
    );
  }
  console.info(
    `memory of the API     ${idle.toFixed(0)} MiB idle, ${service.memory().toFixed(0)} MiB after the load`,
  );
} finally {
  await service.stop();
}
