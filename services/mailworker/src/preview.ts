import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadTemplates } from './load-templates.ts';
import { sampleAddressee, sampleMails } from './templates/sample-mails.ts';

/** `pnpm run preview [folder]`: writes every mail with sample data as .html and .txt. */
const folder = resolve(process.argv[2] ?? 'dist/preview');
const renderMail = await loadTemplates();
await mkdir(folder, { recursive: true });
for (const [name, mail] of Object.entries(sampleMails)) {
  const { subject, html, text } = renderMail(mail, sampleAddressee);
  await writeFile(join(folder, `${name}.html`), html);
  await writeFile(join(folder, `${name}.txt`), `Subject: ${subject}\n\n${text}`);
}
process.stdout.write(`${Object.keys(sampleMails).length} mails in ${folder}\n`);
