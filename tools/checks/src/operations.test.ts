import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRepository } from './repository.ts';

const { paths, read } = readRepository();
const features = paths.filter((path) => path.startsWith('services/totpservice/src/features/'));
/** Those that are served; what the contract's `webhooks:` has is sent. */
const operationIds = [
  ...read('packages/contract/src/generated/operation-facts.ts').matchAll(/^ {2}"(\w+)": \{$/gm),
].map(([, operationId = '']) => operationId);

const fileNameOf = (operationId: string): string =>
  operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('operation = file = function = test', () => {
  test('the contract has operations, each once', () => {
    expect(operationIds.length).toBeGreaterThan(80);
    expect(new Set(operationIds).size).toBe(operationIds.length);
  });

  test.each(operationIds)('%s', (operationId) => {
    const name = fileNameOf(operationId);
    const files = features.filter((path) => posix.basename(path) === `${name}.ts`);
    expect(files, `${name}.ts`).toHaveLength(1);
    const [file = ''] = files;
    expect(read(file)).toMatch(
      new RegExp(`^export const ${operationId} = operation\\(\\s*'${operationId}',`, 'm'),
    );
    // Beside it; `approve-approval.reset.test.ts` tests a part of approveApproval.
    const test = new RegExp(`^${posix.dirname(file)}/${name}(\\.[\\w-]+)?\\.test\\.ts$`);
    expect(features.filter((path) => test.test(path)).length, `${name}.test.ts`).toBeGreaterThan(0);
  });

  test('no other function of the service has the name of one', () => {
    const declared = new RegExp(
      `^(?:export )?(?:async )?(?:function|const) (${operationIds.join('|')})\\b(?! = operation\\()`,
      'gm',
    );
    const sources = paths.filter(
      (path) =>
        path.startsWith('services/totpservice/src/') && path.endsWith('.ts') && !path.endsWith('.test.ts'),
    );
    const taken = sources.flatMap((path) =>
      [...read(path).matchAll(declared)].map(([line]) => `${path}: ${line}`),
    );
    expect(taken).toEqual([]);
  });
});
