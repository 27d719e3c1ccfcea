import { nameOf, type Operation, type Parameter, schemas } from './contract-model.ts';

/** A request that a developer can send to the demo: made of the contract's examples. */
export interface ExampleRequest {
  method: string;
  /** Path and query, encoded. */
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

/** The request of an operation's examples; what has none and needn't be there is left out. */
export function exampleRequest({ method, path, parameters, body }: Operation): ExampleRequest {
  let url = path;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  for (const parameter of parameters) {
    const value = exampleOf(parameter);
    if (value === undefined) continue;
    if (parameter.in === 'path') url = url.replace(`{${parameter.name}}`, encodeURIComponent(String(value)));
    else if (parameter.in === 'header') headers[parameter.name] = String(value);
    else for (const each of [value].flat()) query.append(parameter.name, String(each));
  }
  return { method, url: query.size > 0 ? `${url}?${query}` : url, headers, body: body?.example };
}

/** An id that nobody has, where the contract can't know one. */
const nobody = '01937f3e-0000-7000-8000-000000000002';

function exampleOf({ example, required, schema }: Parameter): unknown {
  if (example !== undefined || !required) return example;
  const referred = schema.$ref ? schemas[nameOf(schema.$ref)] : schema;
  return referred?.examples?.[0] ?? (schema.format === 'uuid' ? nobody : 'x'.repeat(21));
}

/** The same as a command; `$origin` is the service's, `$token` an access token, `$id` an id of another answer. */
export function asCurl(request: ExampleRequest, needsToken: boolean): string {
  const lines = [
    `curl -sS${request.method === 'GET' ? '' : ` -X ${request.method}`} "$origin${request.url.replace(nobody, '$id')}"`,
  ];
  if (needsToken) lines.push('-H "authorization: Bearer $token"');
  for (const [name, value] of Object.entries(request.headers))
    lines.push(`-H '${name.toLowerCase()}: ${value}'`);
  if (request.body !== undefined) {
    lines.push("-H 'content-type: application/json'");
    lines.push(`-d '${JSON.stringify(request.body).replaceAll("'", `'\\''`)}'`);
  }
  return lines.join(' \\\n  ');
}
