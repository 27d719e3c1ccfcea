import { page, pagesPath } from '../pages/html.ts';

const links = [
  ['Reference', pagesPath],
  ['Connect in an hour', `${pagesPath}guide/`],
  ['Problems', '/totpservice/problems/'],
  ['Versions', `${pagesPath}versioning/`],
  ['openapi.json', '/totpservice/api/v1/openapi.json'],
] as const;

/** A page for developers of other systems. @param beside its contents, HTML */
export function referencePage(title: string, beside: string, main: string): string {
  const items = links.map(([name, href]) => `<li><a href="${href}">${name}</a></li>`).join('');
  return page({
    language: 'en',
    look: 'reference',
    title: `${title} - Mijn TVM API`,
    skip: 'To the text',
    header: `<p class="brand">Mijn TVM <span>API</span></p><nav aria-label="Documentation"><ul>${items}</ul></nav>`,
    beside,
    main,
  });
}
