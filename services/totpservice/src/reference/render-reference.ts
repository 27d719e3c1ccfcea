import { asText, markdown } from '../pages/html.ts';
import { info, nameOf, type Operation, operations, type Schema, schemas, tags } from './contract-model.ts';
import { asCurl, exampleRequest } from './example-request.ts';
import { referencePage } from './reference-page.ts';

/** The contract as a page: what each operation does, takes, answers and refuses, with a command for the demo. */
export function renderReference(): string {
  // What other systems use comes first.
  const used = tags
    .filter(({ name }) => operations.some(({ tag }) => tag === name))
    .sort((one, other) => Number(isForSystems(other.name)) - Number(isForSystems(one.name)));
  const nav = used
    .map(({ name }) => {
      const own = operations.filter(({ tag }) => tag === name);
      const items = own.map(({ id }) => `<li><a href="#${id}">${id}</a></li>`).join('');
      return `<details${isForSystems(name) ? ' open' : ''}><summary>${asText(name)}</summary><ul>${items}</ul></details>`;
    })
    .join('');
  const sections = used.map(
    ({ name, description }) =>
      `<section aria-labelledby="tag-${name}"><h2 id="tag-${name}">${asText(name)}</h2>${markdown(description)}
${operations
  .filter(({ tag }) => tag === name)
  .map(operationHtml)
  .join('\n')}</section>`,
  );
  const main = `<h1>${asText(info.title)} ${asText(info.version)}</h1>${markdown(info.description)}
${sections.join('\n')}
<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>${Object.entries(schemas).map(schemaHtml).join('\n')}</section>`;
  return referencePage('Reference', `<nav class="contents" aria-label="Operations">${nav}</nav>`, main);
}

const needsToken = ({ security }: Operation) => security.some(({ scheme }) => scheme === 'client');
const isForSystems = (name: string) => operations.some((each) => each.tag === name && needsToken(each));

function operationHtml(operation: Operation): string {
  const { id, method, path, summary, description, parameters, body, responses, problems } = operation;
  const rows = parameters.map(
    ({ name, in: place, required, description: text = '', schema }) =>
      `<tr><th scope="row"><code>${asText(name)}</code></th><td>${place}${required ? ', required' : ''}</td><td>${typeHtml(schema)}</td><td>${markdown(text)}</td></tr>`,
  );
  const answers = responses.map(
    ({ status, description: text, schema, example }) =>
      `<li><strong>${status}</strong> ${asText(text)}${schema ? ` ${typeHtml(schema)}` : ''}${example === undefined ? '' : code(example)}</li>`,
  );
  const refusals = problems.map((name) => `<a href="/totpservice/problems/${name}">${name}</a>`).join(', ');
  return `<article aria-labelledby="${id}">
<h3 id="${id}">${id}</h3>
<p class="route"><span class="method">${method}</span> <code>${asText(path)}</code></p>
<p><strong>${asText(summary)}</strong></p>
${markdown(description)}
<p>${openedBy(operation)}</p>
${rows.length > 0 ? `<div class="wide" tabindex="0" role="region" aria-label="Parameters of ${id}"><table><caption>Parameters</caption><tbody>${rows.join('')}</tbody></table></div>` : ''}
${body ? `<p>Body: ${typeHtml(body.schema)}</p>` : ''}
<ul class="answers">${answers.join('')}</ul>
${refusals ? `<p>Refused with ${refusals}; any operation also with the <a href="/totpservice/problems/">common ones</a>.</p>` : ''}
${needsToken(operation) ? `<pre tabindex="0" aria-label="Example of ${id}"><code>${asText(asCurl(exampleRequest(operation), true))}</code></pre>` : ''}
</article>`;
}

function openedBy({ security, roles }: Operation): string {
  if (security.length === 0) return 'Open to anybody.';
  const ways = security.map(({ scheme, scopes }) =>
    scheme === 'client'
      ? `an access token with the scope <code>${scopes.join(' ')}</code>`
      : `<code>${asText(scheme)}</code>${roles.length > 0 ? ` (${roles.join(', ')})` : ''}`,
  );
  return `Opened by ${ways.join(' or ')}.`;
}

function schemaHtml([name, schema]: [string, Schema]): string {
  const { required = [], properties, description = '' } = schema;
  const rows = Object.entries(properties ?? {}).map(
    ([field, each]) =>
      `<tr><th scope="row"><code>${asText(field)}</code></th><td>${typeHtml(each)}${required.includes(field) ? '' : ', optional'}</td><td>${markdown(each.description ?? '')}</td></tr>`,
  );
  const content = properties
    ? `<div class="wide" tabindex="0" role="region" aria-label="Fields of ${name}"><table><tbody>${rows.join('')}</tbody></table></div>`
    : `<p>${typeHtml(schema)}</p>`;
  return `<article aria-labelledby="schema-${name}"><h3 id="schema-${name}">${name}</h3>${markdown(description)}${content}</article>`;
}

/** A schema in a few words: its type, limits and values, or a link to where it is described. */
function typeHtml(schema: Schema): string {
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return `<code>${asText(JSON.stringify(schema.const))}</code>`;
  if (schema.enum)
    return `one of ${schema.enum.map((value) => `<code>${asText(String(value))}</code>`).join(' ')}`;
  if (schema.oneOf) return schema.oneOf.map(typeHtml).join(' or ');
  if (schema.items) return `array of ${typeHtml(schema.items)}${limits(schema.minItems, schema.maxItems)}`;
  const type = schema.allOf?.map(typeHtml).join(' and ') ?? [schema.type ?? 'object'].flat().join(' or ');
  const inner = schema.properties
    ? ` {${Object.entries(schema.properties)
        .map(([field, each]) => `<code>${asText(field)}</code>: ${typeHtml(each)}`)
        .join(', ')}}`
    : '';
  const form = schema.format
    ? ` (${schema.format})`
    : schema.pattern
      ? ` <code>${asText(schema.pattern)}</code>`
      : '';
  return `${type}${form}${limits(schema.minLength ?? schema.minimum, schema.maxLength ?? schema.maximum)}${inner}`;
}

const limits = (from: number | undefined, to: number | undefined): string =>
  from === undefined && to === undefined ? '' : `, ${from ?? 'up'} to ${to ?? 'any'}`;

const code = (example: unknown) =>
  `<pre tabindex="0" aria-label="Example of an answer"><code>${asText(JSON.stringify(example, undefined, 2))}</code></pre>`;
