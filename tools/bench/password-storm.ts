import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { median, milliseconds, percentile } from './measure.ts';
import type { BenchService } from './service.ts';
import { expectOk, login, peopleAtTheCodeStep } from './verify-login-code.ts';

const rounds = 3;
const connections = 64;
/** One login with a code and one health check each, so many milliseconds apart: 5 s a phase. */
const samples = 200;
const pauseMilliseconds = 25;

/** Milliseconds of the middle request, and of the slowest but one in a hundred. */
interface Waits {
  p50: number;
  p99: number;
}
interface Phase {
  code: Waits;
  health: Waits;
}

/**
 * How long a login with a code and a health check take while 64 connections try wrong passwords from unknown browsers, at the real cost, beside the
 * same without. Medians of three rounds, taken in turn.
 */
export async function benchPasswordStorm(service: BenchService) {
  const quiet: Phase[] = [];
  const storm: Phase[] = [];
  const answers = { looked: 0, turnedAway: 0 };
  for (let round = 0; round < rounds; round++) {
    const people = await peopleAtTheCodeStep(service, 1000 + round);
    quiet.push(await measure(service, people.slice(0, samples)));
    const end = startStorm(service, answers);
    storm.push(await measure(service, people.slice(samples, 2 * samples)));
    await end();
  }
  return { quiet: middle(quiet), storm: middle(storm), answers };
}

async function measure(
  service: BenchService,
  people: Awaited<ReturnType<typeof peopleAtTheCodeStep>>,
): Promise<Phase> {
  const code: number[] = [];
  const health: number[] = [];
  for (const person of people) {
    code.push(await milliseconds(() => expectOk(login(service, person))));
    health.push(await milliseconds(() => expectOk(fetch(`${service.origin}/healthz`))));
    await wait(pauseMilliseconds);
  }
  return { code: waitsOf(code), health: waitsOf(health) };
}

/** Wrong passwords for ever new addresses from ever new networks, so that no budget ends them before bcrypt. */
function startStorm({ origin }: BenchService, answers: { looked: number; turnedAway: number }) {
  let blowing = true;
  const attack = async () => {
    while (blowing) {
      const response = await fetch(`${origin}/totpservice/api/v1/login`, {
        method: 'POST',
        headers: {
          origin,
          'content-type': 'application/json',
          'x-forwarded-for': [10, randomInt(256), randomInt(256), randomInt(256)].join('.'),
        },
        body: JSON.stringify({ email: `storm${randomInt(2 ** 40)}@tvm.test`, password: 'Geraden-1!' }),
      });
      await response.arrayBuffer();
      if (response.status === 401) answers.looked++;
      else if (response.status !== 503) throw new Error(`the storm got ${response.status}`);
      else {
        answers.turnedAway++;
        // Turned away at once: a program that asks again without a pause is the brake's business, not bcrypt's.
        await wait(100);
      }
    }
  };
  const attacks = Promise.all(Array.from({ length: connections }, attack));
  return async () => {
    blowing = false;
    await attacks;
  };
}

const waitsOf = (values: number[]): Waits => ({ p50: median(values), p99: percentile(values, 99) });

const middle = (phases: Phase[]): Phase => {
  const of = (kind: keyof Phase): Waits => ({
    p50: median(phases.map((phase) => phase[kind].p50)),
    p99: median(phases.map((phase) => phase[kind].p99)),
  });
  return { code: of('code'), health: of('health') };
};
