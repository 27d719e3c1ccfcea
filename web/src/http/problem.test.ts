import { expect, test } from 'vitest';
import { answer } from './client.ts';
import { ApiProblem, isPassing, isProblem, problemOf } from './problem.ts';

const rejected = (error: unknown, status: number) =>
  answer<never>(Promise.resolve({ error, response: new Response(null, { status }) })).catch(problemOf);

test('a problem of the contract is handed on as it is', async () => {
  const problem = { type: 'about:blank', title: 'Too many attempts.', status: 429, code: 'login_locked' };
  expect(await rejected(problem, 429)).toEqual(problem);
});

test.each([undefined, '<h1>Bad gateway</h1>', {}, { code: 'invented' }, null])(
  'the answer %j of something in between counts as the service being away',
  async (body) => {
    expect((await rejected(body, 502)).code).toBe('service_unavailable');
  },
);

test('no answer at all counts as the service being away', async () => {
  const failed = await answer(Promise.reject(new TypeError('Failed to fetch'))).catch((thrown) => thrown);
  expect(failed).toBeInstanceOf(ApiProblem);
  expect(problemOf(failed).code).toBe('service_unavailable');
  expect(isPassing(failed)).toBe(true);
});

test('only a code of the contract makes a problem', () => {
  expect(isProblem({ code: 'code_rejected' })).toBe(true);
  expect(isProblem({ code: 'toString' })).toBe(false);
});
