import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../../docs/runbooks/restore.md', import.meta.url), 'utf8');

/** The command lines of a section of the runbook, in their order. */
export function commandsOf(section: string): string[] {
  const [, body = ''] = text.split(`\n## ${section}\n`);
  const [own = ''] = body.split('\n## ');
  return own.split('\n').flatMap((line) => /^ {4,}(\S.*)$/.exec(line)?.[1] ?? []);
}
