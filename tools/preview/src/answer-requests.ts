import { type OperationId, operationFacts, problems } from '@tvm/contract';
import contract from '@tvm/contract/openapi.json' with { type: 'json' };
import type { Answers } from './preview.ts';

const operationIds = Object.keys(operationFacts) as OperationId[];
type Methods = Record<string, { operationId?: string }>;

/** Every operation with what its requests look like; a path without parameters comes before one with. */
const operations = Object.entries<Methods>(contract.paths)
  .sort(([one], [other]) => one.split('{').length - other.split('{').length)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      id: operationIds.find((id) => id === operationId),
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    })),
  );

/**
 * Answers every request of the page from now on, in place of a server. What has no answer is an error in the console.
 * @returns how many requests are left waiting
 */
export function answerRequests(answers: Answers): { countWaiting(): number } {
  let waiting = 0;
  globalThis.fetch = async (input, init) => {
    const { method, url } = new Request(input, init);
    const { pathname } = new URL(url);
    const id = operations.find((one) => one.method === method && one.pattern.test(pathname))?.id;
    const answer = id && answers[id];
    if (!answer) console.error(`${id ?? `${method} ${pathname}`} has no answer`);
    if (answer === 'waits') waiting++;
    return respond(answer ?? 'away');
  };
  return { countWaiting: () => waiting };
}

function respond(answer: NonNullable<Answers[OperationId]>): Response | Promise<Response> {
  if (answer === 'waits') return new Promise(() => {});
  if (answer === 'away') throw new TypeError('Failed to fetch');
  if ('says' in answer) {
    return answer.says === null ? new Response(null, { status: 204 }) : Response.json(answer.says);
  }
  const { refused: code, ...rest } = answer;
  const { status, title } = problems[code];
  return Response.json({ type: 'about:blank', title, status, code, ...rest }, { status });
}
