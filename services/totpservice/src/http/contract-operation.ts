import { Readable } from 'node:stream';
import { type OperationId, operationFacts, type operations } from '@tvm/contract';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { type CookieChanges, type Cookies, changeCookies, readCookies } from './cookies.ts';
import { type Refusal, sendRefusal } from './problems.ts';
import { type Visitor, visitorOf } from './visitor.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the check of the operation's security scheme found: who calls. */
    caller: unknown;
  }
}

type Facts<Id extends OperationId> = (typeof operationFacts)[Id];
/** The security schemes of the contract; `none` where anybody may ask. */
export type Scheme = Facts<OperationId>['security'];
type Parameters<Id extends OperationId> = operations[Id]['parameters'];
type Given<Values> = NonNullable<Values>;
type InLowerCase<Values> = { [Name in keyof Values as Lowercase<Name & string>]: Values[Name] };
/** Parameters with a default of the contract are always there. */
type WithDefaults<Values, Names> = Values & Required<Pick<Values, Extract<keyof Values, Names>>>;
type BodyOf<Request> = Request extends { content: { 'application/json': infer Body } } ? Body : undefined;

/** What an operation is asked, as the contract types it, and by whom. */
export interface Input<Id extends OperationId, Callers> {
  params: Given<Parameters<Id>['path']>;
  query: WithDefaults<Given<Parameters<Id>['query']>, Facts<Id>['defaults'][number]>;
  /** By their names in lower case. */
  headers: InLowerCase<Given<Parameters<Id>['header']>>;
  body: BodyOf<operations[Id]['requestBody']>;
  caller: Callers[Facts<Id>['security'] & keyof Callers];
  cookies: Cookies;
  visitor: Visitor;
  log: FastifyBaseLogger;
}

type Responses<Id extends OperationId> = operations[Id]['responses'];
type SuccessOf<Id extends OperationId> = Extract<keyof Responses<Id>, 200 | 201 | 202 | 204>;
type AnswerBody<Response> = Response extends { content: infer Content }
  ? Content extends { 'application/json': infer Body }
    ? Body
    : AsyncIterable<string>
  : undefined;

/** The answer with one of the statuses of success. */
type AnswerOf<Id extends OperationId> = {
  [Status in SuccessOf<Id>]: {
    answered: Status;
    body: AnswerBody<Responses<Id>[Status]>;
    cookies?: Facts<Id>['cookies'] extends true ? CookieChanges : never;
    headers?: Record<string, string>;
    /** The name of the file that a text is, without day and ending. */
    file?: string;
  };
}[SuccessOf<Id>];

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;
/** The body alone, where its status can only be one and it needs nothing besides. */
type PlainBody<Id extends OperationId> =
  true extends IsUnion<SuccessOf<Id>> ? never : Exclude<AnswerOf<Id>['body'], AsyncIterable<string>>;

/** What each operation may answer: what the contract names for it, and nothing else. */
type Outcomes = {
  [Id in OperationId]: PlainBody<Id> | AnswerOf<Id> | Refusal<Facts<Id>['problems'][number]>;
};
export type Outcome<Id extends OperationId> = Outcomes[Id];

/** An operation of the contract, as routes bind it. */
export interface Operation {
  id: OperationId;
  serve: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
}

/** An answer with a status of success and what belongs to it. */
export function answer<Status extends number, Body, More extends object = object>(
  answered: Status,
  body: Body,
  more?: More,
): { answered: Status; body: Body } & More {
  return { answered, body, ...more } as { answered: Status; body: Body } & More;
}

/** That something was made, and at which path of the API it can be looked at (RFC 9110, section 10.2.2). */
export const madeAt = (path: string) => ({ headers: { location: `/totpservice/api/v1${path}` } });

/** Makes `operation`, which ties a handler to an operation of the contract, for the callers that the security schemes find. */
export function operationsFor<Callers extends Record<Scheme, unknown>>() {
  return <Id extends OperationId, const Answered extends Outcome<Id>>(
    id: Id,
    handler: (deps: Deps, input: Input<Id, Callers>) => Promise<Answered>,
  ): Operation => ({
    id,
    async serve(request, reply) {
      // The route validated it by the contract that these types are made of.
      const { params, query, headers, body, caller, log } = request as unknown as Input<Id, Callers>;
      const more = { cookies: readCookies(request), visitor: visitorOf(request) };
      const input = { params, query, headers, body, caller, log, ...more };
      return send(id, reply, await handler(request.server.deps, input));
    },
  });
}

interface AnyAnswer {
  answered: number;
  body: unknown;
  cookies?: CookieChanges;
  headers?: Record<string, string>;
  file?: string;
}
const isAnswer = (outcome: object): outcome is AnyAnswer => 'answered' in outcome;

function send(id: OperationId, reply: FastifyReply, outcome: object | undefined): FastifyReply {
  if (outcome && 'refused' in outcome) return sendRefusal(reply, outcome as Refusal);
  const [status] = operationFacts[id].success;
  const plain: AnyAnswer = { answered: status, body: outcome };
  const { answered, body, cookies, headers, file } = outcome && isAnswer(outcome) ? outcome : plain;
  changeCookies(reply, cookies);
  reply.code(answered).headers(headers ?? {});
  if (file === undefined) return reply.send(body);
  const day = reply.server.deps.now().toISOString().slice(0, 10);
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file}-${day}.csv"`)
    .send(Readable.from(withByteOrderMark(body as AsyncIterable<string>)));
}

/** Without it a spreadsheet takes UTF-8 for something older, and breaks every é. */
async function* withByteOrderMark(rows: AsyncIterable<string>): AsyncGenerator<string> {
  yield '\uFEFF';
  yield* rows;
}
