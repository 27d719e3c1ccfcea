import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { loadOperations } from '../features/load-operations.ts';
import { securityHandlers } from '../sessions/security-handlers.ts';
import { registerContractRoutes } from './contract-routes.ts';
import { compileSerializer } from './serialization.ts';
import { compileValidator, registerValidation } from './validation.ts';

type Content = Record<string, { schema: object }>;
interface RouteSchema extends Partial<Record<'params' | 'querystring' | 'headers', object>> {
  operationId: string;
  body?: { content: Content };
  response: Record<string, { content?: Content }>;
}

const app = Fastify();
const routes: RouteSchema[] = [];
registerValidation(app);
app.addHook('onRoute', ({ schema, method }) => {
  if (method !== 'HEAD') routes.push(schema as RouteSchema);
});
await registerContractRoutes(app, await loadOperations(), securityHandlers);

const schemasOf = (content: Content = {}) => Object.values(content).map(({ schema }) => schema);

/** What compiled says of an answer without anything, which is about the answer; else why it doesn't compile. */
function whatIsSaidOfNothing(schema: object): string {
  try {
    compileSerializer(schema)({});
    return '';
  } catch (error) {
    return String(error);
  }
}

it.each(routes)('every schema of $operationId compiles when the first request needs it', (route) => {
  const { body, response, ...inputs } = route;
  for (const schema of schemasOf(body?.content)) compileValidator({ schema, httpPart: 'body' } as never)({});
  for (const httpPart of ['params', 'querystring', 'headers'] as const) {
    const schema = inputs[httpPart];
    if (schema) compileValidator({ schema, httpPart } as never)({});
  }
  const answers = Object.values(response).flatMap(({ content }) => schemasOf(content));
  for (const schema of answers) expect(whatIsSaidOfNothing(schema)).toMatch(/^$|is required|does not match/);
});
