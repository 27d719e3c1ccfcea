import type { paths } from '@tvm/contract';
import createClient from 'openapi-fetch';
import { ApiProblem, isProblem, problemOf } from './problem.ts';

/** Longer than the slowest honest answer (a queue of password checks); after that the person hears that it failed. */
const timeoutMs = 30_000;

/** Typed by the contract. It only carries requests: where a person goes next is the screen's business. */
export const api = createClient<paths>({
  credentials: 'same-origin',
  cache: 'no-store',
  fetch: (request) =>
    fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]) }),
});

export type Answer<Body> = { data?: Body; error?: unknown; response: Response };

/**
 * The body of a successful answer.
 *
 * @throws {ApiProblem} for every other answer, and when none came.
 */
export async function answer<Body>(sent: Promise<Answer<Body>>): Promise<Body> {
  const { data, error, response } = await sent.catch((failure: unknown) => {
    throw new ApiProblem(problemOf(failure));
  });
  if (!response.ok) throw new ApiProblem(isProblem(error) ? error : problemOf(error));
  return data as Body;
}
