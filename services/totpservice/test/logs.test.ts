import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { createLog } from '../src/http/logger.ts';
import { processSettings, sharedKeys, spawnService } from './api-process.ts';
import { startService } from './harness.ts';
import { createUser, password, signIn } from './people.ts';

const { keys, texts } = sharedKeys();
const service = await startService({ keys }, afterAll);

/** What was logged while something ran, each line parsed. */
async function logged(run: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = service.logLines.length;
  await run();
  return service.logLines.slice(before).map((line) => {
    expect(line.trimEnd()).not.toMatch(/[\r\n]/);
    return JSON.parse(line);
  });
}

describe('a log line', () => {
  it('holds what is on the list, and nothing else of a request', async () => {
    const { email } = await createUser(service);
    const lines = await logged(() => service.browser().post('/login', { email, password }));
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.any(Number),
        service: 'totpservice',
        requestId: expect.any(String),
        msg: 'request',
        method: 'POST',
        route: '/totpservice/api/v1/login',
        status: 200,
        seconds: expect.any(Number),
        address: '127.0.0.1',
      },
    ]);
  });

  it('can not be forged by line breaks in what is sent', async () => {
    const forged = '\r\n{"level":30,"msg":"forged"}\u2028\u0085';
    const lines = await logged(async () => {
      const browser = service.browser();
      await browser.post('/login', { email: `a@tvm.test${forged}`, password: forged });
      await browser.post('/login', { email: 'a@tvm.test', password: 'x', [forged]: forged });
      await browser.get(`/organisation/users?sort=${encodeURIComponent(forged)}`);
      await browser.get(`/totpservice/${encodeURIComponent(forged)}`);
    });
    expect(new Set(lines.map((line) => line.requestId)).size).toBe(4);
    expect(JSON.stringify(lines)).not.toContain('forged');
  });

  it('names a route by its pattern, so that no address line with a token gets in', async () => {
    const lines = await logged(() => service.browser().get('/totpservice/registration/token?token=token'));
    expect(lines[0]?.route).toBe('none');
    expect(JSON.stringify(lines)).not.toContain('token');
  });
});

describe('a failure inside', () => {
  it('reaches the client as a bare problem, and the log with where but not with what', async () => {
    const { email } = await createUser(service);
    await service.ownerDb.$client.query('alter table sessions rename to away');
    let answer: unknown;
    const lines = await logged(async () => {
      const response = await service.browser().post('/login', { email, password });
      answer = response.body;
    });
    await service.ownerDb.$client.query('alter table away rename to sessions');

    const requestId = lines[0]?.requestId;
    expect(answer).toEqual({
      type: 'http://localhost:3000/totpservice/problems/internal_error',
      title: 'Something went wrong.',
      status: 500,
      code: 'internal_error',
      requestId,
    });
    const failure = lines.find((line) => line.msg === 'request failed');
    expect(failure).toMatchObject({
      level: 'error',
      requestId,
      error: { type: 'DrizzleQueryError', code: '42P01' },
    });
    expect(JSON.stringify(failure)).toContain('start-login.ts');
    for (const inside of ['insert into', 'params', 'relation', email])
      expect(JSON.stringify(lines)).not.toContain(inside);
  });

  it('says no more where it happens before the operation', async () => {
    const browser = await signIn(service, await createUser(service));
    await service.ownerDb.$client.query('alter table sessions rename to away');
    const lines = await logged(() => browser.get('/session'));
    await service.ownerDb.$client.query('alter table away rename to sessions');
    const failure = lines.find((line) => line.msg === 'request failed');
    expect(failure).toMatchObject({ error: { code: '42P01', statement: 'find_session' } });
    expect(JSON.stringify(failure)).toContain('session.ts');
    expect(JSON.stringify(lines)).not.toContain('relation');
  });

  it('shows nothing of an error that dresses its message as a stack', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    const disguised = 'failed\n    at hunter2 (file.ts:1:1)';
    log.error({ error: new Error(disguised, { cause: new Error(disguised) }) }, 'request failed');
    const renamed = new Error('before');
    renamed.message = disguised;
    log.error({ error: renamed }, 'request failed');
    expect(lines.join()).toContain('logs.test.ts');
    expect(lines.join()).not.toContain('hunter2');
  });

  it.each([
    ['an exception that nobody caught', `throw new Error('hunter' + 1 * 2)`],
    ['a rejection that nobody caught', `Promise.reject('hunter' + 1 * 2)`],
  ])('ends the process with what may be said of %s', async (_what, fail) => {
    const onSignal = `process.once('SIGUSR2', () => { ${fail} })`;
    const child = spawnService({
      ...processSettings(service.config.databaseUrl, texts),
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(onSignal)}`,
    });
    let output = '';
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    createInterface(child.stdout).on('line', (line) => {
      output += line;
      if (line.includes('Server listening')) child.kill('SIGUSR2');
    });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(output).toContain('unexpected error, ending');
    expect(output).not.toContain('hunter2');
  });
});
