// Prints every sample of every kind of mail, in both languages, rendered as the worker does.
import { loadRenderMail } from '@tvm/mailworker/src/mails/frame/load-render-mail.ts';
import { sampleAddressees } from '@tvm/mailworker/src/mails/frame/sample-addressees.ts';
import { everyMail } from '@tvm/mailworker/src/mails/kinds.ts';
import type { ShownMail } from './shown-mail.ts';

const renderMail = await loadRenderMail();
const shown: ShownMail[] = [];
for (const [kind, mail] of everyMail) {
  for (const addressee of Object.values(sampleAddressees)) {
    const { language } = addressee;
    for (const [name, said] of Object.entries(mail.samplesIn(language)))
      shown.push({ kind, name, language, ...renderMail(said, addressee) });
  }
}
process.stdout.write(JSON.stringify(shown));
