/**
 * Writes what the database needs of the types of events into packages/db/sql/audit-writers.sql: which role writes which. With `--check` it writes nothing and fails when the
 * file isn't up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { eventTypes, writers } from './event-types.ts';

const file = new URL('../../db/sql/audit-writers.sql', import.meta.url);
const array = (texts: readonly string[]) => `'{${texts.join(', ')}}'::text[]`;

const lines = Object.entries(writers).map(([role, actorKinds]) => {
  const own = Object.entries(eventTypes).filter(([, { by }]) => by.some((each) => each === role));
  const types = own.map(([type]) => type).sort();
  return `    WHEN '${role}' THEN actor_kind = ANY (${array(actorKinds)}) AND type = ANY (${array(types)})\n`;
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
