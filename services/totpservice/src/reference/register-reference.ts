import { readdirSync, readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { markdown, once, pagesPath, registerPagesSheet, registerText } from '../pages/html.ts';
import { referencePage } from './reference-page.ts';
import { renderReference } from './render-reference.ts';

const docs = new URL('../../../../docs/', import.meta.url);
const problemsPath = '/totpservice/problems/';
const read = (name: string) => readFileSync(new URL(name, docs), 'utf8');
const titleOf = (text: string) => /^# (.+)$/m.exec(text)?.[1] ?? 'Mijn TVM';

/** Links between files of the repository become links between pages. */
const linked = (text: string) =>
  text
    .replaceAll('](../../openapi.yaml)', `](${pagesPath})`)
    .replaceAll('](versioning.md)', `](${pagesPath}versioning/)`)
    .replaceAll('](scim.md)', `](${pagesPath}scim/)`)
    .replaceAll('](which-way.md)', `](${pagesPath}which-way/)`)
    .replaceAll('](moving-in.md)', `](${pagesPath}moving-in/)`)
    .replaceAll('](connect-in-an-hour.md)', `](${pagesPath}guide/)`)
    .replaceAll('](../problems/README.md)', `](${problemsPath})`)
    .replace(/\]\((?:\.\.\/problems\/)?([a-z_]+)\.md\)/g, `](${problemsPath}$1)`);

/** What developers of other systems read: the contract, the guide, the policy of versions, and a page for each problem code. */
export function registerReference(app: FastifyInstance): void {
  registerPagesSheet(app);
  app.get(pagesPath.slice(0, -1), async (_request, reply) => reply.redirect(pagesPath));
  registerText(app, pagesPath, 'text/html', renderReference);
  for (const [path, file] of [
    ['guide/', 'guides/connect-in-an-hour.md'],
    ['scim/', 'guides/scim.md'],
    ['which-way/', 'guides/which-way.md'],
    ['moving-in/', 'guides/moving-in.md'],
    ['versioning/', 'guides/versioning.md'],
  ] as const)
    registerText(app, pagesPath + path, 'text/html', () => textPage(read(file)));
  registerText(app, problemsPath, 'text/html', () => textPage(read('problems/README.md')));
  for (const name of readdirSync(new URL('problems/', docs))) {
    if (name.endsWith('.md') && name !== 'README.md') registerProblem(app, name);
  }
}

/** As it is written for whoever asks for text, and as a page for browsers. */
function registerProblem(app: FastifyInstance, name: string): void {
  const text = once(() => read(`problems/${name}`));
  const content = once(() => textPage(text()));
  app.get(problemsPath + name.replace('.md', ''), async (request, reply) =>
    wantsHtml(request)
      ? reply.type('text/html; charset=utf-8').send(content())
      : reply.type('text/plain; charset=utf-8').send(text()),
  );
}

const wantsHtml = ({ headers: { accept = '' } }: FastifyRequest) => accept.includes('text/html');
const textPage = (text: string) => referencePage(titleOf(text), '', markdown(linked(text)));
