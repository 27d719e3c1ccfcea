import { type Connection, connect } from '@tvm/db';
import { generateKeyRing, parseKeyRing } from '@tvm/keys';
import { assertResponseInContract, createTestDatabase } from '@tvm/testing';
import type { FastifyInstance } from 'fastify';
import { Webhook } from 'standardwebhooks';
import supertest from 'supertest';
import { inject, onTestFinished } from 'vitest';
import { createApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { createLog } from '../src/http/logger.ts';
import { type Browser, createBrowser } from './browser.ts';

/** A service on a database of its own, with a clock that the test moves. */
export interface TestService {
  app: FastifyInstance;
  db: Connection;
  /** The role that owns the schema: for looking at, and arranging, what the service itself may not touch. */
  ownerDb: Connection;
  config: Config;
  clock: { now: Date; advance(seconds: number): void };
  /** Every log line so far, at debug level. */
  logLines: string[];
  /** A browser with cookies of its own. */
  browser(): Browser;
}

/**
 * Starts a service and ends it with the test, or with the file when started in a `beforeAll` that passes `onFinished`.
 * @param through how the service reaches its database, where something stands between them
 */
export async function startService(
  overrides: Partial<Config> = {},
  onFinished: (end: () => Promise<void>) => void = onTestFinished,
  { cluster = inject('cluster'), through = async (url: string) => url } = {},
): Promise<TestService> {
  const database = await createTestDatabase(cluster);
  const config = testConfig(database.appUrl, overrides);
  const db = connect(await through(database.appUrl), { max: 10, applicationName: 'test', onError: () => {} });
  const ownerDb = connect(database.ownerUrl, { max: 2, applicationName: 'test-owner', onError: () => {} });
  const clock = {
    now: new Date('2026-03-02T09:00:10Z'),
    advance(seconds: number) {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
  };
  const logLines: string[] = [];
  const log = createLog(config.logLevel, { write: (line) => logLines.push(line) });
  const app = await createApp({ db, config, now: () => clock.now }, log);
  // Listening from the start: supertest would otherwise open and close a port for each request.
  await app.listen({ host: '127.0.0.1', port: 0 });
  onFinished(async () => {
    await app.close();
    await Promise.all([db.$client.end(), ownerDb.$client.end()]);
    await database.drop();
  });
  const browser = () => createBrowser(supertest(app.server), config.publicOrigin, assertResponseInContract);
  return { app, db, ownerDb, config, clock, logLines, browser };
}

/** Settings for tests: bcrypt at its cheapest, no brake, a loopback origin. */
export function testConfig(databaseUrl: string, overrides: Partial<Config> = {}): Config {
  const ring = (name: string) => parseKeyRing(name, generateKeyRing());
  return {
    host: '127.0.0.1',
    port: 0,
    publicOrigin: 'http://localhost:3000',
    databaseUrl,
    mandatoryFrom: new Date('2026-10-31T23:00:00Z'),
    recoveryPolicy: 'mail',
    secondFactorEmployees: 'any',
    secondFactorUsers: 'any',
    mainUserHelp: 'on',
    keys: {
      totp: ring('TOTP_KEYS'),
      pepper: ring('PASSWORD_PEPPER'),
      mail: ring('MAIL_KEYS'),
      webhook: ring('WEBHOOK_KEYS'),
      recoveryCode: ring('RECOVERY_CODE_KEYS'),
      cookie: ring('COOKIE_KEYS'),
      address: ring('ADDRESS_KEYS'),
      request: ring('REQUEST_KEYS'),
      jwt: ring('JWT_KEYS'),
    },
    passwordCost: 4,
    passwordFilter: undefined,
    mailWebhook: new Webhook(`whsec_${Buffer.alloc(24, 'webhook').toString('base64')}`),
    trustProxy: [],
    rateLimitPerMinute: 1_000_000,
    logLevel: 'debug',
    metricsHost: '127.0.0.1',
    metricsPort: undefined,
    webRoot: undefined,
    ...overrides,
  };
}
