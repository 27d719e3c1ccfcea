import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { failed, lookAt, ok, warning } from './check.ts';
import { clockCheck } from './clock.ts';
import { judgeClock, judgeConnections } from './database.ts';
import { printFindings } from './run-doctor.ts';

test('a check that throws has failed, tells nothing that the error holds, and the others are looked at', async () => {
  const findings = await lookAt('sealer', [
    {
      name: 'first',
      look: () =>
        Promise.reject(Object.assign(new Error('postgres://app:hunter2@db'), { code: 'ECONNREFUSED' })),
    },
    { name: 'second', look: async () => ok('well') },
  ]);
  expect(findings.map(({ check, state }) => `${check} ${state}`)).toEqual(['first failed', 'second ok']);
  expect(findings[0]?.found).toContain('ECONNREFUSED');
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});

test.each([
  ['nothing', [ok('a')], 0, 'ok       host: x: a\n'],
  ['a warning', [warning('b', 'c')], 0, 'WARNING  host: x: b\n         c\n'],
  ['a failure', [ok('a'), failed('d', 'e')], 1, 'ok       host: x: a\nFAILED   host: x: d\n         e\n'],
])('%s: a line each, what to do, and the exit code', (_, looked, code, printed) => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const before = process.exitCode;
  onTestFinished(() => {
    process.exitCode = before;
  });
  const findings = looked.map((each) => ({ of: 'host', check: 'x', ...each }));
  printFindings(findings, false);
  expect(process.exitCode).toBe(code);
  printFindings(findings, true);
  expect(write.mock.calls[0]?.[0]).toBe(printed);
  expect(JSON.parse(String(write.mock.calls[1]?.[0]))).toEqual(findings);
});

test.each([
  [0, 'ok'],
  [-900, 'ok'],
  [1500, 'warning'],
  [-1500, 'warning'],
  [5001, 'failed'],
  [-6000, 'failed'],
])('a clock that is %i ms apart is %s', (difference, state) => {
  expect(judgeClock(difference, 'the database').state).toBe(state);
});

/** Says the time by SNTP, so many seconds ahead; or nothing. */
async function startTimeServer(leadSeconds: number | undefined): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (_, { port, address }) => {
    if (leadSeconds === undefined) return;
    const answer = Buffer.alloc(48);
    answer.writeUInt32BE(Math.floor(Date.now() / 1000) + 2_208_988_800 + leadSeconds, 40);
    socket.send(answer, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

test.each([
  [0, 'ok'],
  [60, 'failed'],
  [undefined, 'warning'],
])('a time server that is %s seconds ahead is %s', async (lead, state) => {
  const [finding] = await lookAt('host', [clockCheck(await startTimeServer(lead))]);
  expect(finding?.state).toBe(state);
});

test.each([
  [{ allowed: 97, used: 5, ours: 3 }, 'ok'],
  // Ours are among those that the pools may open.
  [{ allowed: 97, used: 40, ours: 38 }, 'ok'],
  [{ allowed: 200, used: 170, ours: 165 }, 'warning'],
  [{ allowed: 97, used: 70, ours: 3 }, 'failed'],
])('of connections %j is %s', (counted, state) => {
  expect(judgeConnections(counted).state).toBe(state);
});
