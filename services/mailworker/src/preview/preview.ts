import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadRenderMail } from '../mails/frame/load-render-mail.ts';
import { everyMail } from '../mails/kinds.ts';
import { previewIndex } from './preview-index.ts';
import { sampleAddressees } from './sample-addressees.ts';

/** `pnpm run preview [folder]`: writes every mail with sample data, in every language, as .html and .txt, and a page with them all. */
const from = process.env.INIT_CWD ?? process.cwd();
const folder = resolve(from, process.argv[2] ?? join(import.meta.dirname, '../../dist/preview'));
const renderMail = await loadRenderMail();
await mkdir(folder, { recursive: true });
const shown = [];
for (const mail of everyMail.values()) {
  for (const addressee of Object.values(sampleAddressees)) {
    for (const [sample, said] of Object.entries(mail.samplesIn(addressee.language))) {
      const name = `${sample}.${addressee.language}`;
      const rendered = renderMail(said, addressee);
      await writeFile(join(folder, `${name}.html`), rendered.html);
      await writeFile(join(folder, `${name}.txt`), `Subject: ${rendered.subject}\n\n${rendered.text}`);
      shown.push({ name, ...rendered });
    }
  }
}
await writeFile(join(folder, 'index.html'), previewIndex(shown));
process.stdout.write(`${shown.length} mails in ${folder}, all of them in ${join(folder, 'index.html')}\n`);
