import { problemCodes, type Schema } from '@tvm/contract';

/** An RFC 9457 problem of the contract. */
export type Problem = Schema<'Problem'>;

/** What a request rejects with: always a problem of the contract, also when no answer came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The problem behind anything thrown by a request. No answer, or one that isn't ours, counts as `service_unavailable`. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ApiProblem) return thrown.problem;
  return { type: 'about:blank', title: 'No usable answer.', status: 503, code: 'service_unavailable' };
}

/** Whether the body of a failed request is a problem of the contract, and not the page of some proxy. */
export function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    problemCodes.some((code) => code === body.code)
  );
}

/** Whether the same request may well succeed in a moment. */
export function isPassing(thrown: unknown): boolean {
  return problemOf(thrown).status >= 500;
}
