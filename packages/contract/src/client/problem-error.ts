import type { components } from '../generated/system-types.ts';

type Problem = components['schemas']['Problem'];

/** A problem (RFC 9457) that was answered. Decide by its `code`; its page says what to do. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.title}`);
    this.problem = problem;
  }
  get code(): Problem['code'] {
    return this.problem.code;
  }
}

/** The data of an answer, for who would rather catch. @throws ProblemError */
export async function dataOf<Data>(
  answer: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await answer;
  if (response.ok) return data as Data;
  // A proxy between us answers in its own words.
  const isProblem = typeof error === 'object' && error !== null && 'code' in error;
  const { status } = response;
  throw new ProblemError(
    isProblem
      ? (error as Problem)
      : ({ type: 'about:blank', title: response.statusText, status, code: 'internal_error' } as Problem),
  );
}
