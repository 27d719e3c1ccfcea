import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { marked } from 'marked';

/** Text that stands in HTML as it is. */
export const asText = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Our own texts in CommonMark; nothing of a request ever comes here. */
export const markdown = (text: string): string => marked.parse(text, { async: false });

export const pagesPath = '/totpservice/api/';
const sheet = `${pagesPath}pages.css`;

/** The one sheet of all pages outside the SPA. */
export function registerPagesSheet(app: FastifyInstance): void {
  registerText(app, sheet, 'text/css', () => readFileSync(new URL('pages.css', import.meta.url), 'utf8'));
}

/** Serves a text that is the same for everybody, made when it is first asked for: a start doesn't wait for pages that few read. */
export function registerText(
  app: FastifyInstance,
  url: string,
  type: 'text/html' | 'text/css',
  make: () => string,
): void {
  const text = once(make);
  app.get(url, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').type(`${type}; charset=utf-8`).send(text()),
  );
}

/** The same value at each call, made by the first. */
export function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * A page outside the SPA, without script. Everything but `title` and `skip` is HTML.
 * @param skip the words of the link past the header
 * @param look the class that the sheet has rules for
 * @param beside what stands beside the text
 */
export function page(parts: {
  language: 'nl' | 'en';
  look: 'manual' | 'reference';
  title: string;
  skip: string;
  header: string;
  beside?: string;
  main: string;
}): string {
  const { language, look, title, skip, header, beside = '', main } = parts;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${asText(title)}</title>
<link rel="stylesheet" href="${sheet}">
</head>
<body class="${look}">
<a class="skip" href="#text">${asText(skip)}</a>
<header>${header}</header>
<div class="columns">${beside}<main id="text" tabindex="-1">
${main}
</main></div>
</body>
</html>`;
}
