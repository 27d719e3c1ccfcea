import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { generateKeyRing, parseKeyRing } from '@tvm/keys';
import { assertResponseInContract, nodeEnvironment } from '@tvm/testing';
import supertest from 'supertest';
import type { Config } from '../src/config.ts';
import { type Browser, createBrowser } from './browser.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const publicOrigin = 'http://localhost:3000';

/** The service as it runs in production: a process of its own. */
export interface ApiProcess {
  /** Every line on standard output so far. */
  lines: string[];
  url: string;
  browser(cookies?: Map<string, string>): Browser;
  /** `kill -9`, until it is gone. */
  kill(): Promise<void>;
}

/** Key rings for a service in the test and for processes beside it. */
export function sharedKeys(): { texts: NodeJS.ProcessEnv; keys: Config['keys'] } {
  const texts = {
    TOTP_KEYS: generateKeyRing(),
    PASSWORD_PEPPER: generateKeyRing(),
    MAIL_KEYS: generateKeyRing(),
    WEBHOOK_KEYS: generateKeyRing(),
    RECOVERY_CODE_KEYS: generateKeyRing(),
    COOKIE_KEYS: generateKeyRing(),
    ADDRESS_KEYS: generateKeyRing(),
    REQUEST_KEYS: generateKeyRing(),
    JWT_KEYS: generateKeyRing(),
  };
  const keys = {
    totp: parseKeyRing('TOTP_KEYS', texts.TOTP_KEYS),
    pepper: parseKeyRing('PASSWORD_PEPPER', texts.PASSWORD_PEPPER),
    mail: parseKeyRing('MAIL_KEYS', texts.MAIL_KEYS),
    webhook: parseKeyRing('WEBHOOK_KEYS', texts.WEBHOOK_KEYS),
    recoveryCode: parseKeyRing('RECOVERY_CODE_KEYS', texts.RECOVERY_CODE_KEYS),
    cookie: parseKeyRing('COOKIE_KEYS', texts.COOKIE_KEYS),
    address: parseKeyRing('ADDRESS_KEYS', texts.ADDRESS_KEYS),
    request: parseKeyRing('REQUEST_KEYS', texts.REQUEST_KEYS),
    jwt: parseKeyRing('JWT_KEYS', texts.JWT_KEYS),
  };
  return { texts, keys };
}

/** Settings that let a process start; `overrides` of undefined leave one out. */
export function processSettings(databaseUrl: string, overrides: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    PORT: '0',
    PUBLIC_ORIGIN: publicOrigin,
    DATABASE_URL: databaseUrl,
    TWO_FACTOR_MANDATORY_FROM: 'none',
    PASSWORD_COST: '10',
    RATE_LIMIT_PER_MINUTE: '1000000',
    ...sharedKeys().texts,
    ...overrides,
  };
}

/** Starts `src/main.ts` with these settings and nothing else of this process's environment. */
export const spawnService = (env: NodeJS.ProcessEnv) =>
  spawn(process.execPath, ['src/main.ts'], {
    cwd: folder,
    env: { ...nodeEnvironment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** A process that listens on a port of the system's choice. It is killed with the test, or the file. */
export async function startApiProcess(
  env: NodeJS.ProcessEnv,
  onFinished: (end: () => Promise<void>) => void,
): Promise<ApiProcess> {
  const child = spawnService(env);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  onFinished(kill);
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      const [listening] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (listening) resolve(listening);
    });
    createInterface(child.stderr).on('line', (line) => lines.push(line));
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${lines.join('\n')}`)));
  });
  const browser = (cookies?: Map<string, string>) =>
    createBrowser(supertest(url), publicOrigin, assertResponseInContract, cookies);
  return { lines, url, browser, kill };
}
