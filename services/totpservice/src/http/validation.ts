import { parseInstant } from '@tvm/policy';
import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FastifySchemaCompiler } from 'fastify/types/schema.js';
import { contract } from './contract.ts';
import { oncePerSchema } from './once-per-schema.ts';
import { ProblemError } from './problems.ts';

const options: Options = { strict: false, allErrors: false, removeAdditional: false, useDefaults: true };
/**
 * RFC 9562 in the one form that we give ids in: in another spelling an id would be the same row, and another subject of a budget. The library's also
 * takes `urn:uuid:`.
 */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const strict = withFormats(new Ajv2020({ ...options, coerceTypes: false }));
const coercing = withFormats(new Ajv2020({ ...options, coerceTypes: 'array' }));

/** The library's `date-time` takes instants that nothing can read: what is valid is what an operation reads. */
function withFormats(ajv: Ajv2020): Ajv2020 {
  const isInstant = (text: string) => parseInstant(text) !== undefined;
  return formats.default(ajv).addFormat('uuid', uuid).addFormat('date-time', isInstant);
}

type NamedSchema = 'NamePart' | 'Surname' | 'ClientName' | 'ExternalId' | 'UserPut' | 'OrganisationPut';
const named = new Map<NamedSchema, ValidateFunction>();

/** Whether a value is of a name's schema of the contract: for what comes in by a command, or in another protocol. */
export function isOfContract(name: NamedSchema, value: unknown): boolean {
  const compiled =
    named.get(name) ??
    withFormats(new Ajv2020(options))
      .addSchema(contract, 'contract')
      .compile({ $ref: `contract#/components/schemas/${name}` });
  named.set(name, compiled);
  return compiled(value) === true;
}

interface HeaderSchema {
  properties?: object;
  required?: string[];
}

/** Node gives the names of headers in lower case, and they are the same in any (RFC 9110, section 5.1). */
function inLowerCase(headers: HeaderSchema): object {
  const properties = Object.entries(headers.properties ?? {}).map(([name, schema]) => [
    name.toLowerCase(),
    schema,
  ]);
  const required = (headers.required ?? []).map((name) => name.toLowerCase());
  return { ...headers, properties: Object.fromEntries(properties), required };
}

const compileStrict = oncePerSchema((schema) => answering(strict.compile(schema)));
const compileCoercing = oncePerSchema((schema) => withDigitsOnly(coercing.compile(schema)));

/** As Fastify reads a validator's answer: the library's own leaves its errors at the function. */
const answering = (validate: ValidateFunction) => (data: unknown) =>
  validate(data) ? { value: data } : { error: validate.errors ?? [] };

/** Bodies are taken as they are; only path and query values, which are always text, are coerced, and one value of many is a list of one. */
export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  httpPart === 'body' ? compileStrict(schema) : compileCoercing(schema);

/** The library makes a number of whatever JavaScript takes for one: ` 1`, `1e0`, `0x1`. An integer in a path or query is digits only. */
function withDigitsOnly(validate: ValidateFunction) {
  const { properties = {} } = validate.schema as { properties?: Record<string, { type?: unknown }> };
  const integers = Object.entries(properties).flatMap(([name, { type }]) =>
    type === 'integer' ? [name] : [],
  );
  const answer = answering(validate);
  return (input: unknown) => {
    const data = input as Record<string, unknown>;
    const wrong = integers.find((name) => typeof data[name] === 'string' && !/^[0-9]+$/.test(data[name]));
    if (wrong === undefined) return answer(data);
    const error = { instancePath: `/${wrong}`, keyword: 'type', params: { type: 'integer' } };
    return { error: [{ ...error, schemaPath: `#/properties/${wrong}/type` }] };
  };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Not an operation of the contract: it checks what it is asked itself. */
    readsItself?: boolean;
  }
}

/**
 * Makes the contract's schemas the only way in. Body schemas are per content type, so another type, or none, would skip them: both are refused
 * before. Query parameters that the contract doesn't name are refused too.
 */
export function registerValidation(app: FastifyInstance): void {
  app.setValidatorCompiler(compileValidator);
  app.removeContentTypeParser('text/plain');
  app.addHook('onRoute', (route) => {
    if (route.config?.readsItself) return;
    const named = route.schema?.querystring as object | undefined;
    route.schema = {
      ...route.schema,
      querystring: { type: 'object', properties: {}, ...named, additionalProperties: false },
      ...(route.schema?.headers !== undefined && {
        headers: inLowerCase(route.schema.headers as HeaderSchema),
      }),
    };
  });
  app.addHook('preValidation', (request, _reply, done) => {
    const problem = problemOfBody(request);
    done(problem && new ProblemError(problem));
  });
}

function problemOfBody({ routeOptions, body, headers }: FastifyRequest) {
  if (routeOptions.config.readsItself) return undefined;
  if (routeOptions.schema?.body === undefined) return body === undefined ? undefined : 'validation_failed';
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return 'unsupported_media_type';
  return body === undefined ? 'malformed_body' : undefined;
}
