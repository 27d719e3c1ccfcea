import { connect } from '@tvm/db';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { testConfig } from '../../test/harness.ts';
import { sendProblem } from './problems.ts';

const now = new Date('2026-03-02T09:00:10Z');
const config = testConfig('postgres://app@127.0.0.1:1/none');
const db = connect(config.databaseUrl, { max: 1, applicationName: 'test', onError: () => {} });

it.each([
  ['passed', -1500, 1],
  ['is about to pass', 200, 1],
  ['passes in a while', 2001, 3],
])('a refusal whose time %s says when to come again: never now', async (_when, inMs, seconds) => {
  const app = Fastify();
  app.decorate('deps', { db, config, now: () => now });
  const retryAt = new Date(now.getTime() + inMs);
  app.get('/', async (_request, reply) => sendProblem(reply, 'login_locked', { retryAt }));
  const response = await app.inject('/');
  expect([response.statusCode, response.headers['retry-after']]).toEqual([429, `${seconds}`]);
  expect(response.json()).toMatchObject({
    retryAfterSeconds: seconds,
    retryAt: new Date(now.getTime() + Math.max(1000, inMs)).toISOString(),
  });
});
