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
  expect(line).toEqual({
    level: 'info',
    service: 'mailworker',
    mailId: 'm-1',
    reason: 'smtp_550',
    msg: 'mail handed over',
  });
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
