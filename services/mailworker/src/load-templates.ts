import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RenderMail } from './templates/mail.ts';

const built = new URL('../dist/templates.js', import.meta.url);

/**
 * The built mails: Node strips types but can't read TSX.
 * @throws Error with the command to run when they aren't built
 */
export async function loadTemplates(): Promise<RenderMail> {
  if (!existsSync(built)) {
    throw new Error(
      `The mails are not built: ${fileURLToPath(built)} is missing. Run "pnpm --filter @tvm/mailworker run build".`,
    );
  }
  const { renderMail } = (await import(built.href)) as { renderMail: RenderMail };
  return renderMail;
}
