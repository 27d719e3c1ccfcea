import { expect, test } from 'vitest';
import { createLog, type LogFields, queueLogger } from './logger.ts';

function listen() {
  const lines: string[] = [];
  return { lines, log: createLog('debug', { write: (line) => void lines.push(line) }) };
}

test('writes the fields that are allowed, and no other', () => {
  const { lines, log } = listen();
  const fields = {
    mailId: 'm-1',
    reason: 'smtp_550',
    address: 'joost@tvm.test',
    payload: { token: 'secret' },
  };
  log.info(fields as LogFields, 'mail handed over');
  const { time, ...line } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  expect(time).toBeTypeOf('number');
  expect(line).toEqual({ level: 'info', mailId: 'm-1', reason: 'smtp_550', msg: 'mail handed over' });
});

test('of an error it writes name, code and frames, but no message', () => {
  const { lines, log } = listen();
  const cause = Object.assign(new Error('duplicate key (joost@tvm.test)'), {
    code: '23505',
    detail: 'joost@tvm.test',
  });
  log.error({ error: new Error('Failed query\nparams: joost@tvm.test', { cause }) }, 'failed');
  log.error({ error: 'joost@tvm.test' }, 'failed');
  expect(lines[0]).toContain('"name":"Error","code":"23505"');
  expect(lines[0]).toContain('logger.test.ts');
  expect(lines.join('')).not.toContain('joost');
});

test('it shows nothing of an error that dresses its message as a stack', () => {
  const { lines, log } = listen();
  const disguised = 'failed\n    at hunter2 (file.ts:1:1)';
  log.error({ error: new Error(disguised, { cause: new Error(disguised) }) }, 'failed');
  const renamed = new Error('before');
  renamed.message = disguised;
  log.error({ error: renamed }, 'failed');
  expect(lines.join()).toContain('logger.test.ts');
  expect(lines.join()).not.toContain('hunter2');
});

test("of the queue's messages it writes the fixed words only", () => {
  const { lines, log } = listen();
  const queue = queueLogger(log).scope({ workerId: 'worker-1', jobId: '7' });
  const error = Object.assign(new Error('joost@tvm.test'), { code: 'ECONNREFUSED' });
  queue.error("Failed task 7 (mail, 3ms) with error 'joost@tvm.test'", {
    error,
    job: { payload: 'joost@tvm.test' },
  });
  expect(lines[0]).toContain('"msg":"queue: Failed task"');
  expect(lines[0]).toContain('"workerId":"worker-1","jobId":"7"');
  expect(lines[0]).toContain('ECONNREFUSED');
  expect(lines[0]).not.toContain('joost');
});

test('a line break in a value forges no line', () => {
  const { lines, log } = listen();
  log.warn({ reason: 'x\n{"level":"info","msg":"forged"}' }, 'mail not sent yet');
  expect(lines.join('').trimEnd().split('\n')).toHaveLength(1);
});
