/** Reads the contract's sources and adds what follows from a security scheme, a method or a problem code, and the states of progress. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { progressSchemas } from './progress-states.ts';

/** A problem as `problems.yaml` has it; the file's head says what each field means. */
export interface Problem {
  status: number;
  title: string;
  common?: 'operation' | 'change' | 'change-by-cookie' | 'path';
  security?: string[];
  when?: 'x-step-up';
  retryAfterSeconds?: number;
  happened: string;
  remedy: string;
  example?: object;
}

interface Parameter {
  name: string;
  in: string;
  schema: { type?: string; default?: unknown };
}

/** An operation, as far as the step looks into it. */
export interface Operation {
  operationId: string;
  security?: Record<string, string[]>[];
  'x-step-up'?: boolean;
  'x-problems'?: string[];
  /** Common problems that can't come from it; only in the sources. */
  'x-without'?: string[];
  parameters?: (Parameter | { $ref: string })[];
  responses: Record<string, { $ref: string } | { description?: string; headers?: object; content?: object }>;
}

interface Fragment {
  paths?: Record<string, Record<string, Operation>>;
  components?: Record<string, Record<string, object>>;
}

/** The whole OpenAPI document. */
export interface Contract extends Required<Fragment> {
  'x-common-problems': string[];
  security: Record<string, string[]>[];
}

const sources = new URL('../openapi/', import.meta.url);
const read = (url: URL): unknown => parse(readFileSync(url, 'utf8'));

export const problems = read(new URL('../problems.yaml', import.meta.url)) as Record<string, Problem>;

/** The security scheme of an operation; undefined where anybody may ask. */
export const schemeOf = ({ security }: Operation, contract: Contract): string | undefined =>
  Object.keys((security ?? contract.security)[0] ?? {})[0];

/**
 * The contract of `openapi/*.yaml`: the root, then every area in the order of their names.
 * @throws Error for what stands twice, a code that doesn't exist, or one that is added here and named nevertheless
 */
export function bundle(): Contract {
  const root = read(new URL('root.yaml', sources)) as Contract;
  const contract: Contract = { ...root, paths: {}, components: root.components };
  for (const file of readdirSync(sources).sort()) {
    if (file === 'root.yaml') continue;
    const { paths = {}, components = {} } = read(new URL(file, sources)) as Fragment;
    for (const [path, ofPath] of Object.entries(paths)) {
      contract.paths[path] ??= {};
      merge(contract.paths[path], ofPath, file);
    }
    for (const [kind, named] of Object.entries(components)) {
      contract.components[kind] ??= {};
      merge(contract.components[kind], named, file);
    }
  }
  const codes = Object.keys(problems);
  merge(contract.components.schemas ?? {}, { ProblemCode: codeSchema(codes) }, 'problems.yaml');
  merge(contract.components.schemas ?? {}, progressSchemas(), 'standing.sql');
  contract['x-common-problems'] = codes.filter(
    (code) => !['path', undefined].includes(problems[code]?.common),
  );
  for (const ofPath of Object.values(contract.paths))
    for (const [method, operation] of Object.entries(ofPath)) complete(contract, method, operation);
  return contract;
}

const codeSchema = (codes: string[]) => ({
  type: 'string',
  description: 'Stable. Each has a page in docs/problems.',
  enum: codes,
});

function merge<T>(into: Record<string, T>, from: Record<string, T>, file: string): void {
  for (const [name, value] of Object.entries(from)) {
    if (name in into) throw new Error(`${file}: ${name} stands elsewhere too`);
    into[name] = value;
  }
}

/** Adds the codes that come with the security scheme, and an answer for each status of a code. */
function complete(contract: Contract, method: string, operation: Operation): void {
  const { operationId, 'x-problems': own = [], 'x-without': without = [] } = operation;
  const scheme = schemeOf(operation, contract);
  const brought = Object.entries(problems)
    .filter(([, { security, when }]) => security?.includes(scheme ?? '') && (!when || operation[when]))
    .map(([code]) => code);
  for (const code of own) {
    if (!problems[code]) throw new Error(`${operationId}: problems.yaml has no ${code}`);
    if (brought.includes(code)) throw new Error(`${operationId}: ${code} comes with ${scheme} by itself`);
  }
  const codes = [...brought, ...own];
  const common = contract['x-common-problems'].filter(
    (code) => !without.includes(code) && isCommonTo(problems[code]?.common, method, scheme),
  );
  if (method === 'get' && scheme === 'client') addETag(operation);
  delete operation['x-without'];
  if (codes.length > 0) operation['x-problems'] = codes;
  for (const { status, retryAfterSeconds } of [...common, ...codes].flatMap((code) => problems[code] ?? [])) {
    if (retryAfterSeconds || !operation.responses[status])
      operation.responses[status] = answer(retryAfterSeconds);
  }
}

/** What another system reads it may read again only where it has changed (RFC 9110, section 13.1.2). */
function addETag(operation: Operation): void {
  operation.parameters ??= [];
  operation.parameters.push({ name: 'If-None-Match', in: 'header', schema: { type: 'string' } });
  const { 200: found } = operation.responses;
  if (!found || '$ref' in found) throw new Error(`${operation.operationId} has no answer of its own`);
  found.headers = { ...found.headers, ETag: { $ref: '#/components/headers/ETag' } };
  operation.responses[304] = {
    description: 'It is as it was.',
    headers: { ETag: { $ref: '#/components/headers/ETag' } },
  };
}

const answer = (retryAfterSeconds: number | undefined) => ({
  $ref: `#/components/responses/${retryAfterSeconds ? 'ProblemRetry' : 'Problem'}`,
});

function isCommonTo(common: Problem['common'], method: string, scheme: string | undefined): boolean {
  const changes = method !== 'get';
  if (common === 'change-by-cookie') return changes && scheme !== 'client' && scheme !== 'webhookSignature';
  return common === 'operation' || (common === 'change' && changes);
}
