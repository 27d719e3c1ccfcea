import { readdirSync, readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { markdown, once, page, registerText } from '../pages/html.ts';

const docs = new URL('../../../../docs/', import.meta.url);
const path = '/totpservice/handleiding/';
const pictures = 'images/handleiding/';

/** The manual in each language: its file, where it is, and the words of its frame. */
const editions = [
  { language: 'nl', file: 'handleiding.md', at: path, skip: 'Naar de tekst', portal: 'Naar Mijn TVM' },
  {
    language: 'en',
    file: 'handleiding.en.md',
    at: `${path}en/`,
    skip: 'Skip to the text',
    portal: 'To Mijn TVM',
  },
] as const;

/** S20: the user's manual, today's product in pictures. Without script. */
export function registerManual(app: FastifyInstance): void {
  app.get(path.slice(0, -1), async (_request, reply) => reply.redirect(path));
  for (const edition of editions) {
    const read = () => readFileSync(new URL(edition.file, docs), 'utf8');
    registerText(app, edition.at, 'text/html', () => manualPage(edition, read()));
  }
  for (const name of readdirSync(new URL(pictures, docs))) {
    const picture = once(() => readFileSync(new URL(pictures + name, docs)));
    app.get(`${path}images/${name}`, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=3600').type('image/png').send(picture()),
    );
  }
}

function manualPage({ language, skip, portal }: (typeof editions)[number], text: string): string {
  const title = /^# (.+)$/m.exec(text)?.[1] ?? '';
  const linked = editions
    .reduce((linking, { file, at }) => linking.replaceAll(`](${file})`, `](${at})`), text)
    .replaceAll(`](${pictures}`, `](${path}images/`)
    // The manual names the production address; a page leads to its own.
    .replaceAll('](https://login.tvm.nl/', '](/');
  return page({
    language,
    look: 'manual',
    title: `${title} - Mijn TVM`,
    skip,
    header: `<p class="brand">Mijn TVM</p><p><a href="/totpservice/">${portal}</a></p>`,
    main: markdown(linked),
  });
}
