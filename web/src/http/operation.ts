import {
  type QueryClient,
  type QueryKey,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { OperationId, operations } from '@tvm/contract';
import { type Answer, answer } from './client.ts';

/** The query parameters of an operation. */
export type Query<Id extends OperationId> = NonNullable<
  operations[Id]['parameters'] extends { query?: infer Parameters } ? Parameters : never
>;

/** The body that an operation takes. */
export type Body<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { 'application/json': infer Sent } };
}
  ? Sent
  : never;

/** What its path holds and its body, as one object. */
export type Input<Id extends OperationId> = Body<Id> &
  (operations[Id]['parameters'] extends { path: infer Parameters } ? Parameters : unknown);

/**
 * The header of a request that a screen makes by itself, to be up to date: no sign of a person, so it doesn't keep a session from going idle.
 * The first request for something is one: somebody opened it.
 */
type AskedBy = { 'X-Background'?: 'true' };

/** The query of an operation that reads. Its key begins with what a change of it makes stale. */
export function read<Answered>(queryKey: QueryKey, send: (askedBy: AskedBy) => Promise<Answer<Answered>>) {
  return queryOptions({
    queryKey,
    queryFn: ({ client }) =>
      answer(send(client.getQueryData(queryKey) === undefined ? {} : { 'X-Background': 'true' })),
  });
}

type Effects<Answered, Input> = {
  /** After a success. */
  succeeded?: (client: QueryClient, answered: Answered, input: Input) => unknown;
  /** Refused or not. */
  settled?: (client: QueryClient) => unknown;
  /** How long the answer is kept once no screen shows it. */
  gcTime?: number;
};

/** Makes the hook of an operation that changes something. */
export function change<Answered, Input = void>(
  send: (input: Input) => Promise<Answer<Answered>>,
  { succeeded, settled, ...options }: Effects<Answered, Input> = {},
) {
  return function useChange() {
    const client = useQueryClient();
    return useMutation({
      ...options,
      mutationFn: (input: Input) => answer(send(input)),
      onSuccess: (answered, input) => succeeded?.(client, answered, input),
      onSettled: () => settled?.(client),
    });
  };
}
