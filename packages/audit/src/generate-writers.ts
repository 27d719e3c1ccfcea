/**
 * Writes what the database needs of the types of events into packages/db/sql/audit-writers.sql: which role writes which. With `--check` it writes nothing and fails when the
 * file isn't up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { eventTypes, writers } from './event-types.ts';

const file = new URL('../../db/sql/audit-writers.sql', import.meta.url);
const array = (texts: readonly string[]) => `'{${texts.join(', ')}}'::text[]`;

const actorKinds = ['user', 'employee', 'client', 'system', 'anonymous'] as const;
const lines = writers.map((role) => {
  const own = Object.entries(eventTypes).filter(([, { by }]) => by.some((each) => each === role));
  const cases = actorKinds.flatMap((kind) => {
    const types = own.filter(([, { actors }]) => actors.includes(kind)).map(([type]) => type);
    return types.length === 0 ? [] : [`      WHEN '${kind}' THEN type = ANY (${array(types.sort())})\n`];
  });
  return `    WHEN '${role}' THEN CASE actor_kind\n${cases.join('')}      ELSE false END\n`;
});
const content = `-- Generated from packages/audit/src/event-types.ts by \`pnpm generate\`. Do not edit.
-- Which role writes which type of event, as which kind of actor: constants that a plan keeps, so that asking costs no look into a table.
CREATE OR REPLACE FUNCTION may_write_event(writer name, type text, actor_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE writer
${lines.join('')}    ELSE false
  END
$$;
`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, content);
} else if (readFileSync(file, 'utf8') !== content) {
  process.stderr.write(`Out of date: ${file.pathname}. Run \`pnpm generate\`.\n`);
  process.exitCode = 1;
}
