import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createLog } from './create-log.ts';
import { withRequestId } from './request-id.ts';

interface Fields {
  jobId?: string;
  reason?: string;
  error?: unknown;
}

function listen() {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { lines, log: createLog<Fields>('tested', ['jobId', 'reason', 'error'], 'debug', destination) };
}

test('writes the fields that are allowed, and no other', () => {
  const { lines, log } = listen();
  const fields = { jobId: 'j-1', address: 'joost@tvm.test', payload: { token: 'secret' } };
  log.info(fields as Fields, 'done');
  const { time, ...line } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  expect(time).toBeTypeOf('number');
  expect(line).toEqual({ level: 'info', service: 'tested', jobId: 'j-1', msg: 'done' });
});

test('of an error it writes class, code and frames, but no message', () => {
  const { lines, log } = listen();
  const cause = Object.assign(new TypeError('duplicate key (joost@tvm.test)'), {
    code: '23505',
    detail: 'joost@tvm.test',
  });
  log.error({ error: new Error('Failed query\nparams: joost@tvm.test', { cause }) }, 'failed');
  log.error({ error: 'joost@tvm.test' }, 'failed');
  const { error } = JSON.parse(lines[0] ?? '');
  expect(error).toMatchObject({ type: 'Error', code: '23505', cause: { type: 'TypeError' } });
  expect(error.frames[0]).toContain('create-log.test.ts');
  expect(JSON.parse(lines[1] ?? '').error).toEqual({ type: 'string' });
  expect(lines.join('')).not.toContain('joost');
});

test('it shows nothing of an error that dresses its message as a stack', () => {
  const { lines, log } = listen();
  const disguised = 'failed\n    at hunter2 (file.ts:1:1)';
  log.error({ error: new Error(disguised, { cause: new Error(disguised) }) }, 'failed');
  const renamed = new Error('before');
  renamed.message = disguised;
  log.error({ error: renamed }, 'failed');
  expect(lines.join()).toContain('create-log.test.ts');
  expect(lines.join()).not.toContain('hunter2');
});

test('a line break in a value forges no line', () => {
  const { lines, log } = listen();
  log.warn({ reason: 'x\n{"level":"info","msg":"forged"}' }, 'failed');
  expect(lines.join('').trimEnd().split('\n')).toHaveLength(1);
});

test('a line says which request it is about, wherever in its work it is written, and of none that it is about none', async () => {
  const { lines, log } = listen();
  const work = async () => {
    await Promise.resolve();
    log.info({}, 'asked');
  };
  await Promise.all([withRequestId('r-1', work), withRequestId('r-2', work), withRequestId(undefined, work)]);
  expect(lines.map((line) => JSON.parse(line).requestId)).toEqual(['r-1', 'r-2', undefined]);
});

test('of a file that is missing it writes which one', async () => {
  const { lines, log } = listen();
  await readFile('/none/there.json').catch((error) => log.error({ error }, 'failed'));
  expect(JSON.parse(lines[0] ?? '').error).toMatchObject({ code: 'ENOENT', path: '/none/there.json' });
});
