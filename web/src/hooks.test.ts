import type { OperationId } from '@tvm/contract';
import contract from '@tvm/contract/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';

const sources = Object.values(
  import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n');

const { paths }: { paths: Record<string, Record<string, { operationId?: OperationId }>> } = contract as never;

/** The contract's operations by method and path. */
const operations = new Map<string, OperationId | undefined>(
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId }]) => [`${method.toUpperCase()} ${path}`, operationId] as const,
    ),
  ),
);

const hookOf = (operationId: string): string =>
  `use${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}`;

const sent = [...sources.matchAll(/api\.([A-Z]+)\(\s*'([^']+)'/g)];

/** Each request that the SPA makes, with the name declared last between the one before it and itself. */
const requests = sent.map(({ 1: method, 2: path, index }, each) => ({
  operation: `${method} ${path}`,
  declaredBy: [
    ...sources.slice(sent[each - 1]?.index ?? 0, index).matchAll(/^(?:export )?const (\w+) = /gm),
  ].at(-1)?.[1],
}));

describe('operation = hook', () => {
  test('the SPA makes requests, each of them at one place', () => {
    expect(requests.length).toBeGreaterThan(50);
    const asked = requests.map(({ operation }) => operation);
    expect(asked.filter((operation, index) => asked.indexOf(operation) !== index)).toEqual([]);
  });

  test.each(requests)('$operation is made by the hook of its operation', ({ operation, declaredBy }) => {
    const operationId = operations.get(operation) ?? 'no operation of the contract';
    const hook = hookOf(operationId);
    // A query that other hooks change stands by itself, under the operation's own name.
    expect([operationId, hook]).toContain(declaredBy);
    expect(sources.split(`export const ${hook} = `).length - 1, hook).toBe(1);
  });
});
