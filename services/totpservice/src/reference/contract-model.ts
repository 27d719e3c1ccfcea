import { contract } from '../http/contract.ts';

/** A JSON Schema of the contract, as far as a reader needs it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  default?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  allOf?: Schema[];
  examples?: unknown[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
}

type Content = Record<string, { schema: Schema; example?: unknown }>;

export interface Operation {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  /** What opens it, in words of the contract: the scheme and its scopes. */
  security: { scheme: string; scopes: string[] }[];
  roles: string[];
  problems: string[];
  parameters: Parameter[];
  body: { schema: Schema; example: unknown } | undefined;
  responses: { status: string; description: string; schema: Schema | undefined; example: unknown }[];
}

interface RawOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security?: Record<string, string[]>[];
  'x-roles'?: string[];
  'x-problems'?: string[];
  parameters?: (Parameter & { $ref?: string })[];
  requestBody?: { content: Content };
  responses: Record<string, { $ref?: string; description?: string; content?: Content }>;
}

const raw = contract as unknown as {
  info: { title: string; version: string; description: string };
  tags: { name: string; description: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
};

export const { info, tags } = raw;
export const { schemas } = raw.components;
/** The last part of a reference inside the contract. */
export const nameOf = (ref: string): string => ref.split('/').at(-1) ?? '';

const resolveParameter = (given: Parameter & { $ref?: string }): Parameter =>
  (given.$ref && raw.components.parameters[nameOf(given.$ref)]) || given;

/** Every operation, in the contract's order. */
export const operations: Operation[] = Object.entries(raw.paths).flatMap(([path, ofPath]) =>
  Object.entries(ofPath).map(([method, operation]) => toOperation(path, method, operation)),
);

function toOperation(path: string, method: string, operation: RawOperation): Operation {
  const json = operation.requestBody?.content['application/json'];
  return {
    ...{ id: operation.operationId, method: method.toUpperCase(), path, tag: operation.tags[0] ?? '' },
    ...{ summary: operation.summary, description: operation.description ?? '' },
    security: (operation.security ?? raw.security).flatMap((each) =>
      Object.entries(each).map(([scheme, scopes]) => ({ scheme, scopes })),
    ),
    roles: operation['x-roles'] ?? [],
    problems: operation['x-problems'] ?? [],
    parameters: (operation.parameters ?? []).map(resolveParameter),
    body: json && { schema: json.schema, example: json.example },
    responses: Object.entries(operation.responses)
      .filter(([status]) => status < '400')
      .map(([status, { description = '', content = {} }]) => {
        const [first] = Object.values(content);
        return { status, description, schema: first?.schema, example: first?.example };
      }),
  };
}
