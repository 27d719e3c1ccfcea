import { marked } from 'marked';

/** Text that stands in HTML as it is. */
export const asText = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Our own texts in CommonMark; nothing of a request ever comes here. */
export const markdown = (text: string): string => marked.parse(text, { async: false });

export const pagesPath = '/totpservice/api/';

const links = [
  ['Reference', pagesPath],
  ['Connect in an hour', `${pagesPath}guide/`],
  ['Problems', '/totpservice/problems/'],
  ['Versions', `${pagesPath}versioning/`],
  ['openapi.json', '/totpservice/api/v1/openapi.json'],
] as const;

/** A page for developers: no script, one style sheet of our own. */
export function page(title: string, nav: string, main: string): string {
  const items = links.map(([name, href]) => `<li><a href="${href}">${name}</a></li>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${asText(title)} - Mijn TVM API</title>
<link rel="stylesheet" href="${pagesPath}reference.css">
</head>
<body>
<a class="skip" href="#main">To the text</a>
<header><p class="brand">Mijn TVM <span>API</span></p><nav aria-label="Documentation"><ul>${items}</ul></nav></header>
<div class="columns">${nav}<main id="main" tabindex="-1">
${main}
</main></div>
</body>
</html>`;
}
