import { readFileSync } from 'node:fs';

const standing = new URL('../../db/sql/standing.sql', import.meta.url);

/**
 * The schemas of a user's progress, from the one list of states: the view `progress_states`. A state without a figure of the rollout isn't counted as itself.
 * @throws Error where the list isn't found
 */
export function progressSchemas(): Record<string, object> {
  const [, list] = /VIEW progress_states .* AS VALUES\n([^;]+);/.exec(readFileSync(standing, 'utf8')) ?? [];
  const states = [...(list ?? '').matchAll(/\('(\w+)', \d+, (?:'\w+'|(NULL))\)/g)];
  const names = states.map(([, state = '']) => state);
  const counted = states.flatMap(([, state = '', uncounted]) => (uncounted ? [] : [state]));
  if (names.length === 0) throw new Error('standing.sql: progress_states has no states');
  return {
    Progress: { type: 'string', description: 'Who needs help first.', enum: names },
    ProgressFigures: {
      type: 'object',
      required: counted,
      properties: Object.fromEntries(counted.map((state) => [state, { type: 'integer', minimum: 0 }])),
    },
  };
}
