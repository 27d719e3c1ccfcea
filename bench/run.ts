/** `pnpm bench`: what the service does in a second and what it weighs, each beside a floor measured in the same run. */
import { availableParallelism } from 'node:os';
import { benchActivateTwoFactor } from './activate-two-factor.ts';
import { startBenchService } from './service.ts';
import { benchVerifyLoginCode } from './verify-login-code.ts';

const service = await startBenchService();
try {
  const idle = service.memory();
  const { floor, verified } = await benchVerifyLoginCode(service);
  const activation = await benchActivateTwoFactor(service);
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
    `memory of the API     ${idle.toFixed(0)} MiB idle, ${service.memory().toFixed(0)} MiB after the load`,
  );
} finally {
  await service.stop();
}
