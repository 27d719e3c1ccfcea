import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RenderMail } from '../parts/said.ts';

const built = new URL('../../../dist/render-mail.js', import.meta.url);

/**
 * The built frame of the mails: Node strips types but can't read TSX.
 * @throws Error with the command to run when it isn't built
 */
export async function loadRenderMail(): Promise<RenderMail> {
  if (!existsSync(built)) {
    throw new Error(
      `The mails are not built: ${fileURLToPath(built)} is missing. Run "pnpm --filter @tvm/mailworker run build".`,
    );
  }
  const { renderMail }: { renderMail: RenderMail } = await import(built.href);
  return renderMail;
}
