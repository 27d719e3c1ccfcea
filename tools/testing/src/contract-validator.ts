import document from '@tvm/contract/openapi.json' with { type: 'json' };
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

interface Operation {
  operationId: string;
  'x-problems'?: string[];
  responses: Record<string, { $ref?: string; content?: Record<string, unknown> }>;
}
interface Contract {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, { content?: Record<string, unknown> }> };
  'x-common-problems': string[];
}

export interface ObservedResponse {
  method: string;
  path: string;
  status: number;
  contentType: string | undefined;
  body: unknown;
}

const contract = document as unknown as Contract;
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(contract, 'contract');
const compiled = new Map<string, ValidateFunction>();

/** Throws when a response isn't one that openapi.yaml promises: path, status, content type, body and problem code. */
export function assertResponseInContract(response: ObservedResponse): void {
  const found = findOperation(response.method.toLowerCase(), response.path);
  // What has no operation can only be refused.
  if (!found) {
    if (response.status < 400) throw new Error(`${response.method} ${response.path} is not in the contract`);
    return;
  }
  const where = `${found.operation.operationId} ${response.status}`;
  const promised = found.operation.responses[String(response.status)];
  if (!promised) throw new Error(`${where}: the contract has no such status`);
  const pointer =
    promised.$ref ?? `#/paths/${escapePointer(found.template)}/${found.method}/responses/${response.status}`;
  const name = promised.$ref?.split('/').at(-1);
  const content = (name ? contract.components.responses[name] : promised)?.content;
  if (!content) {
    if (response.body) throw new Error(`${where}: the contract has no body here`);
    return;
  }
  const type = response.contentType?.split(';')[0] ?? '';
  if (!(type in content)) throw new Error(`${where}: the contract has no content type "${type}"`);
  const validate = compile(`contract${pointer}/content/${escapePointer(type)}/schema`);
  if (!validate(response.body)) throw new Error(`${where}: ${ajv.errorsText(validate.errors)}`);
  if (response.status >= 400) assertOwnProblem(found.operation, response, where);
}

function assertOwnProblem(operation: Operation, response: ObservedResponse, where: string): void {
  const { code } = response.body as { code: string };
  const own = operation['x-problems'] ?? [];
  if (!own.includes(code) && !contract['x-common-problems'].includes(code)) {
    throw new Error(`${where}: ${code} is not among the operation's x-problems`);
  }
}

function findOperation(method: string, path: string) {
  for (const [template, operations] of Object.entries(contract.paths)) {
    const pattern = new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
    const operation = operations[method];
    if (operation && pattern.test(path)) return { template, method, operation };
  }
  return undefined;
}

function compile(ref: string): ValidateFunction {
  const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
  compiled.set(ref, validate);
  return validate;
}

const escapePointer = (segment: string) =>
  encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
